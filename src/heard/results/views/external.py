"""Results of others for staff: brought in, mapped, looked at, loaded, removed."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heard.design.typed import sent_revision
from heard.engines.estimation.external import ExternalFileError
from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.results import forms, queries, services
from heard.results.external import (
    MappedQuestion,
    TheirQuestion,
    mapped_from_file,
    mapping_csv,
    their_questions,
)
from heard.results.external.preview import preview_of
from heard.results.models import ExternalWave
from heard.results.rules import can_keep_waves, can_see_findings
from heard.results.services import WaveFile

FORM = ["GET", "HEAD", "POST"]


@require_safe
def external_waves(request: HttpRequest) -> HttpResponse:
    """What stands beside our findings, what waits, and what did before."""
    member = _reader(request)
    waves = queries.all_external_waves(member.partnership)
    page = {"waves": waves, "may_keep": can_keep_waves(member)}
    return render(request, "results/external_waves.jinja", page)


@require_http_methods(FORM)
def bring_external_wave(request: HttpRequest) -> HttpResponse:
    """A file with where it is from. Nothing is loaded before somebody has looked at it."""
    member = _keeper(request)
    versions = queries.versions_to_map_to(member.partnership)
    form = forms.BringWaveForm(request.POST or None, request.FILES or None, versions)
    page: dict[str, Any] = {"form": form, "known": None, "lines": ()}
    if form.is_valid():
        try:
            wave = services.bring_external_wave(
                form.version_chosen, form.about, _file(form), by=member
            )
        except services.AlreadyBroughtError as twice:
            page["known"] = twice.wave
            form.add_error("file", _("This very file is here already"))
        except ExternalFileError as error:
            page["lines"] = error.lines
            form.add_error(None, _("A file cannot be used. What is wrong stands below"))
        else:
            return redirect("results:map_external_wave", wave.key)
    return render(request, "results/bring_external_wave.jinja", page)


def _file(form: forms.BringWaveForm) -> WaveFile:
    """Raises ExternalFileError for a mapping that cannot be read."""
    file, mapping = form.cleaned_data["file"], form.cleaned_data["mapping"]
    mapped: tuple[MappedQuestion, ...] = ()
    if mapping:
        questionnaire = form.version_chosen.questionnaire
        mapped = mapped_from_file(forms.content_of(mapping), str(mapping.name), questionnaire)
    return WaveFile(str(file.name), forms.content_of(file), is_own=form.is_own, mapped=mapped)


@require_http_methods(FORM)
def map_external_wave(request: HttpRequest, key: UUID) -> HttpResponse:
    """Which of their questions and options is which of ours."""
    member = _keeper(request)
    wave = _waiting(member, key)
    theirs = their_questions(wave.file.encode(), wave.filename)
    if len(theirs) > forms.MOST_QUESTIONS or _options(theirs) > forms.MOST_OPTIONS:
        return redirect("results:bring_mapping", key)
    form = forms.MapWaveForm(request.POST or None, wave, theirs)
    if request.method == "POST" and form.is_valid() and _maps(request, wave, form.chosen(), form):
        again = form.asks_again
        name = "results:map_external_wave" if again else "results:check_external_wave"
        if again:
            messages.success(request, _("Saved. Now map the answers of each question"))
        return redirect(name, key)
    return render(request, "results/map_external_wave.jinja", {"form": form, "wave": wave})


@require_http_methods(FORM)
def bring_mapping(request: HttpRequest, key: UUID) -> HttpResponse:
    """The mapping as a file, in place of what was mapped."""
    member = _keeper(request)
    wave = _waiting(member, key)
    form = forms.MappingFileForm(request.POST or None, request.FILES or None)
    lines: tuple[str, ...] = ()
    if form.is_valid():
        file = form.cleaned_data["mapping"]
        try:
            mapped = mapped_from_file(
                forms.content_of(file), str(file.name), wave.version.questionnaire
            )
        except ExternalFileError as error:
            lines = error.lines
            form.add_error("mapping", _("This file cannot be used. What is wrong stands below"))
        else:
            if _maps(request, wave, mapped, form):
                return redirect("results:check_external_wave", key)
    page = {"form": form, "wave": wave, "lines": lines}
    return render(request, "results/bring_mapping.jinja", page)


def _maps(
    request: HttpRequest,
    wave: ExternalWave,
    mapped: tuple[MappedQuestion, ...],
    form: forms.MapWaveForm | forms.MappingFileForm,
) -> bool:
    revision = sent_revision(request.POST)
    try:
        services.map_external_wave(wave, mapped, by=current_member(request), revision=revision)
    except services.MappedMeanwhileError:
        form.add_error(None, _("Somebody else has changed the mapping. Open the page again"))
    except services.AlreadyLoadedError:
        form.add_error(None, _("Somebody else has loaded this or let it go"))
    else:
        return True
    return False


def _options(theirs: Sequence[TheirQuestion]) -> int:
    return sum(len(each.options) for each in theirs)


@require_http_methods(FORM)
def check_external_wave(request: HttpRequest, key: UUID) -> HttpResponse:
    """What would stand beside ours, what is in doubt, what cannot and why; then load it or not."""
    member = _keeper(request)
    wave = _waiting(member, key)
    current = queries.waves_to_replace(wave)
    form = forms.LoadWaveForm(request.POST or None, current)
    page: dict[str, Any] = {"wave": wave, "form": form, "preview": None, "lines": ()}
    try:
        page["preview"] = preview_of(services.read_wave(wave), wave.version.questionnaire)
    except ExternalFileError as error:
        page["lines"] = error.lines
    if form.is_valid() and (answer := _decides(request, wave, form)):
        return answer
    return render(request, "results/check_external_wave.jinja", page)


def _decides(
    request: HttpRequest, wave: ExternalWave, form: forms.LoadWaveForm
) -> HttpResponse | None:
    """Load or drop; None where that was refused and the form says why."""
    member = current_member(request)
    try:
        if not form.loads:
            services.drop_external_wave(wave, by=member)
            messages.success(request, _("Nothing was loaded, and the file is gone"))
            return redirect("results:external_waves")
        revision = sent_revision(request.POST)
        services.load_external_wave(wave, by=member, revision=revision, replaces=form.earlier)
    except services.AlreadyLoadedError:
        return redirect("results:external_waves")
    except services.MappedMeanwhileError:
        form.add_error(None, _("Somebody else has changed the mapping. Look at it again"))
    except services.OtherWaveError:
        form.add_error("replaces", _("Select another one. This one has been replaced or removed"))
    except ExternalFileError:
        form.add_error(None, _("This cannot be loaded. What is wrong stands on this page"))
    else:
        messages.success(request, _("Results loaded"))
        return redirect("results:external_wave", wave.key)
    return None


@require_safe
def external_wave(request: HttpRequest, key: UUID) -> HttpResponse:
    """Results that are loaded, as they stand beside ours."""
    member = _reader(request)
    wave = get_object_or_404(queries.loaded_waves(member.partnership), key=key)
    preview = preview_of(wave.found, wave.version.questionnaire)
    page = {"wave": wave, "preview": preview, "may_keep": can_keep_waves(member)}
    return render(request, "results/external_wave.jinja", page)


@require_safe
def external_mapping_csv(request: HttpRequest, key: UUID) -> HttpResponse:
    """The mapping as a file, to use again."""
    member = _reader(request)
    wave = get_object_or_404(queries.all_external_waves(member.partnership), key=key)
    response = HttpResponse(mapping_csv(wave.mapped), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="mapping-{wave.key}.csv"'
    return response


@require_http_methods(FORM)
def remove_external_wave(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take results from beside ours, with a reason."""
    member = _keeper(request)
    wave = get_object_or_404(queries.loaded_waves(member.partnership), key=key)
    form = forms.RemoveWaveForm(request.POST or None)
    if form.is_valid():
        try:
            services.remove_external_wave(wave, by=member, reason=form.cleaned_data["reason"])
        except services.AlreadyRemovedError:
            form.add_error(None, _("These results are removed already"))
        else:
            messages.success(request, _("Results removed"))
            return redirect("results:external_waves")
    return render(request, "results/remove_external_wave.jinja", {"form": form, "wave": wave})


def _reader(request: HttpRequest) -> Member:
    member = current_member(request)
    if not can_see_findings(member):
        raise PermissionDenied
    return member


def _keeper(request: HttpRequest) -> Member:
    member = current_member(request)
    if not can_keep_waves(member):
        raise PermissionDenied
    return member


def _waiting(member: Member, key: UUID) -> ExternalWave:
    found: ExternalWave = get_object_or_404(queries.waiting_waves(member.partnership), key=key)
    return found

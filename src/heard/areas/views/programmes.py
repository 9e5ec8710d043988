"""Surveys in many areas: the list, making one, asking areas, how far each is."""

from urllib.parse import urlsplit
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from heard.areas import queries, rules, services
from heard.areas.forms import AskAreasForm, ChooseVersionForm, ProgrammeForm, SureForm
from heard.areas.views.looking import looking_at, programme_to_run
from heard.partnerships.access import current_member
from heard.partnerships.addresses import addresses_of_install
from heard.questionnaires.queries import preview, versions_of
from heard.results.queries import grouping_choices


@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    """What this partnership runs in many areas, and what it was asked to join."""
    member = current_member(request)
    if not rules.can_see_programmes(member):
        raise PermissionDenied
    page = {
        "programmes": queries.run_by(member.partnership),
        "lines": [queries.line_of(area) for area in queries.areas_of(member.partnership)],
        "may_run": rules.can_run_programmes(member),
    }
    return render(request, "areas/programmes.jinja", page)


@require_http_methods(["GET", "HEAD", "POST"])
def choose_version(request: HttpRequest) -> HttpResponse:
    """The first step: which questionnaire."""
    member = current_member(request)
    if not rules.can_run_programmes(member):
        raise PermissionDenied
    form = ChooseVersionForm(request.POST or None, versions=versions_of(member))
    if form.is_valid():
        return redirect("areas:make_programme", form.chosen.pk)
    return render(request, "areas/choose_version.jinja", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def make_programme(request: HttpRequest, pk: int) -> HttpResponse:
    """What families of every area read, when they are asked, and by what findings are broken."""
    member = current_member(request)
    if not rules.can_run_programmes(member):
        raise PermissionDenied
    version = get_object_or_404(member.partnership.questionnaire_versions, pk=pk)
    choices = grouping_choices(version.questionnaire)
    form = ProgrammeForm(request.POST or None, choices=choices, initial={"title": version.title})
    if form.is_valid():
        programme = services.make_programme(
            version,
            words=form.programme_words,
            groupings=form.cleaned_data["groupings"],
            by=member,
        )
        messages.success(request, _("Saved. Nobody is asked yet: choose the areas"))
        return redirect("areas:ask_areas", programme.key)
    return render(request, "areas/make_programme.jinja", {"form": form, "version": version})


@require_http_methods(["GET", "HEAD", "POST"])
def ask_areas(request: HttpRequest, key: UUID) -> HttpResponse:
    """Which partnerships of this install are asked to join."""
    member, programme = programme_to_run(request, key)
    form = AskAreasForm(request.POST or None, partnerships=queries.partnerships_to_ask(programme))
    if form.is_valid():
        try:
            asked = len(services.ask_areas(programme, form.chosen, by=member))
        except services.ProgrammeEndedError:
            form.add_error(None, _("This has ended, so no area is asked any more"))
        else:
            words = ngettext("%(asked)d area asked", "%(asked)d areas asked", asked)
            messages.success(request, words % {"asked": asked})
            return redirect(programme)
    return render(request, "areas/ask_areas.jinja", {"form": form, "programme": programme})


@require_safe
def programme(request: HttpRequest, key: UUID) -> HttpResponse:
    """How far each area is, and what can be started now."""
    member, viewpoint = looking_at(request, key)
    if not viewpoint.is_operator:
        raise Http404
    found = viewpoint.programme
    page = {
        "programme": found,
        "progress": queries.progress_of(found),
        "pack": queries.pack_of(found),
        "findings_url": _findings_url,
        "may_run": rules.can_run_programme(member, found),
    }
    return render(request, "areas/programme.jinja", page)


def _findings_url(line: queries.AreaProgress) -> str:
    """The public page in the area's own part of this install."""
    found = line.publication
    if found is None:
        return ""
    address = addresses_of_install(line.area.partnership)("results:publication", found.key)
    return address if line.area.partnership.host else urlsplit(address).path


@require_http_methods(["GET", "HEAD", "POST"])
def end_programme(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask nobody any more."""
    member, programme = programme_to_run(request, key)
    form = SureForm(request.POST or None)
    if form.is_valid():
        try:
            services.end_programme(programme, by=member)
        except services.ProgrammeEndedError:
            form.add_error(None, _("This has ended already"))
        else:
            messages.success(request, _("Ended"))
            return redirect(programme)
    return render(request, "areas/end_programme.jinja", {"form": form, "programme": programme})


@require_safe
def questions(request: HttpRequest, key: UUID) -> HttpResponse:
    """Every question, for whoever runs it and for whoever is asked to join."""
    _member, viewpoint = looking_at(request, key)
    version = viewpoint.programme.version
    page = {"viewpoint": viewpoint, "version": version, "preview": preview(version)}
    return render(request, "areas/questions.jinja", page)

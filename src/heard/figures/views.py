"""Staff pages of official figures: releases, bringing one in, looking at one."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heard.design.paging import as_query, page_links
from heard.engines.officialstats import StatsFileError
from heard.figures import queries, services, words
from heard.figures.forms import ChooseAreaForm, LoadFiguresForm, LoadForm, SearchForm
from heard.figures.models import Upload
from heard.figures.reading import read_upload
from heard.figures.rules import can_load_figures, can_see_figures
from heard.partnerships.access import current_member
from heard.partnerships.models import Member

PAGE_LENGTH = 50


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Every release, those that hold first."""
    member = current_member(request)
    if not can_see_figures(member):
        raise PermissionDenied
    page = Paginator(queries.releases(member.partnership), PAGE_LENGTH).get_page(
        request.GET.get("page")
    )
    context = {
        "page": page,
        "links": page_links(page, "", before=_("Page before"), after=_("Next page")),
        "area": queries.area_of(member.partnership),
        "can_load": can_load_figures(member),
        "uploads": member.partnership.figure_uploads.all(),
    }
    return render(request, "figures/figures.jinja", context)


@require_http_methods(["GET", "POST"])
def load_figures(request: HttpRequest) -> HttpResponse:
    """A file with where it is from. Nothing is loaded before somebody has looked at it."""
    member = _loader(request)
    form = LoadFiguresForm(request.POST or None, request.FILES or None)
    known = None
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            upload = services.keep_upload(member.partnership, form.source, file, by=member)
        except services.LoadedAlreadyError as twice:
            known = twice.release
            form.add_error("file", _("This very file was loaded already"))
        else:
            return redirect(upload)
    return render(request, "figures/load_figures.jinja", {"form": form, "known": known})


@require_http_methods(["GET", "POST"])
def check_figures(request: HttpRequest, key: UUID) -> HttpResponse:
    """What a file has of ours and what is in doubt; then load it or not."""
    member = _loader(request)
    upload = _upload(member, key)
    area = queries.area_of(member.partnership)
    if area is None:
        return redirect("figures:choose_area", key)
    try:
        preview = read_upload(upload, area.code)
    except StatsFileError as error:
        return _cannot_be_read(request, upload, error)
    same = queries.may_be_replaced_by(member.partnership, upload.title, preview.indicators)
    form = LoadForm(request.POST or None, same, upload.title)
    if form.is_valid() and (answer := _decide(request, upload, form)):
        return answer
    later = queries.later_period(member.partnership, preview)
    context = {"form": form, "upload": upload, "area": area, "preview": preview, "words": words}
    context["later"] = later
    return render(request, "figures/check_figures.jinja", context)


@require_http_methods(["GET", "POST"])
def choose_area(request: HttpRequest, key: UUID) -> HttpResponse:
    """Which local authority of a file is ours."""
    member = _loader(request)
    upload = _upload(member, key)
    try:
        areas = read_upload(upload, "").statistics.local_authorities
    except StatsFileError as error:
        return _cannot_be_read(request, upload, error)
    ours = queries.area_of(member.partnership)
    form = ChooseAreaForm(request.POST or None, areas, ours.code if ours else "")
    if form.is_valid():
        services.choose_area(member.partnership, form.chosen, by=member)
        return redirect(upload)
    context = {"form": form, "upload": upload, "areas": areas}
    return render(request, "figures/choose_area.jinja", context)


@require_safe
def release(request: HttpRequest, key: UUID) -> HttpResponse:
    """The figures of one release, to look through."""
    member = current_member(request)
    if not can_see_figures(member):
        raise PermissionDenied
    found = get_object_or_404(queries.releases(member.partnership), key=key)
    form = SearchForm(request.GET, queries.indicators_of(found), queries.topics_of(found))
    page = Paginator(queries.figures_of(found, form.search), PAGE_LENGTH).get_page(
        request.GET.get("page")
    )
    query = as_query(vars(form.search))
    context = {
        "release": found,
        "form": form,
        "page": page,
        "lines": queries.lines(list(page.object_list)),
        "links": page_links(page, query, before=_("Page before"), after=_("Next page")),
        "words": words,
    }
    return render(request, "figures/release.jinja", context)


def _decide(request: HttpRequest, upload: Upload, form: LoadForm) -> HttpResponse | None:
    """Load or drop; None where that was refused and the form says why."""
    member = current_member(request)
    if not form.loads:
        services.drop_upload(upload, by=member)
        messages.success(request, _("Nothing was loaded, and the file is gone"))
        return redirect("figures:figures")
    try:
        made = services.load_figures(upload, by=member, replaces=form.earlier)
    except services.LoadedAlreadyError as twice:
        return redirect(twice.release)
    except services.NothingOfOursError:
        form.add_error("choice", _("There is nothing of our area to load"))
    except services.NotTheirsError:
        form.add_error("replaces", _("Select another one. This has a later release already"))
    else:
        messages.success(request, _("Figures loaded"))
        return redirect(made)
    return None


def _cannot_be_read(request: HttpRequest, upload: Upload, error: StatsFileError) -> HttpResponse:
    """Say what is wrong, line by line, and let the file go."""
    if request.method == "POST":
        services.drop_upload(upload, by=current_member(request))
        return redirect("figures:load_figures")
    context = {"upload": upload, "lines": error.lines}
    return render(request, "figures/unreadable.jinja", context)


def _loader(request: HttpRequest) -> Member:
    member = current_member(request)
    if not can_load_figures(member):
        raise PermissionDenied
    return member


def _upload(member: Member, key: UUID) -> Upload:
    found: Upload = get_object_or_404(member.partnership.figure_uploads, key=key)
    return found

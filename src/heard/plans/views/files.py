"""Bringing in the tables that a plan lives in: the file, its columns, a look, and what became."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heard.design.paging import page_links
from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.plans.forms.file_rows import FileRowForm
from heard.plans.forms.files import (
    UNREADABLE,
    PlanColumnsForm,
    PlanFileForm,
    PlanLeadsForm,
    TakeInPlanForm,
)
from heard.plans.models import PlanFile
from heard.plans.models.words import FileState
from heard.plans.queries import file_pages
from heard.plans.queries.file_rows import Looked, plan_files_of
from heard.plans.rules import can_keep_plan, can_keep_plans
from heard.plans.services import plan_files as services
from heard.plans.services import taking_in
from heard.plans.services.held_actions import PlanOfActionClosedError
from heard.plans.tables.found import UnreadableTableError

ROWS_SHOWN = 40


@require_http_methods(["GET", "POST"])
def bring_plan_file(request: HttpRequest, pk: int) -> HttpResponse:
    """A file, and those that were brought before."""
    member = current_member(request)
    plan = get_object_or_404(member.partnership.plans, pk=pk)
    if not can_keep_plan(member, plan):
        raise PermissionDenied
    form = PlanFileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            upload = services.Upload(sent.name, sent.read())
            return redirect(services.keep_plan_file(plan, upload, by=member))
        except UnreadableTableError as error:
            form.add_error("file", UNREADABLE[error.why])
        except PlanOfActionClosedError:
            form.add_error(None, _("This plan has ended, so nothing can be brought in"))
    files = plan.files.select_related("brought_by__user")[:20]
    context = {"form": form, "plan": plan, "files": files}
    return render(request, "plans/bring_plan_file.jinja", context)


@require_http_methods(["GET", "POST"])
def plan_file_columns(request: HttpRequest, key: UUID) -> HttpResponse:
    """Which table holds actions, and what each of its columns is."""
    member, file = _kept_file(request, key)
    if not file.waits:
        return redirect(file)
    form = PlanColumnsForm(file, request.POST or None)
    if form.is_valid():
        try:
            return redirect(services.map_plan_columns(file, form.columns, by=member))
        except services.NotWaitingError:
            return _moved_on(request, file)
        except services.NoColumnsError:
            form.add_error(None, _("Select the column that says what is done"))
    return render(request, "plans/plan_file_columns.jinja", {"form": form, "file": file})


@require_safe
def plan_file(request: HttpRequest, key: UUID) -> HttpResponse:
    """Each row as it would become, then how far it is, then what became of it."""
    _member, file = _kept_file(request, key)
    if file.state == FileState.MAPPING:
        return redirect("plans:plan_file_columns", file.key)
    context = {"file": file, "plan": file.plan, "summary": file.choices}
    if file.state == FileState.CHECKED:
        context |= _preview(request, file)
    return render(request, "plans/plan_file.jinja", context)


def _preview(request: HttpRequest, file: PlanFile) -> dict[str, object]:
    looked = Looked(file)
    choices = file_pages.choices_of(looked.rows)
    first = choices[0].name if choices else file_pages.ALL
    show = request.GET.get("show", first)
    if show not in file_pages.SHOW_WORDS:
        show = first
    rows = file_pages.shown_rows(looked.rows, show)
    page = Paginator(rows, ROWS_SHOWN).get_page(request.GET.get("page"))
    links = page_links(page, f"?show={show}", before=_("Earlier rows"), after=_("Later rows"))
    return {
        "lines": [file_pages.row_line(row) for row in page],
        "choices": choices,
        "show": show,
        "show_words": file_pages.SHOW_WORDS[show],
        "links": links,
        "table_doubts": file_pages.table_doubts(looked),
        "leads_to_ask": sum(not lead.is_certain for lead in looked.leads),
        "has_leads": bool(looked.leads),
    }


@require_http_methods(["GET", "POST"])
def plan_file_leads(request: HttpRequest, key: UUID) -> HttpResponse:
    """Who is meant by those who are named."""
    _member, file = _kept_file(request, key)
    if file.state != FileState.CHECKED:
        return redirect(file)
    looked = Looked(file)
    form = PlanLeadsForm(looked.leads, looked.known.posts, request.POST or None)
    if form.is_valid():
        try:
            services.name_file_leads(file, form.leads)
        except services.NotWaitingError:
            return _moved_on(request, file)
        messages.success(request, _("Changes saved"))
        return redirect(file)
    return render(request, "plans/plan_file_leads.jinja", {"form": form, "file": file})


@require_http_methods(["GET", "POST"])
def plan_file_row(request: HttpRequest, key: UUID, row: str) -> HttpResponse:
    """One row: what stood in it, what it would become, corrected or left out."""
    _member, file = _kept_file(request, key)
    if file.state != FileState.CHECKED:
        return redirect(file)
    looked = Looked(file)
    found = next((each for each in looked.rows if each.key == row), None)
    if found is None:
        raise Http404
    form = FileRowForm(found, looked.known.groups, request.POST or None)
    if form.is_valid():
        try:
            services.correct_file_row(file, row, form.changed, takes_in=form.takes_row_in)
        except services.NotWaitingError:
            return _moved_on(request, file)
        messages.success(request, _("Row saved"))
        return redirect(file)
    context = {"form": form, "file": file, "line": file_pages.row_line(found), "row": found}
    return render(request, "plans/plan_file_row.jinja", context)


@require_http_methods(["GET", "POST"])
def take_in_plan_file(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take the rows in, or drop the file."""
    member, file = _kept_file(request, key)
    if file.state != FileState.CHECKED:
        return redirect(file)
    form = TakeInPlanForm(request.POST or None)
    if form.is_valid():
        try:
            if form.drops:
                return redirect(services.drop_plan_file(file, by=member))
            return redirect(
                taking_in.take_in_plan_file(file, are_agreed=form.are_agreed, by=member)
            )
        except services.NotWaitingError:
            return _moved_on(request, file)
        except taking_in.RefusedError as problem:
            form.add_error("choice", str(problem.words))
    choices = file_pages.choices_of(Looked(file).rows)
    context = {"form": form, "file": file, "choices": choices}
    return render(request, "plans/take_in_plan_file.jinja", context)


def _kept_file(request: HttpRequest, key: UUID) -> tuple[Member, PlanFile]:
    member = current_member(request)
    file: PlanFile = get_object_or_404(plan_files_of(member.partnership), key=key)
    if not can_keep_plans(member):
        raise PermissionDenied
    return member, file


def _moved_on(request: HttpRequest, file: PlanFile) -> HttpResponse:
    messages.info(request, _("Somebody has decided about this file meanwhile"))
    return redirect(file)

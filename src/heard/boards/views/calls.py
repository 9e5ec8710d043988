"""Calls as whoever runs them sees them: the list, writing one, running one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from heard.boards.forms.calls import CallForm
from heard.boards.models import Call, Expression
from heard.boards.models.words import AccessNeed
from heard.boards.queries import applicants, calls, panels
from heard.boards.queries.expressions import can_be_changed
from heard.boards.queries.hidden_names import (
    hides_applicant_from,
    hides_names_from,
    who_sees_names,
)
from heard.boards.rules import (
    can_enter_expressions,
    can_keep_boards,
    can_run_call,
    can_run_calls,
    can_see_calls,
)
from heard.boards.services import calls as services
from heard.boards.staff_tags import LATE, call_tag, stage_tag
from heard.design.paging import page_links
from heard.partnerships.access import current_member

OPENED = gettext_lazy("This call has been opened, so its words stay as people have read them")


def call_to_run(request: HttpRequest, pk: int) -> Call:
    """A call that the member may run. Raises Http404, PermissionDenied."""
    member = current_member(request)
    calls = member.partnership.calls.select_related("partnership").prefetch_related("panel")
    call = get_object_or_404(calls, pk=pk)
    if not can_run_call(member, call):
        raise PermissionDenied
    return call


def applicant_to_run(request: HttpRequest, pk: int) -> Expression:
    """Somebody who applied in a call that the member may run. Raises Http404, PermissionDenied."""
    member = current_member(request)
    rows = member.partnership.expressions.select_related(
        "call__partnership", "district", "same_person_as", "offered_group__body", "membership"
    )
    expression = get_object_or_404(rows, pk=pk)
    if not can_run_call(member, expression.call):
        raise PermissionDenied
    return expression


@require_safe
def all_calls(request: HttpRequest) -> HttpResponse:
    """All of them for whoever handles calls; for others on panels, those that they decide on."""
    member = current_member(request)
    on_panels = calls.panel_call_ids(member)
    if not (can_see_calls(member) or on_panels):
        raise PermissionDenied
    context = {
        "calls": calls.calls_of(member),
        "on_panels": on_panels,
        "may_run": can_run_calls(member),
        "may_see_all": can_see_calls(member),
        "today": timezone.localdate(),
        "call_tag": call_tag,
        "late": LATE,
    }
    return render(request, "boards/all_calls.jinja", context)


@require_http_methods(["GET", "POST"])
def make_call(request: HttpRequest) -> HttpResponse:
    member = current_member(request)
    if not can_run_calls(member):
        raise PermissionDenied
    groups = list(calls.groups_to_offer(member.partnership, timezone.localdate()))
    form = CallForm(request.POST or None, groups=groups)
    if form.is_valid():
        call = services.make_call(member.partnership, words=form.words, by=member)
        messages.success(request, _("Draft saved. Nobody can see it until you open it"))
        return redirect("boards:run_call", call.pk)
    return render(request, "boards/make_call.jinja", {"form": form})


@require_http_methods(["GET", "POST"])
def change_call(request: HttpRequest, pk: int) -> HttpResponse:
    member = current_member(request)
    call = call_to_run(request, pk)
    groups = list(calls.groups_to_offer(member.partnership, timezone.localdate()))
    form = CallForm(request.POST or None, groups=groups, call=call)
    if form.is_valid():
        try:
            services.change_call(call, words=form.words, by=member)
        except services.NotADraftError:
            form.add_error(None, OPENED)
        else:
            messages.success(request, _("Draft saved"))
            return redirect("boards:run_call", call.pk)
    return render(request, "boards/change_call.jinja", {"form": form, "call": call})


@require_safe
def run_call(request: HttpRequest, pk: int) -> HttpResponse:
    """Numbers, days, who applied, doubles to settle, and what to do next."""
    member = current_member(request)
    call = call_to_run(request, pk)
    today = timezone.localdate()
    is_over = call.is_over(today)
    tallies = applicants.stage_tallies(call)
    context = {
        "call": call,
        "tag": call_tag(call, today),
        "today": today,
        "days_left": (call.closes_on - today).days,
        "is_over": is_over,
        "late": LATE if call.is_late(today) else "",
        "tallies": tallies,
        "is_decided": is_over and not applicants.undecided(call).exists(),
        "checks": calls.checklist(call, today) if call.state == "draft" else [],
        "seats": applicants.seats_offered(call),
        "has_parent": calls.has_parent(call),
        "doubles": applicants.unsettled(call).select_related("same_person_as"),
        "may_enter": can_enter_expressions(member, call),
        "hides_names": hides_names_from(member, call),
    }
    listed = _listed(request, call, of=sum(one.number for one in tallies))
    return render(request, "boards/run_call.jinja", context | listed)


def _listed(request: HttpRequest, call: Call, *, of: int) -> dict[str, Any]:
    """A page of those who applied, with their scores for whoever may see them."""
    page = applicants.page_of_applicants(call, request.GET.get("page", ""), of=of)
    sees_scores = panels.may_see_scores(current_member(request), call)
    return {
        "rows": panels.totals_of(page) if sees_scores else panels.unscored(page),
        "sees_scores": sees_scores,
        "paging": page_links(page, "", before=_("Earlier"), after=_("Later")),
        "stage_tag": stage_tag,
    }


@require_safe
def call_numbers(request: HttpRequest, pk: int) -> HttpResponse:
    """Counts that are kept after everybody is forgotten. For staff only."""
    call = call_to_run(request, pk)
    context = {"call": call, "tables": applicants.statistics(call)}
    return render(request, "boards/call_numbers.jinja", context)


@require_safe
def applicant(request: HttpRequest, pk: int) -> HttpResponse:
    """One applicant: how to reach them, what they wrote, how it went, what comes next."""
    member = current_member(request)
    expression = applicant_to_run(request, pk)
    hides_name = hides_applicant_from(member, expression)
    context = {
        "expression": expression,
        "call": expression.call,
        "hides_name": hides_name,
        "others_see": who_sees_names(expression.call) if hides_name else [],
        "tag": stage_tag(expression.stage),
        "access": [AccessNeed(need).label for need in expression.access_needs],
        "changes": expression.changes.select_related("by__user"),
        "may_withdraw": can_be_changed(expression),
        "groups": expression.groups.select_related("body"),
        "others": expression.others.filter(stage="joined"),
        "is_conflicted": panels.knows(member, expression),
        "may_keep": can_keep_boards(member),
        "is_overdue": expression.stage == "offered"
        and expression.answer_by is not None
        and expression.answer_by < timezone.localdate(),
    }
    return render(request, "boards/applicant.jinja", context)

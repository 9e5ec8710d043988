"""Planning, moving and cancelling meetings, and the one page from which each is run."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heard.boards import meeting_tags
from heard.boards.forms.meetings import (
    CancelMeetingForm,
    MeetingFilterForm,
    MeetingForm,
    PlanMeetingForm,
)
from heard.boards.meeting_steps import steps
from heard.boards.queries import meetings as queries
from heard.boards.queries.attendance import attendance
from heard.boards.rules import can_run_meeting, can_see_boards
from heard.boards.services import meetings as services
from heard.boards.services.bodies import BodyClosedError
from heard.boards.views.opening_meetings import open_meeting, sends_back_to_the_meeting
from heard.design.paging import page_links
from heard.partnerships.access import current_member

PAGE_LENGTH = 30


@require_safe
def all_meetings(request: HttpRequest) -> HttpResponse:
    """Meetings to come, then those that are over."""
    member = current_member(request)
    if not can_see_boards(member):
        raise PermissionDenied
    form = MeetingFilterForm(
        request.GET, list(member.partnership.bodies.only("name", "partnership"))
    )
    found = queries.all_meetings(member.partnership, form.chosen)
    page = Paginator(found, PAGE_LENGTH).get_page(request.GET.get("page"))
    words = {"before": _("Page before"), "after": _("Next page")}
    context = {
        "form": form,
        "page": page,
        "links": page_links(page, form.query, **words),
        "may_plan": queries.bodies_run_by(member).exists(),
        "tags": meeting_tags,
    }
    return render(request, "boards/all_meetings.jinja", context)


@require_http_methods(["GET", "POST"])
def plan_meeting(request: HttpRequest) -> HttpResponse:
    """Set a meeting of a body."""
    member = current_member(request)
    bodies = list(queries.bodies_run_by(member))
    if not bodies:
        raise PermissionDenied
    form = PlanMeetingForm(request.POST or None, bodies, request.GET.get("body", ""))
    if form.is_valid():
        plan = services.Plan(**form.plan)
        try:
            meeting = services.plan_meeting(form.body_chosen, plan, by=member)
        except BodyClosedError:
            form.add_error("body", _("It has closed. Select a board or group that is at work"))
        else:
            messages.success(request, _("Meeting planned"))
            return redirect("boards:run_meeting", meeting.pk)
    return render(request, "boards/plan_meeting.jinja", {"form": form})


@require_safe
def run_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """All of a meeting on one page; for whoever runs it with the steps."""
    member = current_member(request)
    found = queries.of_partnership(member.partnership).prefetch_related("agenda")
    meeting = get_object_or_404(found, pk=pk)
    if not can_see_boards(member):
        raise PermissionDenied
    runs = can_run_meeting(member, meeting)
    sees_all = runs or queries.is_of_the_body(member, meeting)
    papers = meeting.papers.all() if sees_all else meeting.papers.filter(is_public=True)
    came = attendance(meeting)
    context = {
        "meeting": meeting,
        "runs": runs,
        "sees_all": sees_all,
        "steps": steps(meeting, came) if runs else [],
        "attendance": came,
        "papers": list(papers.select_related("meeting")),
        "matters_arising": list(queries.open_actions(meeting.body)[:20]),
        "actions": list(meeting.actions.select_related("owner")),
        "tags": meeting_tags,
        "days_late": queries.days_late,
    }
    return render(request, "boards/run_meeting.jinja", context)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_meeting
def change_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Another day, place or time."""
    member = current_member(request)
    meeting = open_meeting(member, pk)
    form = MeetingForm(request.POST or None, meeting)
    if form.is_valid():
        services.change_meeting(meeting, services.Plan(**form.plan), by=member)
        messages.success(request, _("Meeting changed"))
        return redirect("boards:run_meeting", pk)
    return render(request, "boards/change_meeting.jinja", {"form": form, "meeting": meeting})


@require_http_methods(["GET", "POST"])
@sends_back_to_the_meeting
def cancel_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Call it off, for good."""
    member = current_member(request)
    meeting = open_meeting(member, pk)
    form = CancelMeetingForm(request.POST or None)
    if form.is_valid():
        services.cancel_meeting(meeting, by=member, reason=form.cleaned_data["reason"])
        messages.success(request, _("Meeting cancelled"))
        return redirect("boards:run_meeting", pk)
    return render(request, "boards/cancel_meeting.jinja", {"form": form, "meeting": meeting})


@require_POST
@sends_back_to_the_meeting
def hold_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """It was held."""
    member = current_member(request)
    meeting = open_meeting(member, pk)
    services.hold_meeting(meeting, by=member)
    messages.success(request, _("The meeting was held. Its minutes can be written"))
    return redirect("boards:run_meeting", pk)

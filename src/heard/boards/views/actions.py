"""What is to be done after meetings, and what was."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heard.boards import meeting_tags
from heard.boards.forms.actions import ActionForm, FinishActionForm
from heard.boards.models import Action, Meeting
from heard.boards.queries import meetings as queries
from heard.boards.rules import can_run_meeting, can_see_boards
from heard.boards.services import actions as services
from heard.boards.services.bodies import BodyClosedError
from heard.boards.views.bodies import sent_away
from heard.boards.views.opening_meetings import open_meeting, sends_back_to_the_meeting
from heard.partnerships.access import current_member
from heard.partnerships.models import Member

DONE_SHOWN = 50


@require_safe
def actions(request: HttpRequest, body_pk: int) -> HttpResponse:
    """Of a body: open ones, the soonest first, and those that are done."""
    member = current_member(request)
    body = get_object_or_404(member.partnership.bodies, pk=body_pk)
    if not can_see_boards(member):
        raise PermissionDenied
    context = {
        "body": body,
        "open": list(queries.open_actions(body)),
        "done": list(queries.done_actions(body)[:DONE_SHOWN]),
        "runs": can_run_meeting(member, Meeting(body=body)),
        "may_add": not body.is_closed,
        "member": member,
        "tag": meeting_tags.action_tag,
    }
    return render(request, "boards/actions.jinja", context)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_meeting
def add_action(request: HttpRequest, pk: int) -> HttpResponse:
    """Agreed at a meeting."""
    member = current_member(request)
    meeting = open_meeting(member, pk)
    people, items = queries.people_of(meeting.body), meeting.agenda.all()
    form = ActionForm(request.POST or None, within=member.partnership, people=people, items=items)
    if form.is_valid():
        values = services.ActionValues(**form.values)
        try:
            services.add_action(meeting.body, values, by=member, meeting=meeting)
        except services.TooManyActionsError:
            form.add_error(None, _("500 actions are open. Say first which are done"))
        else:
            messages.success(request, _("Action added"))
            return redirect("boards:run_meeting", pk)
    return render(request, "boards/add_action.jinja", {"form": form, "meeting": meeting})


@require_http_methods(["GET", "POST"])
def add_action_between_meetings(request: HttpRequest, body_pk: int) -> HttpResponse:
    """Set by the body without a meeting."""
    member = current_member(request)
    body = get_object_or_404(member.partnership.bodies, pk=body_pk)
    if not can_run_meeting(member, Meeting(body=body)):
        raise PermissionDenied
    form = ActionForm(
        request.POST or None, within=member.partnership, people=queries.people_of(body)
    )
    if form.is_valid():
        try:
            services.add_action(body, services.ActionValues(**form.values), by=member)
        except BodyClosedError:
            return sent_away(request, body)
        except services.TooManyActionsError:
            form.add_error(None, _("500 actions are open. Say first which are done"))
        else:
            messages.success(request, _("Action added"))
            return redirect("boards:actions", body_pk)
    return render(request, "boards/add_action_between_meetings.jinja", {"form": form, "body": body})


@require_http_methods(["GET", "POST"])
@sends_back_to_the_meeting
def change_action(request: HttpRequest, pk: int) -> HttpResponse:
    """Other words, somebody else, another day."""
    member = current_member(request)
    action = _open_action(member, pk)
    if not can_run_meeting(member, Meeting(body=action.body)):
        raise PermissionDenied
    items = action.meeting.agenda.all() if action.meeting else ()
    people = queries.people_who_may_own(action)
    form = ActionForm(
        request.POST or None, within=member.partnership, people=people, items=items, action=action
    )
    if form.is_valid():
        try:
            services.change_action(action, services.ActionValues(**form.values), by=member)
        except services.AlreadyDoneError:
            messages.warning(request, _("This action is done already"))
        else:
            messages.success(request, _("Action changed"))
        return redirect("boards:actions", action.body_id)
    return render(request, "boards/change_action.jinja", {"form": form, "action": action})


@require_http_methods(["GET", "POST"])
def finish_action(request: HttpRequest, pk: int) -> HttpResponse:
    """It is done: said by whoever runs the body's meetings, or by whoever took it on."""
    member = current_member(request)
    action = _open_action(member, pk)
    if not (_owns(member, action) or can_run_meeting(member, Meeting(body=action.body))):
        raise PermissionDenied
    form = FinishActionForm(request.POST or None)
    if form.is_valid():
        sent = form.cleaned_data
        try:
            services.finish_action(action, by=member, on=sent["on"], note=sent["note"])
        except services.AlreadyDoneError:
            messages.warning(request, _("This action is done already"))
        else:
            messages.success(request, _("Action done"))
        return redirect("boards:actions", action.body_id)
    return render(request, "boards/finish_action.jinja", {"form": form, "action": action})


def _open_action(member: Member, pk: int) -> Action:
    found = queries.actions_of_partnership(member.partnership)
    return get_object_or_404(found, pk=pk)


def _owns(member: Member, action: Action) -> bool:
    return action.owner is not None and action.owner.member_id == member.pk

"""What meetings ask of whoever runs them, and of those who are to do something after them."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from heard.boards.models import Action, AgendaItem, Meeting, MeetingQuerySet, Office, Paper
from heard.boards.models.words import MeetingState, MinutesState
from heard.boards.rules import can_keep_boards
from heard.design.words import date_words
from heard.partnerships.models import Member
from heard.partnerships.todo import Todo

SOON = timedelta(days=7)
MOST = 20  # of one kind: a page of things to do is no register


def todo(member: Member) -> list[Todo]:
    """Agendas, covers, minutes to write and to confirm; then the member's own late actions."""
    meetings = _run_by(member)
    today = timezone.localdate()
    return [
        *_agendas(meetings, today),
        *_covers(meetings, today),
        *_to_hold(meetings),
        *_to_draft(meetings),
        *_to_confirm(meetings),
        *_late_actions(member, today),
    ]


def _run_by(member: Member) -> MeetingQuerySet:
    meetings = Meeting.objects.filter(body__partnership=member.partnership).select_related("body")
    if can_keep_boards(member):
        return meetings
    offices = Office.objects.held(timezone.localdate())
    own = offices.filter(body=OuterRef("body"), membership__person__member=member)
    return meetings.filter(Exists(own))


def _agendas(meetings: MeetingQuerySet, today: date) -> list[Todo]:
    due = meetings.filter(
        state=MeetingState.PLANNED, ends_at__gt=timezone.now(), papers_due_on__lte=today + SOON
    ).exclude(Exists(AgendaItem.objects.filter(meeting=OuterRef("pk"))))
    words = _("Write the agenda of %(body)s for %(day)s")
    return [
        Todo(_fill(words, each), reverse("boards:agenda", args=[each.pk]), each.papers_due_on)
        for each in due.order_by("starts_at")[:MOST]
    ]


def _covers(meetings: MeetingQuerySet, today: date) -> list[Todo]:
    bare = Paper.objects.filter(meeting=OuterRef("pk"), easy_read="")
    soon = meetings.filter(
        Exists(bare),
        state=MeetingState.PLANNED,
        ends_at__gt=timezone.now(),
        starts_at__date__lte=today + SOON,
    )
    words = _("Write the Easy Read covers for the papers of %(body)s on %(day)s")
    return [
        Todo(
            _fill(words, each),
            reverse("boards:papers", args=[each.pk]),
            timezone.localdate(each.starts_at),
        )
        for each in soon.order_by("starts_at")[:MOST]
    ]


def _to_hold(meetings: MeetingQuerySet) -> list[Todo]:
    over = meetings.filter(state=MeetingState.PLANNED, ends_at__lt=timezone.now())
    words = _("Say whether %(body)s met on %(day)s")
    return [
        Todo(_fill(words, each), reverse("boards:run_meeting", args=[each.pk]))
        for each in over.order_by("starts_at")[:MOST]
    ]


def _to_draft(meetings: MeetingQuerySet) -> list[Todo]:
    waiting = meetings.filter(
        state=MeetingState.HELD,
        minutes_state=MinutesState.NONE,
        ends_at__lt=timezone.now() - SOON,
    )
    words = _("Write the minutes of %(body)s, %(day)s")
    return [
        Todo(
            _fill(words, each),
            reverse("boards:write_minutes", args=[each.pk]),
            timezone.localdate(each.ends_at) + SOON,
        )
        for each in waiting.order_by("starts_at")[:MOST]
    ]


def _to_confirm(meetings: MeetingQuerySet) -> list[Todo]:
    later = Meeting.objects.filter(
        body=OuterRef("body"), state=MeetingState.HELD, starts_at__gt=OuterRef("starts_at")
    )
    drafts = meetings.filter(Exists(later), minutes_state=MinutesState.DRAFT)
    words = _("Confirm the minutes of %(body)s, %(day)s")
    return [
        Todo(_fill(words, each), reverse("boards:confirm_minutes", args=[each.pk]))
        for each in drafts.order_by("starts_at")[:MOST]
    ]


def _late_actions(member: Member, today: date) -> list[Todo]:
    mine = Q(owner__member=member, body__partnership=member.partnership)
    late = Action.objects.filter(mine, done_on=None, due_on__lt=today).order_by("due_on")
    words = _("Do what you took on: %(action)s")
    return [
        Todo(
            words % {"action": _shortened(each.text)},
            reverse("boards:actions", args=[each.body_id]),
            each.due_on,
        )
        for each in late[:MOST]
    ]


def _fill(words: str, meeting: Meeting) -> str:
    return words % {"body": meeting.body, "day": date_words(meeting.starts_at)}


def _shortened(text: str) -> str:
    return text if len(text) <= 100 else f"{text[:99]}…"

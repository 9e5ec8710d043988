"""Duties of members that are due."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.partnerships.models import Member
from heard.partnerships.todo import Todo
from heard.scrutiny.models import Duty, MemberDuty
from heard.scrutiny.models.duty_words import DutyState
from heard.scrutiny.queries.confirming import to_confirm
from heard.scrutiny.queries.my_committee import duties_of
from heard.scrutiny.queries.reports_to_check import reports_to_check
from heard.scrutiny.rules import can_keep_committees
from heard.sessions.rules import is_elected

# An officer is told so long before the meeting who has not reported.
BEFORE_MEETING = timedelta(days=14)


def todo(member: Member) -> list[Todo]:
    """For who keeps committees, and for an elected member their own."""
    own = _own(member) if is_elected(member) else ()
    kept = _kept(member) if can_keep_committees(member) else ()
    return [*own, *kept]


def _own(member: Member) -> Iterator[Todo]:
    """What is still asked of them, and what waits for their word."""
    address = reverse("scrutiny:my_committee_signed_in")
    for line in duties_of(member):
        if line.state == DutyState.OPEN:
            words = _("Attend a session and report back to the %(name)s")
            yield Todo(words % {"name": line.duty.committee}, address, line.duty.ends_on)
    asked = to_confirm(member)
    if asked:
        words = ngettext(
            "Say whether %(count)d request of your committee is complete",
            "Say whether %(count)d requests of your committee are complete",
            len(asked),
        )
        yield Todo(words % {"count": len(asked)}, address)


def _kept(member: Member) -> Iterator[Todo]:
    if waiting := reports_to_check(member.partnership).count():
        words = ngettext(
            "Check %(count)d report that a member of a committee has filed",
            "Check %(count)d reports that members of committees have filed",
            waiting,
        )
        yield Todo(words % {"count": waiting}, reverse("scrutiny:duties"))
    ours = Duty.objects.filter(partnership=member.partnership, closed_on=None)
    open_lines = Prefetch(
        "members", MemberDuty.objects.filter(state=DutyState.OPEN), to_attr="open_lines"
    )
    for duty in ours.select_related("report_to", "committee__body").prefetch_related(open_lines):
        yield from _of(duty, duty.open_lines)


def _of(duty: Duty, lines: list[MemberDuty]) -> Iterator[Todo]:
    """Who asks to be excused, whom no link reaches, who is outstanding before the meeting."""
    address = reverse("scrutiny:keep_duty", args=[duty.pk])
    words = {"name": duty.committee}
    if any(line.asked_to_be_excused for line in lines):
        yield Todo(_("Answer who asks to be excused in the %(name)s") % words, address)
    if any(line.member_id is None for line in lines):
        text = _("Invite members of the %(name)s whom no link reaches, so that they can report")
        yield Todo(text % words, address)
    meeting = duty.report_to
    if lines and meeting and timezone.localdate(meeting.starts_at) <= _soon():
        text = ngettext(
            "Ask %(count)d member of the %(name)s who has not reported",
            "Ask %(count)d members of the %(name)s who have not reported",
            len(lines),
        )
        due_on = timezone.localdate(meeting.starts_at)
        yield Todo(text % (words | {"count": len(lines)}), address, due_on)


def _soon() -> date:
    return timezone.localdate() + BEFORE_MEETING

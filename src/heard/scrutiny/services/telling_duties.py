"""Letters to members about their duties: when they are asked, and before it is late."""

from collections.abc import Iterable
from datetime import date
from uuid import uuid4

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from heard.audit.services import record as audit
from heard.mail.letters import Letter, letter
from heard.mail.services import send_letter
from heard.partnerships.addresses import addresses_of_install
from heard.partnerships.models import Member
from heard.scrutiny.duty_details import reminder_days, reminders_due
from heard.scrutiny.models import Duty, MemberDuty
from heard.scrutiny.models.duty_words import DutyState
from heard.scrutiny.queries.duty_sessions import Near, NearSessions, near_sessions
from heard.sessions.models import Listener
from heard.sessions.queries.visits import link_of
from heard.sessions.rules import is_elected


@transaction.atomic
def tell_members(duty: Duty) -> int:
    """Those who have not heard of it yet and whom a link reaches. Gives how many."""
    untold = _open_lines().filter(duty=duty, told_on=None)
    return sum(_tell(line) for line in untold.select_for_update(of=("self",)))


@transaction.atomic
def remind_members(duty: Duty, *, by: Member) -> int:
    """Now, because an officer says so: nobody gets two letters on one day. Gives how many."""
    sent = _remind(_open_lines().filter(duty=duty).select_for_update(of=("self",)))
    audit("members reminded of a duty", duty, by=by.user, members=sent)
    return sent


def remind_of_duties(today: date) -> int:
    """Whoever is due a reminder of any duty: one letter of all that is due, once a day."""
    due = {line.member_id for line in _open_lines().exclude(member=None) if _is_due(line, today)}
    return sum(_remind_member(pk, today) for pk in sorted(filter(None, due)))


@transaction.atomic
def _remind_member(pk: int, today: date) -> int:
    """Asked again under the lock: somebody else may have written meanwhile, or they reported."""
    mine = _open_lines().filter(member=pk).select_for_update(of=("self",))
    return _remind(line for line in list(mine) if _is_due(line, today))


def tell_answer(line: MemberDuty, words: str = "") -> bool:
    """Whether a member is told that they are excused, or with `words` that they are not."""
    line = _lines().get(pk=line.pk)
    member = _reached(line)
    if member is None:
        return False
    link = _address(member, timezone.localdate())
    told = letter(
        "scrutiny/mail/duty_answered.txt", member=member, line=line, words=words, link=link
    )
    _send(f"duty answered:{line.key}:{uuid4()}", member, told)
    return True


def _remind(lines: Iterable[MemberDuty]) -> int:
    """One letter to each member, of all their lines that are given."""
    by_member: dict[Member, list[MemberDuty]] = {}
    for line in lines:
        member = _reached(line)
        if member is not None:
            by_member.setdefault(member, []).append(line)
    today = timezone.localdate()
    return sum(_send_reminder(member, mine, today) for member, mine in by_member.items())


def _send_reminder(member: Member, lines: list[MemberDuty], today: date) -> bool:
    """Whether it goes out: not on a day on which they had a letter of this or another duty."""
    if MemberDuty.objects.filter(member=member, told_on=today).exists():
        return False
    near = [(line, near_sessions(line)) for line in lines]
    words = letter(
        "scrutiny/mail/duty_reminder.txt",
        member=member,
        lines=near,
        Near=Near,
        link=_address(member, today),
    )
    _send(f"duty reminder:{member.pk}:{today}", member, words)
    for line, sessions in near:
        _note_told(line, sessions, today)
    return True


def _tell(line: MemberDuty) -> bool:
    member = _reached(line)
    if member is None:
        return False
    today, near = timezone.localdate(), near_sessions(line)
    words = letter(
        "scrutiny/mail/duty_told.txt",
        member=member,
        line=line,
        near=near,
        Near=Near,
        link=_address(member, today),
    )
    _send(f"duty told:{line.key}", member, words)
    _note_told(line, near, today)
    return True


def _note_told(line: MemberDuty, near: NearSessions, today: date) -> None:
    """What would have been due by now is made up for by this letter."""
    line.told_on = today
    line.times_reminded = reminders_due(_reminder_days(line, near), today)
    line.save(update_fields=["told_on", "times_reminded"])


def _is_due(line: MemberDuty, today: date) -> bool:
    days = _reminder_days(line, near_sessions(line))
    return line.told_on != today and reminders_due(days, today) > line.times_reminded


def _reminder_days(line: MemberDuty, near: NearSessions) -> list[date]:
    meeting = line.duty.report_to
    at = timezone.localdate(meeting.starts_at) if meeting and not meeting.is_cancelled else None
    return reminder_days(near.last_day, at)


def _reached(line: MemberDuty) -> Member | None:
    """Only elected members have a page of their own."""
    return line.member if line.member is not None and is_elected(line.member) else None


def _open_lines() -> QuerySet[MemberDuty]:
    return _lines().filter(state=DutyState.OPEN, duty__closed_on=None)


def _lines() -> QuerySet[MemberDuty]:
    return MemberDuty.objects.select_related(
        "duty__committee__body",
        "duty__partnership",
        "duty__phase",
        "duty__report_to",
        "member__user",
        "member__partnership",
        "division",
    ).order_by("pk")


def _address(member: Member, today: date) -> str:
    """Their own page; the link goes out with it, so it is taken away like any other."""
    listener, _is_new = Listener.objects.get_or_create(member=member)
    Listener.objects.filter(pk=listener.pk).update(sent_on=today)
    at = addresses_of_install(member.partnership)
    return at("scrutiny:my_committee", link_of(listener))


def _send(key: str, member: Member, words: Letter) -> None:
    send_letter(
        words,
        key=key,
        to=member.user.email,
        partnership_id=member.partnership_id,
        holds_secret=True,
    )

"""Duties of members: made from a resolution, kept in step with who sits, ended with a reason."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from heard.audit.services import record as audit
from heard.boards.models import Membership, Person
from heard.partnerships.models import Member
from heard.scrutiny.duty_details import DutyAsked
from heard.scrutiny.models import Committee, Duty, MemberDuty
from heard.scrutiny.models.duty_words import DutyState
from heard.scrutiny.queries.sitting import CommitteeMember, members_of
from heard.scrutiny.services.settling_duties import settle_duty
from heard.scrutiny.services.telling_duties import tell_answer, tell_members


class NotOfThisCommitteeError(Exception):
    """The phase, the meeting or the person is another area's or another committee's."""


class SavedMeanwhileError(Exception):
    """Somebody else changed the duty since it was opened."""


class DutyClosedError(Exception):
    """The duty is closed: nothing of it changes any more."""


class NotOpenError(Exception):
    """The member has reported, was excused or has left: there is nothing to excuse them from."""


@transaction.atomic
def make_duty(committee: Committee, asked: DutyAsked, *, by: Member) -> Duty:
    """One line for each member who sits on it today; each is told at once.

    A resolution makes one duty: the second time gives back the first. Raises
    NotOfThisCommitteeError.
    """
    _must_fit(committee, asked, by)
    committee = Committee.objects.select_for_update(of=("self",)).get(pk=committee.pk)
    if asked.resolution is not None:
        ours = Duty.objects.filter(partnership=committee.partnership, resolution=asked.resolution)
        if (known := ours.first()) is not None:
            return known
    duty = Duty.objects.create(
        partnership=committee.partnership,
        committee=committee,
        made_by=by,
        resolution=asked.resolution,
        decision=asked.decision,
        **_columns(asked),
    )
    _add_sitting(duty, timezone.localdate())
    audit("duty of members made", duty, by=by.user, members=duty.members.count())
    settle_duty(duty)
    tell_members(duty)
    return duty


@transaction.atomic
def change_duty(duty: Duty, asked: DutyAsked, *, revision: int, by: Member) -> Duty:
    """Other words, sessions, days or another meeting. Who has reported keeps that.

    Raises NotOfThisCommitteeError, SavedMeanwhileError, DutyClosedError.
    """
    _must_fit(duty.committee, asked, by)
    duty = _locked(duty)
    if duty.revision != revision:
        raise SavedMeanwhileError(duty)
    for name, value in _columns(asked).items():
        setattr(duty, name, value)
    duty.revision += 1
    duty.save()
    audit("duty of members changed", duty, by=by.user)
    settle_duty(duty)
    return duty


@transaction.atomic
def close_duty(duty: Duty, because: str, *, by: Member) -> Duty:
    """Ask nobody any more. Who has not reported stays in the list as it is.

    Raises DutyClosedError.
    """
    duty = _locked(duty)
    duty.closed_on, duty.closed_because = timezone.localdate(), because
    duty.revision += 1
    duty.save(update_fields=["closed_on", "closed_because", "revision"])
    audit("duty of members closed", duty, by=by.user)
    return duty


@transaction.atomic
def excuse_member(line: MemberDuty, because: str, *, by: Member) -> MemberDuty:
    """They need not go: everybody reads why. What they wrote when they asked is deleted.

    Raises DutyClosedError, NotOpenError.
    """
    _locked(line.duty)
    line = _locked_line(line)
    if line.state != DutyState.OPEN:
        raise NotOpenError(line)
    line.state, line.because, line.ended_on = DutyState.EXCUSED, because, timezone.localdate()
    line.asked_to_be_excused = ""
    line.save()
    audit("member excused from a duty", line.duty, by=by.user, person=str(line.person))
    tell_answer(line)
    return line


@transaction.atomic
def decline_excuse(line: MemberDuty, words: str, *, by: Member) -> MemberDuty:
    """They are asked to go all the same: the member alone gets `words`, by letter.

    Raises DutyClosedError, NotOpenError.
    """
    _locked(line.duty)
    line = _locked_line(line)
    if line.state != DutyState.OPEN or not line.asked_to_be_excused:
        raise NotOpenError(line)
    line.asked_to_be_excused = ""
    line.save(update_fields=["asked_to_be_excused"])
    audit("member not excused from a duty", line.duty, by=by.user, person=str(line.person))
    tell_answer(line, words)
    return line


@transaction.atomic
def ask_to_be_excused(line: MemberDuty, because: str, *, by: Member) -> MemberDuty:
    """A member writes why they cannot go: the officer alone reads it, and decides.

    Raises DutyClosedError, NotOpenError, NotOfThisCommitteeError.
    """
    _locked(line.duty)
    line = _locked_line(line)
    if line.member_id != by.pk:
        raise NotOfThisCommitteeError(line)
    if line.state != DutyState.OPEN:
        raise NotOpenError(line)
    if line.asked_to_be_excused != because:
        line.asked_to_be_excused = because
        line.save(update_fields=["asked_to_be_excused"])
        audit("member asked to be excused", line.duty, by=by.user)
    return line


@transaction.atomic
def add_member(duty: Duty, person: Person, *, by: Member) -> MemberDuty:
    """Somebody who sits on the committee and is not in the list yet; they are told.

    Raises DutyClosedError, NotOfThisCommitteeError.
    """
    duty = _locked(duty)
    sitting = {each.person.pk: each for each in members_of(duty.committee, timezone.localdate())}
    if person.pk not in sitting:
        raise NotOfThisCommitteeError(person)
    known = duty.members.filter(person=person).first()
    line = known or _line(duty, sitting[person.pk])
    if known is None:
        line.save()
        audit("member added to a duty", duty, by=by.user, person=str(person))
        tell_members(duty)
    return line


def keep_duties(today: date) -> int:
    """By night, for every duty that is open: who joined, who left, who came back, who reported."""
    duties = Duty.objects.filter(closed_on=None)
    return sum(keep_members(duty, today) for duty in duties)


@transaction.atomic
def keep_members(duty: Duty, today: date) -> int:
    """Gives how many lines are new or changed. Who joins after its last day is not asked."""
    duty = Duty.objects.select_for_update(of=("self",)).get(pk=duty.pk)
    if not duty.is_open:
        return 0
    sitting = {each.person.pk: each for each in members_of(duty.committee, today)}
    lines = {line.person_id: line for line in duty.members.select_for_update(of=("self",))}
    changed = sum(_follow(line, sitting.get(line.person_id), today) for line in lines.values())
    joined = []
    if today <= duty.ends_on:
        joined = [_line(duty, each) for pk, each in sitting.items() if pk not in lines]
        MemberDuty.objects.bulk_create(joined)
    if joined or changed:
        audit("members of a duty changed", duty, by=None, joined=len(joined), changed=changed)
    settle_duty(duty)
    tell_members(duty)
    return changed + len(joined)


def _follow(line: MemberDuty, now: CommitteeMember | None, today: date) -> bool:
    """Bring one line in step with whether, and as whom, they sit now."""
    before = (line.state, line.member_id, line.division_id)
    if now is None and line.state == DutyState.OPEN:
        line.state, line.because = DutyState.LEFT, _("left the committee with it open")
        line.ended_on = _last_day(line, today)
    elif now is not None and line.state == DutyState.LEFT:
        line.state, line.because, line.ended_on = DutyState.OPEN, "", None
    if now is not None and line.state == DutyState.OPEN:
        # A report stays that of the sign-in with which it was filed.
        line.member = now.member or line.member
        line.division = line.division or now.division
    if before == (line.state, line.member_id, line.division_id):
        return False
    line.save()
    return True


def _last_day(line: MemberDuty, today: date) -> date:
    seats = Membership.objects.of_body(line.duty.committee.body).filter(person=line.person_id)
    ended = seats.without_errors().filter(end_on__lt=today).order_by("-end_on").first()
    return ended.end_on if ended and ended.end_on else today


def _add_sitting(duty: Duty, today: date) -> None:
    sitting = members_of(duty.committee, today)
    MemberDuty.objects.bulk_create(_line(duty, each) for each in sitting)


def _line(duty: Duty, each: CommitteeMember) -> MemberDuty:
    return MemberDuty(duty=duty, person=each.person, member=each.member, division=each.division)


def _locked(duty: Duty) -> Duty:
    """Open, and held until the end of the transaction. Raises DutyClosedError."""
    found = Duty.objects.select_for_update(of=("self",)).select_related("committee__body")
    duty = found.get(pk=duty.pk)
    if not duty.is_open:
        raise DutyClosedError(duty)
    return duty


def _locked_line(line: MemberDuty) -> MemberDuty:
    found = MemberDuty.objects.select_for_update(of=("self",)).select_related("duty", "person")
    return found.get(pk=line.pk)


def _must_fit(committee: Committee, asked: DutyAsked, by: Member) -> None:
    areas = {committee.partnership_id, by.partnership_id}
    if asked.phase is not None:
        areas.add(asked.phase.partnership_id)
    if len(areas) > 1:
        raise NotOfThisCommitteeError(committee)
    if asked.report_to is not None and asked.report_to.body_id != committee.body_id:
        raise NotOfThisCommitteeError(asked.report_to)


def _columns(asked: DutyAsked) -> dict[str, object]:
    names = ("text", "phase", "starts_on", "ends_on", "report_to")
    return {name: getattr(asked, name) for name in names}

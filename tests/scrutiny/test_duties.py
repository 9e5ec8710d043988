"""Duties of members: who is asked, when it is done, and what becomes of who leaves."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from heard.boards.models import Membership
from heard.mail.models import Message
from heard.partnerships.models import Member
from heard.scrutiny.duty_details import reminder_days, reminders_due
from heard.scrutiny.models import Duty, MemberDuty
from heard.scrutiny.models.duty_words import DutyState
from heard.scrutiny.queries.duty_sessions import Near, near_sessions
from heard.scrutiny.services import duties as services
from heard.scrutiny.services import telling_duties
from heard.scrutiny.services.settling_duties import settle_duties, settle_open_duties
from heard.sessions.models import Visit
from tests.boards import make as boards
from tests.scrutiny import make, make_duties
from tests.scrutiny import make_committees as make_c

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def today() -> date:
    return timezone.localdate()


def leave(person, on: date) -> None:
    Membership.objects.filter(person=person).update(end_on=on, end_reason="resigned")


def states(duty: Duty) -> dict[str, str]:
    return {line.person.name: line.state for line in duty.members.select_related("person")}


def test_each_member_who_sits_today_has_one_line_with_their_division():
    committee = make_c.committee()
    stays, gone = make_c.councillor(committee), make_c.councillor(committee)
    leave(gone, today() - DAY)

    duty = make_duties.duty(committee)

    line = duty.members.get()
    assert (line.person, line.member, line.division) == (
        stays, stays.member, stays.member.division,
    )  # fmt: skip


def test_a_resolution_makes_one_duty_however_often_it_is_asked_for():
    officer = make.officer()
    committee = make_c.committee(officer)
    make_c.councillor(committee)
    key = make.published(officer).resolutions.last().key

    first = make_duties.duty(committee, officer, resolution=key)
    second = make_duties.duty(committee, officer, resolution=key, text="Other words")

    assert first == second
    assert MemberDuty.objects.count() == 1


def test_a_meeting_or_a_phase_of_elsewhere_is_refused():
    committee, elsewhere = make_c.committee(), make_c.committee()

    for wrong in (
        {"report_to": make_c.meeting(elsewhere)},
        {"phase": make_duties.phase(elsewhere)},
    ):
        with pytest.raises(services.NotOfThisCommitteeError):
            make_duties.duty(committee, **wrong)
    with pytest.raises(services.NotOfThisCommitteeError):
        make_duties.duty(committee, make.officer())


def test_a_members_sessions_are_in_the_division_else_in_the_district_else_all():
    committee = make_c.committee()
    here, around, far = (make_c.councillor(committee) for _ in range(3))
    phase = make_duties.phase(committee)
    own = make_duties.session(here, of=phase)
    far.member.division = None
    far.member.save(update_fields=["division"])

    duty = make_duties.duty(committee, phase=phase)

    found = {
        person: near_sessions(make_duties.line_of(duty, person)) for person in (here, around, far)
    }
    assert [(each.near, each.sessions) for each in found.values()] == [
        (Near.DIVISION, [own]), (Near.DISTRICT, [own]), (Near.ALL, [own]),
    ]  # fmt: skip


def test_drafts_cancelled_sessions_and_those_before_the_duty_are_not_meant():
    committee = make_c.committee()
    person = make_c.councillor(committee)
    phase = make_duties.phase(committee)
    make_duties.session(person, of=phase, state="draft")
    make_duties.session(
        person, of=phase, state="cancelled", cancelled_because="Snow", cancelled_at=timezone.now()
    )
    make_duties.session(person, -40, of=phase, state="held")

    duty = make_duties.duty(committee, phase=phase)

    assert near_sessions(make_duties.line_of(duty, person)).near == Near.NONE


def test_a_duty_is_done_with_the_first_report_and_open_again_without_it():
    committee = make_c.committee()
    person = make_c.councillor(committee)
    session = make_duties.session(person, -2)
    duty = make_duties.duty(committee)
    visit = make_duties.reported(session, person)

    assert settle_duties(person.member) == 1
    done = make_duties.line_of(duty, person)
    assert (done.state, done.done_on) == (DutyState.DONE, timezone.localdate(visit.reported_at))
    assert settle_open_duties() == 0

    Visit.objects.update(reported_at=None)
    settle_open_duties()
    assert make_duties.line_of(duty, person).state == DutyState.OPEN


def test_a_report_on_a_session_outside_its_days_settles_nothing():
    committee = make_c.committee()
    person = make_c.councillor(committee)
    make_duties.reported(make_duties.session(person, -40), person)

    duty = make_duties.duty(committee)

    assert states(duty) == {person.name: DutyState.OPEN}


def test_who_leaves_with_it_open_keeps_the_line_and_who_comes_back_has_it_open_again():
    committee = make_c.committee()
    person = make_c.councillor(committee)
    duty = make_duties.duty(committee)
    leave(person, today() - 3 * DAY)

    assert services.keep_duties(today()) == 1
    line = make_duties.line_of(duty, person)
    assert (line.state, line.ended_on) == (DutyState.LEFT, today() - 3 * DAY)
    assert line.because == "left the committee with it open"
    assert services.keep_duties(today()) == 0

    Membership.objects.update(end_on=None, end_reason="")
    services.keep_duties(today())
    assert states(duty) == {person.name: DutyState.OPEN}


def test_who_reported_and_then_leaves_has_reported():
    committee = make_c.committee()
    person = make_c.councillor(committee)
    make_duties.reported(make_duties.session(person, -2), person)
    duty = make_duties.duty(committee)
    leave(person, today() - DAY)

    services.keep_duties(today())

    assert states(duty) == {person.name: DutyState.DONE}


def test_who_joins_while_it_is_open_is_asked_and_who_joins_after_its_last_day_is_not():
    committee = make_c.committee()
    duty = make_duties.duty(committee)
    joined = make_c.councillor(committee)

    services.keep_duties(today())
    assert list(states(duty)) == [joined.name]

    late = make_c.councillor(committee)
    services.keep_duties(duty.ends_on + DAY)
    assert late.name not in states(duty)


def test_a_sign_in_that_is_made_later_is_joined_to_the_line_and_told():
    committee = make_c.committee()
    person = make_c.councillor(committee)
    member, person.member = person.member, None
    person.save(update_fields=["member"])
    duty = make_duties.duty(committee)
    assert Message.objects.count() == 0
    person.member = member
    person.save(update_fields=["member"])

    services.keep_duties(today())

    assert make_duties.line_of(duty, person).member == member
    assert Message.objects.get().to == member.user.email


def test_who_is_excused_has_a_reason_and_what_they_wrote_is_deleted():
    committee = make_c.committee()
    person = make_c.councillor(committee)
    officer = make.officer(of=committee.partnership)
    duty = make_duties.duty(committee)
    line = services.ask_to_be_excused(make_duties.line_of(duty, person), "My hip", by=person.member)

    line = services.excuse_member(line, "could not attend", by=officer)

    assert (line.state, line.because, line.ended_on, line.asked_to_be_excused) == (
        DutyState.EXCUSED, "could not attend", today(), "",
    )  # fmt: skip
    with pytest.raises(services.NotOpenError):
        services.excuse_member(line, "again", by=officer)
    with pytest.raises(services.NotOpenError):
        services.ask_to_be_excused(line, "again", by=person.member)


def test_nobody_asks_to_be_excused_for_somebody_else():
    committee = make_c.committee()
    one, other = make_c.councillor(committee), make_c.councillor(committee)
    duty = make_duties.duty(committee)

    with pytest.raises(services.NotOfThisCommitteeError):
        services.ask_to_be_excused(make_duties.line_of(duty, one), "Ill", by=other.member)


def test_a_duty_that_is_closed_changes_no_more():
    committee = make_c.committee()
    person = make_c.councillor(committee)
    officer = make.officer(of=committee.partnership)
    duty = make_duties.duty(committee)
    line = make_duties.line_of(duty, person)

    services.close_duty(duty, "The programme ended", by=officer)

    for change in (
        lambda: services.close_duty(duty, "again", by=officer),
        lambda: services.change_duty(duty, make_duties.asked(), revision=1, by=officer),
        lambda: services.excuse_member(line, "late", by=officer),
        lambda: services.add_member(duty, person, by=officer),
    ):
        with pytest.raises(services.DutyClosedError):
            change()
    leave(person, today() - DAY)
    assert services.keep_duties(today()) == 0


def test_two_officers_do_not_overwrite_each_other():
    committee = make_c.committee()
    officer = make.officer(of=committee.partnership)
    duty = make_duties.duty(committee)

    services.change_duty(duty, make_duties.asked(text="New words"), revision=0, by=officer)

    with pytest.raises(services.SavedMeanwhileError):
        services.change_duty(duty, make_duties.asked(text="Others"), revision=0, by=officer)
    assert Duty.objects.get().text == "New words"


def test_only_who_sits_on_the_committee_is_added():
    committee = make_c.committee()
    officer = make.officer(of=committee.partnership)
    duty = make_duties.duty(committee)
    stranger = boards.person(committee.partnership)
    joined = make_c.councillor(committee)

    with pytest.raises(services.NotOfThisCommitteeError):
        services.add_member(duty, stranger, by=officer)
    services.add_member(duty, joined, by=officer)
    services.add_member(duty, joined, by=officer)

    assert states(duty) == {joined.name: DutyState.OPEN}


def test_reminders_are_due_on_their_days_and_missed_ones_are_one():
    days = reminder_days(date(2026, 12, 10), date(2027, 1, 14))

    assert days == [date(2026, 11, 26), date(2026, 12, 7), date(2027, 1, 7)]
    assert [reminders_due(days, day) for day in (days[0] - DAY, days[0], days[2])] == [0, 1, 3]


def test_members_are_told_at_once_with_the_address_of_their_own_page():
    committee = make_c.committee()
    person = make_c.councillor(committee)
    make_duties.session(person, title="Getting to school")

    make_duties.duty(committee, report_to=make_c.meeting(committee))

    letter = Message.objects.get()
    assert letter.to == person.member.user.email
    assert "Getting to school" in letter.body
    assert "/committee/" in letter.body
    assert "In your division:" in letter.body


def test_one_letter_a_day_of_all_that_is_open_and_none_twice():
    committee = make_c.committee()
    person = make_c.councillor(committee)
    make_duties.session(person, 20)
    make_duties.duty(committee)
    make_duties.duty(committee)
    Message.objects.all().delete()
    when = today() + 6 * DAY

    assert telling_duties.remind_of_duties(today()) == 0
    MemberDuty.objects.update(told_on=today() - DAY)
    assert telling_duties.remind_of_duties(when) == 1
    assert telling_duties.remind_of_duties(when) == 0

    assert Message.objects.get().body.count(make_duties.TEXT) == 2


def test_nobody_is_reminded_who_reported_was_excused_or_has_left():
    committee = make_c.committee()
    officer = make.officer(of=committee.partnership)
    done, excused, left = (make_c.councillor(committee) for _ in range(3))
    duty = make_duties.duty(committee, report_to=make_c.meeting(committee))
    make_duties.reported(make_duties.session(done, -2), done)
    services.excuse_member(make_duties.line_of(duty, excused), "ill", by=officer)
    leave(left, today() - DAY)
    services.keep_duties(today())
    MemberDuty.objects.update(told_on=None)
    Message.objects.all().delete()

    assert telling_duties.remind_of_duties(today() + 60 * DAY) == 0
    assert telling_duties.remind_members(duty, by=officer) == 0


def test_who_is_no_elected_member_is_not_written_to():
    committee = make_c.committee()
    person = make_c.councillor(committee)
    Member.objects.filter(pk=person.member_id).update(left_at=timezone.now())

    make_duties.duty(committee)

    assert Message.objects.count() == 0

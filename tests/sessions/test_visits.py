"""Elected members at sessions: what they see, what they say, what they report."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from heard.mail.models import Message
from heard.partnerships.addresses import addresses_of_install
from heard.partnerships.roles import Role
from heard.safeguarding.models import Concern
from heard.sessions import jobs
from heard.sessions.models import Listener, Session, Visit
from heard.sessions.models.words import SessionState
from heard.sessions.queries import visits as queries
from heard.sessions.queries import visits_todo
from heard.sessions.queries.my_visits import Near, my_visits
from heard.sessions.services import listeners, visits
from heard.sessions.services.visit_reminders import remind_of_report
from heard.sessions.services.visits import Report
from tests.partnerships import make as partnerships
from tests.sessions import make, make_visits

pytestmark = pytest.mark.django_db
HEARD = Report(attended=True, heard="Waiting is hard", asks_for="Shorter waits")


@pytest.fixture
def division():
    return partnerships.division()


@pytest.fixture
def area(division):
    return division.district.partnership


@pytest.fixture
def councillor(area, division):
    return make_visits.councillor(area, division)


def seen(member):
    return my_visits(member, timezone.now())


def titles(lines):
    return [line.session.title for line in lines]


def at_home(member):
    return addresses_of_install(member.partnership)


def test_sessions_in_their_division_come_first(councillor, division):
    beside = partnerships.division(division.district)
    make_visits.session_in(division, title="In it")
    make_visits.session_in(beside, 3, title="Beside it")

    mine = seen(councillor)

    assert (mine.near, titles(mine.to_come)) == (Near.DIVISION, ["In it"])


def test_without_one_those_in_the_same_district(councillor, division):
    beside = partnerships.division(division.district)
    away = partnerships.division(partnerships.district(councillor.partnership, "South Mere"))
    make_visits.session_in(beside, title="Beside it")
    make_visits.session_in(away, 3, title="Away")

    mine = seen(councillor)

    assert (mine.near, titles(mine.to_come)) == (Near.DISTRICT, ["Beside it"])


def test_without_any_the_next_three_to_come(councillor):
    away = partnerships.division(partnerships.district(councillor.partnership, "South Mere"))
    for days in (9, 3, 6, 12):
        make_visits.session_in(away, days, title=f"In {days} days")

    mine = seen(councillor)

    assert (mine.near, titles(mine.to_come)) == (
        Near.NEXT,
        ["In 3 days", "In 6 days", "In 9 days"],
    )


def test_a_member_without_a_division_sees_the_next(area, division):
    make_visits.session_in(division, title="Anywhere")

    assert seen(make_visits.councillor(area)).near == Near.NEXT


def test_drafts_hidden_programmes_and_other_areas_are_not_seen(councillor, division):
    make_visits.session_in(division, state=SessionState.DRAFT)
    hidden = make.phase(make.programme(councillor.partnership, is_public=False))
    make.session(hidden, division=division)
    make.session()

    mine = seen(councillor)

    assert (mine.near, mine.to_come, mine.over) == (Near.NONE, [], [])


def test_where_they_said_yes_elsewhere_is_shown_as_well(councillor, division):
    make_visits.session_in(division, title="In it")
    away = partnerships.division(partnerships.district(councillor.partnership, "South Mere"))
    far = make_visits.session_in(away, title="Far")
    visits.answer_visit(far, councillor, will_attend=True)

    assert titles(seen(councillor).others) == ["Far"]


def test_they_may_say_otherwise_until_it_is_over(councillor, division):
    session = make_visits.session_in(division)

    visits.answer_visit(session, councillor, will_attend=True)
    assert queries.listeners_coming(session) == 1
    visits.answer_visit(session, councillor, will_attend=False)
    assert queries.listeners_coming(session) == 0
    assert Visit.objects.count() == 1


@pytest.mark.parametrize("state", [SessionState.DRAFT, SessionState.CANCELLED])
def test_nobody_says_yes_to_what_does_not_take_place(councillor, division, state):
    session = make_visits.session_in(division)
    Session.objects.update(state=state, cancelled_because="Snow", cancelled_at=timezone.now())

    with pytest.raises(visits.NotToComeError):
        visits.answer_visit(session, councillor, will_attend=True)
    with pytest.raises(visits.NotToComeError):
        visits.answer_visit(make_visits.over(division), councillor, will_attend=True)


def test_a_member_of_another_area_says_nothing_here(division):
    stranger = make_visits.councillor()

    with pytest.raises(visits.NotElectedError):
        visits.answer_visit(make_visits.session_in(division), stranger, will_attend=True)
    with pytest.raises(visits.NotElectedError):
        visits.report_visit(make_visits.over(division), stranger, HEARD, revision=0)


def test_a_report_is_filed_once_however_often_it_is_sent(councillor, division):
    session = make_visits.over(division)

    first = visits.report_visit(session, councillor, HEARD, revision=0)
    again = visits.report_visit(session, councillor, HEARD, revision=0)

    assert (again.pk, again.revision, again.reported_at) == (first.pk, 1, first.reported_at)
    assert Visit.objects.count() == 1


def test_a_report_that_was_changed_meanwhile_is_not_written_over(councillor, division):
    session = make_visits.over(division)
    visits.report_visit(session, councillor, HEARD, revision=0)

    with pytest.raises(visits.ReportedMeanwhileError):
        visits.report_visit(session, councillor, Report(True, "Other"), revision=0)

    changed = visits.report_visit(session, councillor, Report(True, "Other"), revision=1)
    assert changed.heard == "Other"


def test_nobody_reports_before_it_has_begun_or_when_it_was_cancelled(councillor, division):
    cancelled = make_visits.over(
        division,
        state=SessionState.CANCELLED,
        cancelled_because="Snow",
        cancelled_at=timezone.now(),
    )

    for session in (make_visits.session_in(division), cancelled):
        with pytest.raises(visits.NotBegunError):
            visits.report_visit(session, councillor, HEARD, revision=0)


def test_what_worries_them_goes_to_the_lead_and_not_into_the_report(councillor, division):
    worried = Report(True, "Waiting is hard", worry="A father frightened his son")

    visit = visits.report_visit(make_visits.over(division), councillor, worried, revision=0)

    concern = Concern.objects.get()
    assert (concern.worry, concern.raised_by) == ("A father frightened his son", councillor)
    assert "frightened" not in visit.heard + visit.asks_for


def test_who_came_and_has_not_reported_is_outstanding_after_a_week(area, councillor, division):
    late = make_visits.visit(make_visits.over(division, 8), councillor)
    make_visits.visit(make_visits.over(division, 7), councillor)
    make_visits.reported(make_visits.over(division, 20), councillor)
    make_visits.visit(make_visits.over(division, 21), councillor, attended=False)
    make_visits.visit(make_visits.session_in(division), councillor)

    assert list(queries.outstanding(area)) == [late]
    assert late.is_report_late
    assert queries.owed(area).count() == 2


def test_reports_between_two_days_hold_both(area, councillor, division):
    filed = [
        make_visits.reported(make_visits.over(division, days), councillor) for days in (3, 5, 9)
    ]
    today = timezone.localdate()

    found = queries.reports_between(area, today - timedelta(5), today - timedelta(3))

    assert list(found) == filed[:2]


def test_reminders_go_out_after_one_five_and_eight_days(councillor, division):
    visit = make_visits.visit(make_visits.over(division, 0), councillor)
    told = []

    for days in range(1, 12):
        start = timezone.now() - timedelta(days=days)
        Session.objects.update(starts_at=start - timedelta(hours=2), ends_at=start)
        if remind_of_report(visit):
            told.append(days)

    assert told == [1, 5, 8]
    assert Message.objects.count() == 3


def test_a_reminder_that_was_missed_is_one_and_the_job_may_run_twice(councillor, division):
    make_visits.visit(make_visits.over(division, 6), councillor)

    jobs.remind_of_reports(0)
    jobs.remind_of_reports(0)

    message = Message.objects.get()
    assert message.to == councillor.user.email
    assert "/v/" in message.body


def test_who_reported_did_not_come_or_has_left_is_not_reminded(area, division):
    session = make_visits.over(division, 2)
    make_visits.reported(session, make_visits.councillor(area))
    make_visits.visit(session, make_visits.councillor(area), attended=False)
    make_visits.visit(session, make_visits.councillor(area), will_attend=False)
    gone = make_visits.councillor(area)
    make_visits.visit(session, gone)
    gone.left_at = timezone.now()
    gone.save()

    jobs.remind_of_reports(0)

    assert Message.objects.count() == 0


def test_everybody_is_sent_their_link_once_a_day(area, councillor, division):
    other = make_visits.councillor(area)
    make_visits.councillor()
    make_visits.session_in(division, title="Tea and talk")
    lead = make.lead(area)

    sent = [listeners.send_visit_links(area, at=at_home(lead), by=lead) for _each in range(2)]

    assert sent == [2, 0]
    messages = {message.to: message for message in Message.objects.all()}
    assert set(messages) == {councillor.user.email, other.user.email}
    assert make_visits.link(councillor) in messages[councillor.user.email].body
    assert "Tea and talk" in messages[councillor.user.email].body
    assert messages[councillor.user.email].holds_secret


def test_once_a_session_is_announced_those_near_it_are_invited(area, councillor, division):
    beside = make_visits.councillor(area, partnerships.division(division.district))
    make_visits.session_in(beside.division, 3)
    session = make_visits.session_in(division)

    told = [listeners.invite_listeners([session], at=at_home(councillor)) for _each in range(2)]

    assert told == [1, 0]
    assert Message.objects.get().to == councillor.user.email


def test_a_new_link_closes_the_old_one(area, councillor):
    old = make_visits.link(councillor)

    listeners.renew_visit_link(councillor, at=at_home(councillor), by=make.lead(area))

    new = make_visits.link(councillor)
    assert queries.find_listener(area, old) is None
    assert queries.find_listener(area, new).member == councillor
    assert new in Message.objects.get().body


def test_a_link_stays_shut_after_somebody_has_left_and_come_back(area, councillor):
    lead = make.lead(area)
    listeners.send_visit_links(area, at=at_home(lead), by=lead)
    link = make_visits.link(councillor)
    councillor.roles = [str(Role.READ_ONLY)]
    councillor.save()
    assert queries.find_listener(area, link) is None

    jobs.revoke_links(0)
    jobs.revoke_links(0)
    councillor.roles = [str(Role.ELECTED_MEMBER)]
    councillor.save()

    assert queries.find_listener(area, link) is None
    assert Listener.objects.count() == 1


def test_the_link_in_a_reminder_is_taken_away_like_any_other(area, councillor, division):
    make_visits.visit(make_visits.over(division, 2), councillor)
    jobs.remind_of_reports(0)
    before = Listener.objects.get().key
    councillor.left_at = timezone.now()
    councillor.save()

    jobs.revoke_links(0)

    assert Listener.objects.get().key != before


def test_nobody_who_is_not_elected_gets_a_new_link(area):
    officer = partnerships.member(Role.COMMITTEE_OFFICER, of=area)

    with pytest.raises(listeners.NotElectedError):
        listeners.renew_visit_link(officer, at=at_home(officer), by=make.lead(area))


def test_todos_name_reports_by_their_day_and_sessions_to_answer(area, councillor, division):
    owed = make_visits.visit(make_visits.over(division, 9, title="Over"), councillor)
    make_visits.session_in(division, title="To come")
    officer = partnerships.member(Role.COMMITTEE_OFFICER, of=area)

    mine, theirs = visits_todo.todo(councillor), visits_todo.todo(officer)

    assert [todo.text.split(" on ")[0] for todo in mine] == [
        "Report what you heard at Over",
        "Say whether you come to listen at To come",
    ]
    assert mine[0].due_on == owed.report_due_on
    assert [todo.text for todo in theirs] == ["1 report of an elected member is late"]


@pytest.mark.django_db(transaction=True)
def test_a_report_that_is_sent_four_times_at_once_is_one():
    division = partnerships.division()
    member = make_visits.councillor(division.district.partnership, division)
    session = make_visits.over(division)

    def report(_number):
        try:
            return visits.report_visit(session, member, HEARD, revision=0).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        filed = set(pool.map(report, range(4)))

    assert len(filed) == Visit.objects.count() == 1
    assert Visit.objects.get().revision == 1

"""What is held on members through their duties, and when their own words go."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heard.partnerships.privacy import Subject
from heard.scrutiny import duties_privacy as privacy
from heard.scrutiny.models import MemberDuty, ReportBack
from heard.scrutiny.services.reports_back import CheckedReport, check_report_back
from heard.sessions.models import Session, Visit
from tests.scrutiny import make, make_duties
from tests.scrutiny import make_committees as make_c

pytestmark = pytest.mark.django_db


def rule(code):
    return next(each for each in privacy.retention_rules() if each.code == code)


def checked(heard: str) -> ReportBack:
    committee = make_c.committee()
    person = make_c.councillor(committee)
    visit = make_duties.reported(make_duties.session(person, -2), person)
    officer = make.officer(of=committee.partnership)
    return check_report_back(visit, CheckedReport(heard), revision=visit.revision, by=officer)


def test_a_members_own_words_go_after_two_years_and_what_was_published_stays():
    report = checked("Families wait long")
    Session.objects.update(
        starts_at=timezone.now() - timedelta(days=740),
        ends_at=timezone.now() - timedelta(days=739),
    )
    before = rule("reports_back").every()

    assert rule("reports_back").due(timezone.localdate()) == 1
    assert rule("reports_back").forget(timezone.localdate()) == 1
    assert rule("reports_back").forget(timezone.localdate()) == 0

    visit = Visit.objects.get()
    assert (visit.heard, visit.asks_for) == ("[deleted]", "")
    report.refresh_from_db()
    assert report.heard == "Families wait long"
    assert report.visit_revision == visit.revision
    assert rule("reports_back").every() == before


def test_words_to_the_officer_go_ninety_days_after_the_duty():
    committee = make_c.committee()
    make_c.councillor(committee)
    duty = make_duties.duty(committee)
    MemberDuty.objects.update(asked_to_be_excused="My hip")
    excuses = rule("excuses")

    assert excuses.due(duty.ends_on + timedelta(days=89)) == 0
    assert excuses.forget(duty.ends_on + timedelta(days=90)) == 1
    assert MemberDuty.objects.get().asked_to_be_excused == ""


def test_a_member_is_told_what_a_committee_asked_of_them():
    committee = make_c.committee()
    person = make_c.councillor(committee)
    make_duties.duty(committee)
    subject = Subject(committee.partnership_id, email=person.member.user.email)

    held = privacy.held_on(subject)

    assert [each.what for each in held] == ["What a committee asked you to do"]
    assert held[0].why_kept
    assert privacy.counts(committee.partnership_id)["duties of members"] == 1


def test_a_name_in_a_published_report_is_struck_out():
    report = checked("Wren Ashby says that waits are long")
    pk = report.visit.session.phase.programme.partnership_id

    (held,) = privacy.held_on(Subject(pk, name="Wren Ashby"))
    held.forget(None)

    report.refresh_from_db()
    assert report.heard == "[name removed] says that waits are long"
    assert privacy.held_on(Subject(pk, name="Wren Ashby")) == []

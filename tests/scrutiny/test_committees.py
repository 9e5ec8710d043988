"""Committees: who sits on them, how they count, and what is filed under them."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from heard.boards.models.words import EndReason
from heard.scrutiny import services
from heard.scrutiny.committee_details import CommitteeDetails
from heard.scrutiny.queries import committees_todo, sitting
from heard.scrutiny.services import committees, filing
from tests.boards import make as boards
from tests.scrutiny import make
from tests.scrutiny import make_committees as make_c

pytestmark = pytest.mark.django_db


def test_a_municipal_year_begins_on_the_day_that_is_set():
    committee = make_c.committee(year_starts_month=5, year_starts_day=18)

    years = [committee.year_words(date(2026, 5, 17)), committee.year_words(date(2026, 5, 18))]

    assert years == ["25/26", "26/27"]


def test_references_follow_the_committees_own_pattern():
    committee = make_c.committee(reference_pattern="CFSC/{year}/{number}")

    assert committee.reference(date(2026, 9, 1), 3) == "CFSC/26/27/03"


def test_members_are_those_in_the_seats_of_elected_members_today():
    committee = make_c.committee()
    rowan = make_c.councillor(committee, "Rowan Tull")
    gone = make_c.councillor(committee)
    gone.memberships.update(
        end_on=timezone.localdate() - timedelta(days=1), end_reason=EndReason.STEPPED_DOWN
    )
    boards.membership(boards.seats(committee.body, wanted=1).seats.get())

    found = sitting.members_of(committee, timezone.localdate())

    assert [(each.name, each.member) for each in found] == [("Rowan Tull", rowan.member)]
    assert sitting.is_on_committee(rowan.member, committee, timezone.localdate())
    assert sitting.committees_with(rowan.member, timezone.localdate()) == [committee]


def test_a_decision_is_filed_under_the_committee_and_the_meeting_that_it_names():
    officer = make.officer()
    committee = make_c.committee(officer)
    held = make_c.meeting(committee, timezone.make_aware(timezone.datetime(2024, 7, 4, 10)))

    record = make.published(officer)

    assert (record.filed_under, record.filed_at) == (committee, held)


def test_decisions_that_were_published_before_are_filed_once_a_committee_is_followed():
    officer = make.officer()
    record = make.published(officer)

    committee = make_c.committee(officer)

    record.refresh_from_db()
    assert record.filed_under == committee


def test_a_decision_is_filed_by_another_name_that_the_committee_goes_by():
    officer = make.officer()
    record = make.published(officer)
    committee = make_c.committee(officer, "Young People's Scrutiny Committee")

    names = CommitteeDetails(other_names=("children and families  scrutiny committee",))
    committees.change_committee(committee, names, revision=0, by=officer)

    record.refresh_from_db()
    assert record.filed_under == committee


def test_a_body_of_another_area_is_not_followed():
    with pytest.raises(committees.NotOfThisPartnershipError):
        committees.follow_committee(boards.body(), CommitteeDetails(), by=make.officer())


def test_what_somebody_else_saved_meanwhile_is_not_overwritten():
    officer = make.officer()
    committee = make_c.committee(officer)
    committees.change_committee(committee, CommitteeDetails(), revision=0, by=officer)

    with pytest.raises(committees.SavedMeanwhileError):
        committees.change_committee(committee, CommitteeDetails(), revision=0, by=officer)


def test_a_heading_that_is_left_out_is_not_asked_for_any_more():
    officer = make.officer()
    committee = make_c.committee(officer)
    kept = committees.ImplicationDetails("Legal", signed_off_by="Monitoring Officer")

    committees.set_implications(committee, [kept], revision=0, by=officer)

    used = committee.implication_kinds.filter(is_used=True)
    assert [(kind.title, kind.signed_off_by) for kind in used] == [("Legal", "Monitoring Officer")]
    assert committee.implication_kinds.count() == 4


def test_a_published_decision_can_be_filed_and_nothing_else_of_it_changed():
    officer = make.officer()
    record = make.published(officer)
    committee = make_c.committee(officer, "Another Committee")

    type(record).objects.filter(pk=record.pk).update(filed_under=committee)

    record.refresh_from_db()
    assert record.filed_under == committee
    assert services.correct_decision(record, by=officer).filed_under == committee


def test_a_meeting_that_is_entered_after_its_decision_gets_it_by_night():
    officer = make.officer()
    committee = make_c.committee(officer)
    record = make.published(officer)
    held = make_c.meeting(committee, timezone.make_aware(timezone.datetime(2024, 7, 4, 10)))

    filing.file_decisions()
    filing.file_decisions()

    record.refresh_from_db()
    assert record.filed_at == held


def test_an_officer_is_asked_for_what_a_committee_lacks():
    officer = make.officer()
    committee = make_c.committee(officer)
    make_c.councillor(committee)
    nowhere = make_c.councillor(committee)
    type(nowhere.member).objects.filter(pk=nowhere.member.pk).update(division=None)
    stranger = make_c.councillor(committee)
    type(stranger).objects.filter(pk=stranger.pk).update(member=None)

    words = [each.text for each in committees_todo.todo(officer)]

    assert words == [
        f"Set the next meeting of the {committee}",
        f"Invite 1 member of the {committee} to sign in, so that their link reaches them",
        f"Enter the division of 1 member of the {committee}",
    ]

"""Agenda packs: what goes in, that they stay, and who reads them."""

import io
from datetime import timedelta

import pypdfium2
import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from docx import Document

from heard.boards.models import AgendaItem
from heard.boards.models.words import MeetingState
from heard.partnerships.models import Member
from heard.partnerships.roles import Role
from heard.scrutiny.frozen_pack import FrozenPack, read_pack
from heard.scrutiny.models import Committee, Confirmation, Pack
from heard.scrutiny.queries.gathering_pack import gather_pack
from heard.scrutiny.services import packs as services
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.scrutiny import make
from tests.scrutiny import make_committees as make_c
from tests.scrutiny import make_packs as make_p

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> Member:
    return make.officer()


@pytest.fixture
def committee(officer: Member) -> Committee:
    return make_c.committee(officer)


def gathered(committee: Committee) -> FrozenPack:
    return gather_pack(committee, make_c.meeting(committee))


def page_of(client: Client, pack: Pack, name: str = "pack") -> str:
    address = address_in(pack.partnership, f"scrutiny:{name}", pack.key)
    return client.get(address).content.decode()


def test_a_pack_holds_reports_back_that_were_checked_and_who_has_not_reported(
    officer: Member, committee: Committee
):
    rowan, evander = make_c.councillor(committee, "Rowan"), make_c.councillor(committee, "Evander")
    make_p.checked(make_p.reported(rowan), officer, heard="Families wait for years.")
    make_p.reported(rowan, "Somebody by name told me", days_ago=3)
    make_p.duty(committee, officer, evander)

    pack = gathered(committee)

    assert [(each.member, each.heard) for each in pack.reports_back] == [
        ("Rowan", "Families wait for years.")
    ]
    assert [each.member for each in pack.outstanding] == ["Evander"]


def test_a_report_that_was_changed_after_it_was_checked_is_not_in_it(
    officer: Member, committee: Committee
):
    visit = make_p.reported(make_c.councillor(committee))
    make_p.checked(visit, officer)
    type(visit).objects.filter(pk=visit.pk).update(revision=2, heard="A name")

    assert gathered(committee).reports_back == ()


def test_a_report_that_is_held_back_is_not_in_it(officer: Member, committee: Committee):
    visit = make_p.reported(make_c.councillor(committee))
    make_p.checked(visit, officer, heard="", held_back_because="It names a family")

    assert gathered(committee).reports_back == ()


def test_what_members_do_not_agree_with_comes_with_their_reasons(committee: Committee):
    asked, still = make_p.complete(committee), make_p.request(committee)
    today = timezone.localdate()
    for agrees, words in ((True, ""), (False, "Not for reading time")):
        who = make_c.councillor(committee).member
        Confirmation.objects.create(request=asked, member=who, agrees=agrees, words=words, on=today)

    pack = gathered(committee)

    [line] = pack.to_confirm
    assert (line.reference, line.agreed, line.objections) == (
        asked.reference,
        1,
        ("Not for reading time",),
    )
    assert [each.reference for each in pack.open_requests] == [still.reference]


def test_an_item_has_the_newest_issue_of_its_report(officer: Member, committee: Committee):
    meeting = make_c.meeting(committee)
    item = AgendaItem.objects.create(meeting=meeting, position=1, title="Listening to families")
    issue = make_p.issued(committee, meeting, officer)
    type(issue.report).objects.filter(pk=issue.report_id).update(item=item)

    pack = gather_pack(committee, meeting)

    [under] = pack.items
    assert [(each.title, each.number) for each in under.reports] == [(issue.report.title, 1)]
    assert pack.reports == ()


def test_decisions_of_the_meeting_before_are_in_it(officer: Member, committee: Committee):
    long_ago = timezone.make_aware(timezone.datetime(2024, 7, 4, 10))
    make_c.meeting(committee, long_ago, state=MeetingState.HELD)
    make.published(officer, "Listening to families")

    pack = gathered(committee)

    assert [each.title for each in pack.decisions] == ["Listening to families"]
    assert [number for number, _text in pack.decisions[0].resolutions] == ["i", "ii"]


def test_a_second_pack_says_what_is_different_and_the_first_stays(
    officer: Member, committee: Committee
):
    meeting = make_c.meeting(committee)
    first = services.make_pack(committee, meeting, note="", by=officer)
    make_p.request(committee)

    with pytest.raises(services.NoteMissingError):
        services.make_pack(committee, meeting, note=" ", by=officer)
    second = services.make_pack(committee, meeting, note="A request came", by=officer)

    assert (first.number, second.number) == (1, 2)
    assert read_pack(first.frozen).open_requests == ()


def test_a_pack_that_would_be_the_same_is_not_made(officer: Member, committee: Committee):
    meeting = make_c.meeting(committee)
    services.make_pack(committee, meeting, note="", by=officer)

    with pytest.raises(services.NothingNewError):
        services.make_pack(committee, meeting, note="Again", by=officer)


def test_a_pack_is_never_changed(officer: Member, committee: Committee):
    pack = services.make_pack(committee, make_c.meeting(committee), note="", by=officer)

    with pytest.raises(IntegrityError), transaction.atomic():
        Pack.objects.filter(pk=pack.pk).update(note="Other words")
    with pytest.raises(IntegrityError), transaction.atomic():
        pack.delete()


def test_a_meeting_of_another_body_has_no_pack_here(officer: Member, committee: Committee):
    other = make_c.meeting(make_c.committee(officer, "Another Committee"))

    with pytest.raises(services.NotItsMeetingError):
        services.make_pack(committee, other, note="", by=officer)


def test_gathering_takes_as_many_statements_for_much_as_for_little(
    officer: Member, committee: Committee
):
    meeting = make_c.meeting(committee)
    for _each in range(4):
        make_p.issued(committee, meeting, officer)
        make_p.complete(committee)
        make_p.checked(make_p.reported(make_c.councillor(committee)), officer)
        make_p.duty(committee, officer, make_c.councillor(committee))

    with CaptureQueriesContext(
        connection,
    ) as asked:
        gather_pack(committee, meeting)

    assert len(asked) <= 18


def test_everybody_reads_a_pack_and_sees_that_a_newer_one_is_there(
    officer: Member, committee: Committee, client: Client
):
    meeting = make_c.meeting(committee)
    first = services.make_pack(committee, meeting, note="", by=officer)
    make_p.request(committee, text="Fill the empty seats")
    second = services.make_pack(committee, meeting, note="A request came late", by=officer)

    old, new = page_of(client, first), page_of(client, second)

    assert "There is a newer pack of this meeting." in old
    assert "Fill the empty seats" in new
    assert "What is different: A request came late" in new


def test_word_and_pdf_hold_the_reports_whole(officer: Member, committee: Committee, client: Client):
    meeting = make_c.meeting(committee)
    make_p.issued(committee, meeting, officer, "Listening to families")
    pack = services.make_pack(committee, meeting, note="", by=officer)

    word = client.get(address_in(pack.partnership, "scrutiny:pack_word", pack.key))
    pdf = client.get(address_in(pack.partnership, "scrutiny:pack_pdf", pack.key))

    headings = [
        each.text
        for each in Document(io.BytesIO(word.content)).paragraphs
        if each.style.name.startswith("Heading")
    ]
    assert headings[1:] == [
        "Agenda",
        "Report: Listening to families",
        "Purpose of this report",
    ]
    with pypdfium2.PdfDocument(pdf.content) as document:
        words = document[0].get_textpage().get_text_bounded()
    assert "To tell members what families said." in words
    assert pdf["Content-Disposition"].endswith('-1.pdf"')


def test_packs_are_made_by_officers_of_the_area(committee: Committee):
    meeting = make_c.meeting(committee)
    page = Page("scrutiny:make_pack", (meeting.pk,), committee.partnership)

    assert_access(page, roles={Role.COMMITTEE_OFFICER})


def test_an_officer_makes_a_pack_and_again_with_a_note(officer: Member, committee: Committee):
    meeting = make_c.meeting(committee, timezone.now() + timedelta(days=6))
    client = partnerships.signed_in(officer)
    address = address_in(officer.partnership, "scrutiny:make_pack", meeting.pk)

    client.post(address)
    again = client.post(address, {"note": ""})
    same = client.post(address, {"note": "Nothing"})

    assert Pack.objects.get().note == ""
    assert "Enter what is different from the last pack" in again.content.decode()
    assert "Nothing is different from the last pack" in same.content.decode()


def test_a_pack_of_another_area_and_of_a_hidden_committee_cannot_be_read(
    officer: Member, committee: Committee, client: Client
):
    pack = services.make_pack(committee, make_c.meeting(committee), note="", by=officer)
    elsewhere = address_in(partnerships.partnership(), "scrutiny:pack", pack.key)

    assert client.get(elsewhere).status_code == 404
    committee.body.is_public = False
    committee.body.save()
    assert "Page not found" in page_of(client, pack)

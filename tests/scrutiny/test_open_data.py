"""Decisions for other programs: OParl, Atom, and what CSV and JSON say of committees."""

import csv
import io
import json
from datetime import UTC, datetime
from itertools import chain
from xml.etree import ElementTree

import pytest
from django.test import Client

from heard.scrutiny import services
from heard.scrutiny.open_data import oparl_pages
from heard.scrutiny.open_data.oparl import LICENCE
from tests.boards.oparl_facts import DAY, OPARL, STAMPED, TEXT, URL, URLS, YES_NO, Fact
from tests.boards.test_open_data import assert_fits
from tests.scrutiny import make, make_committees
from tests.scrutiny.pages import at

pytestmark = pytest.mark.django_db
SCHEMA = "https://schema.oparl.org/1.1/"
ATOM = "{http://www.w3.org/2005/Atom}"

# OParl 1.1, 3.11 "Consultation": no property but id and type has to be there; and the property
# "consultation" of 3.9 "Paper", whose objects say of which paper they are only when alone.
FACTS = OPARL | {
    "Consultation": STAMPED
    | {
        "paper": URL,
        "agendaItem": URL,
        "meeting": URL,
        "organization": URLS,
        "authoritative": YES_NO,
        "role": TEXT,
    },
    "Paper": OPARL["Paper"] | {"consultation": Fact([Fact("Consultation")]), "date": DAY},
}
# OParl 1.1, 2.6.1: "license" and "modified" belong on every object that can be had alone.
OURS = ("license", "modified")
PAPERS = [
    ("The report", "https://example.org/report.pdf"),
    ("Its appendix", "https://example.org/appendix.html?x=1"),
    ("Not on the web", ""),
]


def fetch(address):
    response = Client().get(address)
    assert response.status_code == 200, address
    return json.loads(response.getvalue())


@pytest.fixture
def officer():
    return make.officer()


@pytest.fixture
def followed(officer):
    """A decision of a committee and a meeting that are kept here, with papers."""
    committee = make_committees.committee(officer)
    held = make_committees.meeting(committee, datetime(2024, 7, 4, 10, tzinfo=UTC))
    record = make.published(officer, title="Short breaks", documents=PAPERS)
    record.refresh_from_db()
    assert (record.filed_under, record.filed_at) == (committee, held)
    return record


def lists_of(officer, query=""):
    document = fetch(at(officer, "decisions_oparl") + query)
    names = ("organization", "meeting", "agendaItem", "paper", "consultation")
    return {name: document[name] for name in names}


def test_the_document_says_whose_it_is_under_what_licence_and_what_pages_there_are(officer):
    make.published(officer)

    document = fetch(at(officer, "decisions_oparl"))

    assert_fits(document["body"], OPARL["Body"], OPARL)
    assert fetch(document["body"]["id"]) == document["body"]
    assert document["license"] == LICENCE
    assert document["pagination"] == {
        "totalElements": 1,
        "elementsPerPage": 100,
        "currentPage": 1,
        "totalPages": 1,
    }
    assert set(document["links"]) == {"first", "self", "last"}


def test_every_object_fits_the_specification_and_is_at_its_own_address(officer, followed):
    elsewhere = {"decision_maker": "Cabinet", "meeting_body": "Cabinet"}
    make.published(officer, title="Elsewhere", documents=PAPERS, **elsewhere)

    for kind, things in lists_of(officer).items():
        name = kind[0].upper() + kind[1:]
        assert things, kind
        for thing in things:
            assert thing["type"] == f"{SCHEMA}{name}"
            assert_fits(thing, FACTS[name], FACTS)
            assert set(OURS) <= set(thing)
            assert fetch(thing["id"]) == thing


def test_a_decision_of_a_committee_that_is_kept_here_names_it_by_its_own_id(officer, followed):
    lists = lists_of(officer)
    (item,) = lists["agendaItem"]

    meeting = fetch(item["meeting"])

    assert "/boards/oparl/meeting/" in item["meeting"]
    assert meeting["start"] == "2024-07-04T11:00:00+01:00"
    assert lists["consultation"][0]["organization"] == meeting["organization"]
    assert (lists["organization"], lists["meeting"]) == ([], [])


def test_a_decision_says_what_was_resolved_and_with_what_result(officer, followed):
    (item,) = lists_of(officer)["agendaItem"]

    assert item["name"] == "Short breaks"
    assert item["result"] == "Recommendations approved"
    assert item["resolutionText"].startswith("i The report presented be noted")
    assert item["keyword"] == ["attend", "note", "report_back"]
    assert [each["heard:number"] for each in item["heard:resolutions"]] == ["i", "ii"]


def test_a_paper_has_what_can_be_fetched_and_its_consultation_names_the_decision(officer, followed):
    lists = lists_of(officer)
    (paper,), (item,), (consultation,) = lists["paper"], lists["agendaItem"], lists["consultation"]

    assert paper["mainFile"]["accessUrl"] == PAPERS[0][1]
    assert [each["name"] for each in paper["auxiliaryFile"]] == ["Its appendix"]
    for file in (paper["mainFile"], *paper["auxiliaryFile"]):
        assert fetch(file["id"]) == file
    assert paper["consultation"] == [
        {name: value for name, value in consultation.items() if name != "paper"}
    ]
    assert (consultation["paper"], consultation["agendaItem"]) == (paper["id"], item["id"])
    assert item["consultation"] == consultation["id"]


def test_a_committee_that_is_not_kept_here_is_named_once_and_its_meeting_has_a_day(officer):
    for title in ("Short breaks", "School transport"):
        make.published(officer, title=title, decision_maker="Cabinet")

    lists = lists_of(officer)

    assert [each["name"] for each in lists["organization"]] == ["Cabinet"]
    assert {each["heard:day"] for each in lists["meeting"]} == {"2024-07-04"}
    assert "meeting" not in lists["meeting"][0]["agendaItem"][0]


def test_a_committee_that_is_not_public_is_not_named_by_its_body(officer, followed):
    followed.filed_under.body.is_public = False
    followed.filed_under.body.save()

    text = json.dumps(fetch(at(officer, "decisions_oparl")))

    assert str(followed.filed_under.body.key) not in text
    assert str(followed.filed_at.key) not in text
    assert str(followed.filed_at.key) not in json.dumps(fetch(at(officer, "decisions_json")))


def test_pages_lead_to_each_other_and_keep_what_was_asked_for(officer, monkeypatch):
    monkeypatch.setattr(oparl_pages, "PAGE_LENGTH", 2)
    for number in range(5):
        make.published(officer, title=f"Decision {number}")

    second = fetch(at(officer, "decisions_oparl") + "?year=2024&page=2")

    assert second["links"]["prev"].endswith("/decisions/oparl.json?year=2024&page=1")
    first, last = (fetch(second["links"][name]) for name in ("first", "last"))
    pages = (first["agendaItem"], second["agendaItem"], last["agendaItem"])
    assert sorted(each["name"] for each in chain(*pages)) == [f"Decision {n}" for n in range(5)]
    assert fetch(at(officer, "decisions_oparl") + "?verb=appoint")["agendaItem"] == []


@pytest.mark.parametrize("kind", ["agendaItem", "meeting", "paper", "consultation", "file"])
def test_drafts_other_areas_and_odd_keys_have_no_object(officer, kind):
    draft = make.draft(officer, documents=PAPERS)
    other = make.published(documents=PAPERS)

    for key in (draft.key, other.key, f"{other.key}-1", "x", "-", f"{draft.key}-x", "9" * 300):
        assert Client().get(at(officer, "decision_oparl", kind, key)).status_code == 404


@pytest.mark.parametrize(("kind", "key"), [("organization", "nobody"), ("person", "x"), ("", "x")])
def test_kinds_that_there_are_not_have_no_object(officer, kind, key):
    make.published(officer)

    assert Client().get(at(officer, "decision_oparl", kind or "0", key)).status_code == 404


def test_csv_and_json_say_under_what_a_decision_is_filed(officer, followed):
    rows = Client().get(at(officer, "decisions_csv")).getvalue().decode()
    (decision,) = fetch(at(officer, "decisions_json"))["decisions"]

    body, held = followed.filed_under.body, followed.filed_at
    assert decision["filed_under"] == {"id": str(body.key), "name": body.name}
    assert decision["filed_at"] == {"id": str(held.key), "date": "2024-07-04"}
    row = next(csv.DictReader(io.StringIO(rows)))
    assert (row["filed_under"], row["filed_at_meeting"]) == (body.name, str(held.key))


def test_a_committee_finds_what_is_filed_under_it_whatever_the_record_calls_it(officer):
    committee = make_committees.committee(officer, other_names=["Scrutiny"])
    make.published(officer, title="Old name", decision_maker="Scrutiny")
    make.published(officer, title="Elsewhere", decision_maker="Cabinet", meeting_body="Cabinet")

    page = Client().get(at(officer, "register"), {"committee": committee.body.name})

    shown = page.content.decode()
    assert "Old name" in shown
    assert ">Elsewhere</a>" not in shown
    assert '<option value="Scrutiny">' not in shown


def test_decisions_of_one_meeting_can_be_asked_for(officer, followed):
    make.published(officer, title="Another day", decision_date=None, meeting_date=None)

    asked = {"meeting": str(followed.filed_at.key)}
    shown = Client().get(at(officer, "register"), asked).content.decode()

    assert ">Short breaks</a>" in shown
    assert ">Another day</a>" not in shown
    assert "4 July 2024</option>" in shown


@pytest.mark.parametrize("meeting", ["", "x", "0" * 32, "9" * 500])
def test_a_meeting_that_there_is_not_counts_as_not_asked_for(officer, meeting):
    make.published(officer, title="Short breaks")

    shown = Client().get(at(officer, "register"), {"meeting": meeting}).content.decode()

    assert ">Short breaks</a>" in shown


def test_the_feed_keeps_to_rfc_4287(officer, followed):
    """4.1.1 and 4.1.2: what a feed and an entry must have, once; 4.2.6: ids stay; 3.3: dates."""
    gone = make.published(officer, title="It names a child")
    services.withdraw_decision(gone, by=officer, reason="Published too early")

    response = Client().get(at(officer, "decisions_feed"))

    assert response["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(response.content)  # noqa: S314 - it is our own
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 2
    for each in (feed, *entries):
        for name in ("id", "title", "updated"):
            (value,) = each.findall(f"{ATOM}{name}")
            assert value.text
        assert datetime.fromisoformat(each.findtext(f"{ATOM}updated")).tzinfo is not None
    assert feed.find(f"{ATOM}author/{ATOM}name").text
    (own,) = [each for each in feed.findall(f"{ATOM}link") if each.get("rel") == "self"]
    assert own.get("href").endswith("/decisions/feed.xml")
    for entry in entries:
        assert entry.findtext(f"{ATOM}id").startswith("urn:uuid:")
        assert entry.find(f"{ATOM}link[@rel='alternate']").get("href").startswith("http")
        assert entry.findtext(f"{ATOM}summary")
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 2
    latest = max(entry.findtext(f"{ATOM}updated") for entry in entries)
    assert feed.findtext(f"{ATOM}updated") == latest


def test_the_feed_says_that_a_decision_was_withdrawn_and_none_of_its_words(officer):
    record = make.published(officer, title="It names a child")
    services.withdraw_decision(record, by=officer, reason="Published too early")

    text = Client().get(at(officer, "decisions_feed")).content.decode()
    narrowed = Client().get(at(officer, "decisions_feed"), {"verb": "appoint"}).content.decode()

    assert f"urn:uuid:{record.key}" in text
    assert "This decision was withdrawn" in text
    assert "Published too early" in text
    assert "It names a child" not in text
    assert "<entry>" not in narrowed


def test_an_entry_keeps_its_id_and_moves_on_when_the_decision_is_corrected(officer):
    first = make.published(officer)
    begun = services.correct_decision(first, by=officer)
    services.publish_decision(begun, by=officer, revision=0, reason="A slip")

    text = Client().get(at(officer, "decisions_feed")).content.decode()

    assert text.count("<entry>") == 1
    assert f"urn:uuid:{first.key}" in text

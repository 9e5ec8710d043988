"""The register as everybody sees it."""

import csv
import io
import json
from datetime import date
from urllib.parse import urlsplit

import feedparser
import pytest
from django.test import Client

from heard.scrutiny import services
from tests.access import address_in
from tests.scrutiny import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make.officer()


def get(officer, name, *args, **asked):
    return Client().get(address_in(officer.partnership, f"scrutiny:{name}", *args), asked)


def text_of(response):
    if response.streaming:
        return b"".join(response.streaming_content).decode()
    return response.content.decode()


def test_an_empty_register_says_so(officer):
    assert "No decision has been published here yet" in text_of(get(officer, "register"))


def test_a_search_without_result_says_what_to_do(officer):
    make.published(officer)

    page = text_of(get(officer, "register", words="zebra"))

    assert "No decision fits your search" in page
    assert "Clear search" in page


def test_the_register_shows_each_decision_with_what_was_resolved(officer):
    record = make.published(officer, title="Short breaks")

    page = text_of(get(officer, "register"))

    assert "Short breaks" in page
    assert f"{record.get_absolute_url()}#resolution-2" in page
    assert "Heard is not the legal record" in page


def test_a_decision_without_an_address_says_how_to_find_its_record(officer):
    record = make.published(officer, title="Short breaks", source_url="")

    page = text_of(get(officer, "decision", record.slug))

    assert "We do not know the address of the record." in page


def test_the_register_sets_no_cookie(officer):
    assert not get(officer, "register").cookies


def test_the_register_is_paged_and_keeps_the_search(officer):
    for _ in range(21):
        make.published(officer)

    page = text_of(get(officer, "register", verb="note"))
    last = text_of(get(officer, "register", verb="note", page="2"))

    assert "21 decisions" in page
    assert "?verb=note&amp;page=2" in page
    assert "Older decisions" not in last


def test_nonsense_in_the_address_is_no_error(officer):
    make.published(officer)

    response = get(officer, "register", year="x", verb="sing", page="-3", words="a%_b")

    assert response.status_code == 200


def test_the_register_takes_few_statements(officer, django_assert_max_num_queries):
    for _ in range(5):
        make.published(officer)

    with django_assert_max_num_queries(15):
        get(officer, "register", words="report")


def test_a_decision_page_says_first_what_was_resolved(officer):
    record = make.published(officer, title="Short breaks", source_url="https://example.org/7")

    page = text_of(get(officer, "decision", record.slug))

    assert "Children and Families Scrutiny Committee resolved 2 things on 4 July 2024." in page
    assert page.index('id="resolution-1"') < page.index("About this decision")
    assert 'href="https://example.org/7"' in page
    assert record.source.sha256 in page
    assert "Heard is not the legal record" in page


def test_a_draft_has_no_public_page(officer):
    record = make.draft(officer)

    assert get(officer, "decision", record.slug or "decision").status_code == 404


def test_a_decision_of_another_partnership_is_not_found(officer):
    record = make.published(title="Elsewhere")

    assert get(officer, "decision", record.slug).status_code == 404


def test_markup_in_a_record_is_shown_as_words(officer):
    record = make.published(officer, purpose="<script>alert(1)</script>")

    page = text_of(get(officer, "decision", record.slug))

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def corrected(officer):
    first = make.published(officer, title="Short braks", decision_date=date(2024, 7, 4))
    second = services.correct_decision(first, by=officer)
    second = services.change_decision(
        second, {"title": "Short breaks"}, revision=second.revision, by=officer
    )
    return services.publish_decision(
        second, by=officer, revision=second.revision, reason="A spelling mistake"
    )


def test_a_corrected_decision_leads_to_the_edition_before(officer):
    record = corrected(officer)

    now = text_of(get(officer, "decision", record.slug))
    old = text_of(get(officer, "edition", record.slug, 1))

    assert "A spelling mistake" in now
    assert "Edition 1, published on" in now
    assert "Short braks" in old
    assert "This is how the decision was shown before it was corrected" in old
    assert f"by {officer.user.name}: A spelling mistake" in old.replace("\n", " ")


def test_a_withdrawn_decision_says_why_and_shows_nothing_else(officer):
    record = corrected(officer)
    services.withdraw_decision(record, by=officer, reason="It named a child")

    response = get(officer, "decision", record.slug)

    assert response.status_code == 410
    assert "It named a child" in text_of(response)
    assert "Short breaks" not in text_of(response)
    assert get(officer, "edition", record.slug, 1).status_code == 302
    assert "Short" not in text_of(get(officer, "register"))


def test_the_feed_is_valid_atom_and_keeps_ids(officer):
    record = corrected(officer)

    response = get(officer, "decisions_feed")
    feed = feedparser.parse(response.content)

    assert response["Content-Type"].startswith("application/atom+xml")
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.author == officer.partnership.name
    assert [entry.id for entry in feed.entries] == [f"urn:uuid:{record.key}"]
    assert feed.entries[0].link.endswith(record.get_absolute_url())
    assert feed.entries[0].updated_parsed is not None


def test_an_unchanged_feed_is_not_sent_again(officer):
    make.published(officer)
    address = address_in(officer.partnership, "scrutiny:decisions_feed")
    etag = Client().get(address)["ETag"]

    assert Client().get(address, HTTP_IF_NONE_MATCH=etag).status_code == 304


def test_the_csv_has_a_row_for_each_resolution_and_no_formulas(officer):
    make.published(officer, title="=HYPERLINK(evil)")

    response = get(officer, "decisions_csv")
    text = text_of(response)
    rows = list(csv.DictReader(io.StringIO(text, newline="")))

    assert "header=present" in response["Content-Type"]
    assert text.count("\r\n") == text.count("\n") == 3
    assert [row["resolution_verbs"] for row in rows] == ["note", "attend;report_back"]
    assert {row["title"] for row in rows} == {"'=HYPERLINK(evil)"}
    assert rows[0]["decision_date"] == "2024-07-04"
    assert rows[1]["address"].endswith("#resolution-2")


def test_a_decision_without_resolutions_has_one_row(officer):
    draft = make.draft(officer)
    draft = services.change_resolutions(draft, [], revision=0, by=officer)
    services.publish_decision(draft, by=officer, revision=draft.revision)

    rows = list(csv.DictReader(io.StringIO(text_of(get(officer, "decisions_csv")))))

    assert [row["resolution_text"] for row in rows] == [""]


def test_the_json_has_the_keys_of_the_public_format(officer):
    record = make.published(officer, title="Short breaks")

    (decision,) = json.loads(text_of(get(officer, "decisions_json")))["decisions"]

    assert decision["title"] == "Short breaks"
    assert decision["status"] == {"raw": "Recommendations approved", "normalised": "approved"}
    assert decision["is_key_decision"] is False
    assert decision["is_subject_to_call_in"] is None
    assert decision["meeting"] == {
        "date": "2024-07-04",
        "body": "Children and Families Scrutiny Committee",
    }
    assert decision["publication_date"] is None
    assert [each["verbs"] for each in decision["resolutions"]] == [
        ["note"],
        ["attend", "report_back"],
    ]
    assert decision["source"]["sha256"] == record.source.sha256


def test_addresses_in_the_files_lead_to_the_decision(officer):
    make.published(officer, title="Short breaks")
    (row, _) = csv.DictReader(io.StringIO(text_of(get(officer, "decisions_csv"))))
    (decision,) = json.loads(text_of(get(officer, "decisions_json")))["decisions"]

    for address in (row["address"], decision["address"]):
        page = Client().get(urlsplit(address).path)

        assert page.status_code == 200
        assert "Short breaks" in page.content.decode()


def test_an_empty_register_is_valid_json_and_csv(officer):
    assert json.loads(text_of(get(officer, "decisions_json"))) == {"decisions": []}
    assert text_of(get(officer, "decisions_csv")).count("\r\n") == 1


def test_downloads_hold_what_was_searched_for(officer):
    make.published(officer, title="One", purpose="About zebras")
    make.published(officer, title="Two")

    found = json.loads(text_of(get(officer, "decisions_json", words="zebra")))["decisions"]

    assert [decision["title"] for decision in found] == ["One"]

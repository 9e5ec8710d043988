import msgspec
import pytest

from heard.engines.decisiontext import (
    DecisionText,
    Meeting,
    Status,
    parse_decision,
    read_decision_text,
    to_json,
)
from heard.engines.decisiontext.dates import find_date
from heard.engines.decisiontext.statuses import normalise_status

KEYS = (
    "title decision_maker status is_key_decision is_subject_to_call_in purpose text reasons"
    " alternatives divisions contacts report_authors publication_date decision_date meeting"
    " effective_from documents resolutions confidence lines"
)


def test_the_json_has_exactly_the_keys_of_the_public_format():
    fields = msgspec.json.decode(to_json(parse_decision("")))

    assert list(fields) == KEYS.split()
    assert fields["status"] == {"raw": None, "normalised": "unknown"}
    assert fields["meeting"] == {"date": None, "body": None}


def test_what_the_record_does_not_say_is_absent():
    assert parse_decision("") == DecisionText(status=Status(), meeting=Meeting())


def test_lines_count_from_one_in_the_lines_that_are_shown():
    read = read_decision_text("Decision details\n\nNew ramps\n\nDecision Maker: Cabinet\n")

    assert read.decision.lines == {"title": (3, 3), "decision_maker": (5, 5)}
    assert read.source_lines[3 - 1] == "New ramps"
    assert read.kind == "text"


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("04/07/2018", "2018-07-04"),
        ("4.7.2018", "2018-07-04"),
        ("2018-07-04", "2018-07-04"),
        ("4 July 2018", "2018-07-04"),
        ("Wednesday, 4th July, 2018", "2018-07-04"),
        ("Wed 4 Jul 2018", "2018-07-04"),
        ("04/07/18", "2018-07-04"),
        ("31/02/2018", None),
        ("07/13/2018", None),
    ],
)
def test_dates_are_day_first_and_impossible_ones_are_null(written: str, iso: str | None):
    found = find_date(written)

    assert found is not None
    assert found.iso == iso


def test_a_date_of_two_digits_a_wrong_weekday_and_an_impossible_date_are_less_sure():
    plain, short = find_date("04/07/2018"), find_date("04/07/18")
    weekday, impossible = find_date("Friday 4 July 2018"), find_date("31/02/2018")

    sureness = [
        found.confidence if found else None for found in (plain, short, weekday, impossible)
    ]
    assert sureness == [0.98, 0.5, 0.5, 0.1]


def test_an_impossible_date_says_so_with_its_line():
    decision = parse_decision("Decision Maker: Cabinet\nDate of decision: 31/02/2018")

    assert decision.decision_date is None
    assert decision.confidence["decision_date"] == 0.1
    assert decision.lines["decision_date"] == (2, 2)


def test_two_dates_that_disagree_lower_the_confidence():
    record = "Date of decision: 04/07/2018\nDecided at meeting: {}/07/2018 - Cabinet"

    agreeing, disagreeing = parse_decision(record.format("04")), parse_decision(record.format("05"))

    assert agreeing.confidence["decision_date"] > 0.9
    assert disagreeing.confidence["decision_date"] == 0.6
    assert disagreeing.confidence["meeting"] == 0.6


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        ("Recommendations Approved", "approved"),
        ("Recomendations approved", "approved"),
        ("Recommendations approved with amendments", "approved_with_amendments"),
        ("Recommendations not approved", "not_approved"),
        ("Information only", "noted"),
        ("Implemented", "implemented"),
        ("Item Deferred", "deferred"),
        ("Abandoned", "withdrawn"),
        ("Called In", "called_in"),
        ("For Determination", "for_determination"),
        ("Sundry", "unknown"),
        (None, "unknown"),
    ],
)
def test_statuses_are_normalised(raw: str | None, word: str):
    assert normalise_status(raw) == word


def test_a_menu_before_the_record_is_not_read():
    menu = "Home\nDecisions\nDocuments\nWards\n\n"
    record = "Decision details\n\nNew ramps\n\nDecision Maker: Cabinet"

    assert parse_decision(menu + record).title == "New ramps"


def test_words_of_prose_that_look_like_labels_stay_in_the_text():
    words = "The Panel saw two costs.\nStatus: unclear.\nDate: not set."

    decision = parse_decision(f"Decision:\n{words}\nReport author: Vi Orr")

    assert decision.text == words
    assert decision.status.raw is None
    assert decision.report_authors == ("Vi Orr",)


def test_a_footer_after_the_documents_is_left_out():
    record = (
        "Decision Maker: Cabinet\nAccompanying Documents:\nPlan PDF 9 KB\n© Oxmere Council\nPrivacy"
    )

    assert [each.title for each in parse_decision(record).documents] == ["Plan"]


def test_a_title_that_was_guessed_is_less_sure_than_one_under_a_heading():
    under_heading = parse_decision("Decision details\nNew ramps\nDecision Maker: Cabinet")
    guessed = parse_decision("Oxmere Council\nNew ramps\nDecision Maker: Cabinet")

    assert guessed.title == under_heading.title == "New ramps"
    assert guessed.confidence["title"] < under_heading.confidence["title"]

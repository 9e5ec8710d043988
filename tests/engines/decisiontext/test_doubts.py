"""What a form should ask about a record in words."""

import pytest

from heard.engines.decisiontext import read_decision_text

RECORD = """Decision details

{title}

Decision Maker: Cabinet

Decision status: {status}

Decision:

{text}

Publication date: {published}

Date of decision: {decided}

Decided at meeting: {met} - Cabinet
"""
PLAIN = {
    "title": "Short Breaks",
    "status": "Recommendations Approved",
    "text": "Resolved: That the report be noted.",
    "published": "12/03/2024",
    "decided": "05/03/2024",
    "met": "05/03/2024",
}


def doubts_of(**changes: str) -> set[tuple[str, str]]:
    reading = read_decision_text(RECORD.format(**{**PLAIN, **changes}))
    return {(doubt.field, doubt.code) for doubt in reading.doubts}


def test_a_plain_record_leaves_no_doubts():
    assert doubts_of() == set()


@pytest.mark.parametrize(
    ("changes", "doubt"),
    [
        ({"met": "06/03/2024"}, ("decision_date", "dates_disagree")),
        ({"published": "01/03/2024"}, ("publication_date", "published_before_decision")),
        ({"published": "01/03/2026"}, ("publication_date", "republished")),
        ({"title": "*Re-published 9 May* Short Breaks"}, ("publication_date", "republished")),
        ({"status": "Called In"}, ("status", "called_in")),
        (
            {"text": "Resolved: That resolution 3 of the meeting in May be rescinded."},
            ("resolutions", "amends_other"),
        ),
        (
            {"text": "The amendment was put to the vote and LOST.\n\nResolved: That X be noted."},
            ("resolutions", "motion_lost"),
        ),
        ({"text": "Members talked about it."}, ("resolutions", "nothing_resolved")),
        (
            {"text": "Exempt information, Schedule 12A.\n\nResolved: That X be noted."},
            ("text", "exempt"),
        ),
    ],
)
def test_what_is_doubtful_is_told(changes, doubt):
    assert doubt in doubts_of(**changes)


def test_two_dates_that_disagree_lower_the_confidence_in_both():
    reading = read_decision_text(RECORD.format(**{**PLAIN, "met": "06/03/2024"}))

    assert reading.decision.confidence["decision_date"] < 0.7
    assert reading.decision.confidence["meeting"] < 0.7


def test_an_effective_date_before_the_decision_is_told():
    text = RECORD.format(**PLAIN) + "\nEffective from: 01/02/2024\n"

    reading = read_decision_text(text)

    assert ("effective_from", "effective_before_decision") in {
        (doubt.field, doubt.code) for doubt in reading.doubts
    }

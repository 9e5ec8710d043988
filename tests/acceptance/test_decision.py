"""The founding record, read by the engine: needs the shared files."""

import os
from pathlib import Path

import pytest

from heard.engines.decisiontext import DecisionText, read_decision

SHARED = Path(os.environ.get("HEARD_SHARED", Path(__file__).parents[2].parent / "shared"))
RECORD = SHARED / "data" / "founding-record.txt"


@pytest.fixture(scope="module")
def decision() -> DecisionText:
    if not RECORD.exists():
        pytest.fail(f"{RECORD} is not there: set HEARD_SHARED to the folder of shared files")
    return read_decision(RECORD).decision


def test_the_founding_records_labelled_fields_are_read(decision):
    assert decision.title == "SEND Partnership Team - Engagement"
    assert decision.decision_maker == "Children's Services Scrutiny Committee"
    assert decision.status.raw == "Recommendations approved"
    assert decision.status.normalised == "approved"
    assert decision.is_key_decision is False
    assert decision.is_subject_to_call_in is None
    assert len(decision.report_authors) == 1
    assert decision.documents == ()


def test_the_founding_records_dates_are_day_first_and_none_is_made_up(decision):
    assert decision.decision_date == "2018-07-04"
    assert decision.meeting.date == "2018-07-04"
    assert decision.meeting.body == "Children's Services Scrutiny Committee"
    assert decision.publication_date is None
    assert decision.effective_from is None
    assert "publication_date" not in decision.lines


def test_the_founding_record_has_exactly_its_two_resolutions(decision):
    assert [(each.number, each.verbs) for each in decision.resolutions] == [
        ("i", ("note",)),
        ("ii", ("attend", "report_back")),
    ]


def test_the_three_task_groups_are_no_resolutions(decision):
    resolved = " ".join(each.text for each in decision.resolutions)

    assert "coproduction strategy" not in resolved
    assert "POET" not in resolved
    assert "local offer" not in resolved
    assert "1) Creating a coproduction strategy." in (decision.text or "")

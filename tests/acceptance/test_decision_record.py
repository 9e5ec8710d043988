"""The founding record, pasted by an officer."""

import os
from datetime import date
from pathlib import Path

import pytest

from heard.scrutiny import services
from tests.scrutiny import make

SHARED = Path(os.environ.get("HEARD_SHARED", Path(__file__).parents[2].parent / "shared"))


@pytest.mark.django_db
def test_the_founding_record_can_be_published_as_it_was_read():
    officer = make.officer()
    words = (SHARED / "data" / "founding-record.txt").read_text(encoding="utf-8")

    record = services.read_decision(services.Offer(words), by=officer)
    record = services.publish_decision(record, by=officer, revision=0)

    assert record.decision_maker == "Children's Services Scrutiny Committee"
    assert record.decision_date == record.meeting_date == date(2018, 7, 4)
    assert [each.verbs for each in record.resolutions.all()] == [
        ["note"],
        ["attend", "report_back"],
    ]

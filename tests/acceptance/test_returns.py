"""The shared questionnaire and its 800 returns, brought in as staff bring them in."""

import csv
import os
from collections import Counter
from pathlib import Path

import pytest

from heard.questionnaires.services import bring_in_questionnaire
from heard.surveys import services
from heard.surveys.answers import responses
from heard.surveys.models import ReturnsState
from heard.surveys.services import returns
from tests.surveys import make

SHARED = Path(os.environ.get("HEARD_SHARED", Path(__file__).parents[2].parent / "shared"))

pytestmark = pytest.mark.django_db(databases=["default", "answers"])


def test_800_returns_are_checked_and_taken_in_by_mode() -> None:
    lead = make.lead()
    workbook = SHARED / "data" / "parents-carers.xlsx"
    version = bring_in_questionnaire(workbook.read_bytes(), filename=workbook.name, by=lead)
    survey = services.open_survey(
        services.make_survey(version, words=make.words(), by=lead), by=lead
    )
    content = (SHARED / "data" / "returns-800.csv").read_bytes()

    file = make.returns_file(survey, content, by=lead)
    after = returns.import_returns(returns.choose_rows(file, by=lead))

    rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines()))
    assert (file.rows, file.wrong_rows, len(rows)) == (800, 0, 800)
    assert after.state == ReturnsState.BROUGHT_IN
    counts = responses.count_by_mode(survey.key)
    assert {mode: count for mode, count in counts.items() if count} == Counter(
        row["mode"] for row in rows
    )
    kept = Counter(row.get("listened", "") for row in make.responses(survey))
    assert kept == Counter(row["listened"] for row in rows)

"""The questionnaire and the returns that the project is accepted with."""

import os
from pathlib import Path

import pytest

from heard.engines.questionnaire import (
    Questionnaire,
    fingerprint,
    read_answers_csv,
    read_questionnaire,
    summary,
    write_questionnaire,
)

SHARED = Path(os.environ.get("HEARD_SHARED", Path(__file__).parents[2].parent / "shared"))


@pytest.fixture(scope="module")
def questionnaire() -> Questionnaire:
    return read_questionnaire(SHARED / "data" / "parents-carers.xlsx")


def test_the_questionnaire_has_28_items_in_5_sections(questionnaire: Questionnaire) -> None:
    found = summary(questionnaire)

    assert found["items"] == 28
    assert [section["code"] for section in found["sections"]] == [
        "about_plan",
        "about_support",
        "about_outcomes",
        "about_information",
        "about_you",
    ]
    assert (found["id"], found["version"], found["languages"]) == (
        "parents_carers",
        "2026.1",
        ["en"],
    )


def test_the_questionnaire_survives_the_way_through_our_files_unchanged(
    questionnaire: Questionnaire, tmp_path: Path
) -> None:
    again = questionnaire
    for name in ("1.yaml", "2.xlsx", "3.json", "4.xlsx"):
        write_questionnaire(again, tmp_path / name)
        again = read_questionnaire(tmp_path / name)

    assert fingerprint(again) == fingerprint(questionnaire)
    assert again == questionnaire


def test_all_800_returns_are_read_without_a_problem(questionnaire: Questionnaire) -> None:
    with read_answers_csv(questionnaire, SHARED / "data" / "returns-800.csv") as returns:
        rows = list(returns)

    assert len(rows) == 800
    assert [row for row in rows if row.problems or row.not_asked] == []
    assert returns.missing == ()

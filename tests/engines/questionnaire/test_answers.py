"""Answers: canonical form, tidying, checking."""

from typing import Any

import pytest

from heard.engines.questionnaire import check_answers, missing_required, not_asked, tidy_answers
from tests.engines.questionnaire import make

GOOD: dict[str, Any] = {
    "listened": "agree",
    "sources": ["school", "website"],
    "missing": "Bus times",
    "happy": 7,
    "hours": 2.5,
    "place": "Westmere",
    "since": "2025-09-01",
}


def faults(**changes: Any) -> dict[str, str]:
    problems = check_answers(make.questionnaire(), {**GOOD, **changes})
    return {problem.item_code: problem.message for problem in problems}


def test_answers_in_canonical_form_have_no_problems_and_stay_as_they_are() -> None:
    assert faults() == {}
    assert tidy_answers(make.questionnaire(), GOOD) == GOOD


@pytest.mark.parametrize(
    ("code", "value", "told"),
    [
        ("listened", "agre", "this is not an option; use agree, neither"),
        ("listened", ["agree"], "this is not an option"),
        ("listened", None, "this is not an option"),
        ("sources", "school", "this is not a list of options"),
        ("sources", [], "this is not a list of options"),
        ("sources", ["school", "gp"], "“gp” is not an option; use school, website, none"),
        ("sources", ["school", ["x"]], "is not an option"),
        ("sources", ["website", "school"], "not each there once, in their order"),
        ("sources", ["school", "school", "website"], "not each there once, in their order"),
        ("happy", "7", "this is not a number"),
        ("happy", True, "this is not a number"),
        ("happy", 7.5, "this is not a whole number"),
        ("happy", 11, "this is too large; use 10 or less"),
        ("happy", float("nan"), "out of range"),
        ("hours", -0.5, "this is too small; use 0 or more"),
        ("hours", 10**13, "out of range"),
        ("place", "  ", "this is not text"),
        ("place", 3, "this is not text"),
        ("place", "a\x00b", "control character"),
        ("place", "é" * 1_001, "over 2,000 bytes"),
        ("missing", "é" * 10_001, "over 20,000 bytes"),
        ("since", "2025-02-30", "there is no such date as 2025-02-30"),
        ("since", "1/9/2025", "this is not a date"),
        ("since", "20250901", "this is not a date"),
        ("elsewhere", "x", "there is no such question"),
    ],
)
def test_an_answer_out_of_form_is_told(code: str, value: Any, told: str) -> None:
    assert told in faults(**{code: value})[code]


def test_an_exclusive_option_stands_alone() -> None:
    problems = faults(sources=["school", "none"])

    assert "“none” stands beside other options" in problems["sources"]
    assert problems["missing"] == "this question is not asked with these answers"


def test_what_people_and_forms_send_is_tidied_without_guessing() -> None:
    raw = {
        "listened": " agree ",
        "sources": ["website", "school", "website", ""],
        "happy": "7",
        "hours": "2.0",
        "place": " Cafe\u0301 \r\n",
        "since": "",
    }

    assert tidy_answers(make.questionnaire(), raw) == {
        "listened": "agree",
        "sources": ["school", "website"],
        "happy": 7,
        "hours": 2,
        "place": "Café",
    }


def test_one_tick_may_come_alone_and_no_tick_is_blank() -> None:
    assert tidy_answers(make.questionnaire(), {"sources": "school"}) == {"sources": ["school"]}
    assert tidy_answers(make.questionnaire(), {"sources": [" "], "place": None}) == {}


def test_answers_to_items_that_are_not_asked_are_dropped_and_can_be_named() -> None:
    questionnaire = make.questionnaire()
    raw = {"listened": "neither", "happy": 7, "hours": 2, "place": "Westmere", "missing": "Maps"}

    assert tidy_answers(questionnaire, raw) == {"listened": "neither"}
    assert not_asked(questionnaire, raw) == ("missing", "happy", "hours", "place")


@pytest.mark.parametrize("value", [{"a": 1}, [1, 2], 3, [["x"]], object(), "gp"])
def test_what_cannot_be_tidied_is_left_for_the_check(value: Any) -> None:
    questionnaire = make.questionnaire()

    tidy = tidy_answers(questionnaire, {"sources": value})

    assert [problem.item_code for problem in check_answers(questionnaire, tidy)] == ["sources"]


def test_a_required_item_is_missing_only_where_it_is_asked() -> None:
    questionnaire = make.questionnaire()

    assert [item.code for item in missing_required(questionnaire, {})] == ["happy"]
    assert missing_required(questionnaire, {"happy": 0}) == ()
    assert missing_required(questionnaire, {"listened": "neither"}) == ()

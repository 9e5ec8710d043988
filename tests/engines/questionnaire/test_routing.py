"""Who is asked what."""

from typing import Any

import pytest

from heard.engines.questionnaire import asked_items, asked_sections, next_section
from heard.engines.questionnaire.conditions import (
    All,
    AnyOf,
    Compares,
    Comparison,
    Condition,
    IsOption,
    Not,
    holds,
    simplified,
)
from tests.engines.questionnaire import make


def asked(answers: dict[str, Any]) -> list[str]:
    return [item.code for item in asked_items(make.questionnaire(), answers)]


def test_an_item_routed_out_is_not_asked_and_a_blank_one_is() -> None:
    assert asked({}) == ["listened", "sources", "happy", "place", "since"]
    assert asked({"sources": ["website"]})[2] == "missing"


def test_a_section_routed_out_takes_its_items_with_it() -> None:
    assert asked({"listened": "neither"}) == ["listened", "sources"]


def test_answers_to_items_that_are_not_asked_do_not_count() -> None:
    answers = {"listened": "neither", "happy": 9}

    assert "hours" not in asked(answers)
    assert "hours" in asked({"listened": "agree", "happy": 9})


def test_sections_are_given_with_only_the_items_that_are_asked() -> None:
    plan, you = asked_sections(make.questionnaire(), {"listened": "agree"})

    assert [item.code for item in plan.items] == ["listened", "sources"]
    assert you.code == "you"


def test_the_next_section_is_the_next_that_is_asked() -> None:
    questionnaire = make.questionnaire()
    first = next_section(questionnaire, {})
    second = next_section(questionnaire, {}, after="plan")

    assert first is not None
    assert first.code == "plan"
    assert second is not None
    assert second.code == "you"
    assert next_section(questionnaire, {"listened": "neither"}, after="plan") is None
    assert next_section(questionnaire, {}, after="you") is None


@pytest.mark.parametrize(
    ("comparison", "at_four", "at_five", "at_six"),
    [
        ("equals", False, True, False),
        ("less_than", True, False, False),
        ("at_most", True, True, False),
        ("more_than", False, False, True),
        ("at_least", False, True, True),
    ],
)
def test_numbers_are_compared(
    comparison: Comparison, at_four: bool, at_five: bool, at_six: bool
) -> None:
    condition = Compares("n", comparison, 5)

    assert [holds(condition, {"n": n}) for n in (4, 5, 6)] == [at_four, at_five, at_six]


@pytest.mark.parametrize("answer", [None, "5", True, [5]])
def test_what_is_not_a_number_compares_with_nothing(answer: object) -> None:
    assert not holds(Compares("n", "at_least", 0), {"n": answer})
    assert not holds(Compares("n", "less_than", 9), {})


def test_conditions_have_a_normal_form() -> None:
    a, b, c = (IsOption("x", code) for code in "abc")
    nested: Condition = All((All((a,)), AnyOf((AnyOf((b, c)),)), All((b, All((c,))))))

    assert simplified(nested) == All((a, AnyOf((b, c)), b, c))
    assert simplified(Not(All((a,)))) == Not(a)

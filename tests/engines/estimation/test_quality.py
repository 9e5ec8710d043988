"""Data quality: what is counted of questions, sections and whole returns."""

from collections.abc import Iterator
from typing import Any

import pytest

from heard.engines.estimation.quality import (
    Combination,
    CombinationError,
    ItemQuality,
    Measure,
    Quality,
    Share,
    TooManyModesError,
    check_quality,
)
from heard.engines.estimation.quality.coding import ROWS
from tests.engines.estimation import quality_make as make


def of(quality: Quality, code: str) -> ItemQuality:
    return next(item for item in quality.items if item.code == code)


def unsure(quality: Quality, code: str) -> Measure:
    measure = of(quality, code).dont_know
    assert measure is not None
    return measure


def test_a_blank_answer_counts_among_those_who_were_asked_by_mode() -> None:
    quality = make.check(
        [
            ("web", make.answers(plan_1=None)),
            ("web", make.answers()),
            ("paper", make.answers()),
        ]
    )

    assert of(quality, "plan_1").blank == Measure(
        Share(1, 3), {"paper": Share(0, 1), "web": Share(1, 2)}
    )
    assert quality.modes == {"paper": 1, "web": 2}
    assert quality.returns == 3


def test_a_question_that_was_not_asked_is_not_blank() -> None:
    quality = make.quality(
        make.answers(sources=["school"]),
        make.answers(sources=["website"]),
        make.answers(sources=["school", "website"], missing="Bus times"),
    )

    assert of(quality, "missing").blank.everyone == Share(1, 2)


def test_an_answer_to_a_question_that_was_not_asked_counts_nowhere_else() -> None:
    quality = make.quality(make.answers(missing="Bus times"))

    assert of(quality, "missing").not_asked.everyone == Share(1, 1)
    assert of(quality, "missing").blank.everyone == Share(0, 0)
    assert quality.texts[0].written.everyone == Share(0, 0)
    assert quality.unknown.everyone == Share(0, 1)


def test_do_not_know_is_a_share_of_those_who_answered() -> None:
    quality = make.quality(
        make.answers(plan_1="dont_know"), make.answers(), make.answers(plan_1=None)
    )

    assert unsure(quality, "plan_1").everyone == Share(1, 2)
    assert of(quality, "age").dont_know is None


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("plan_1", "agre"),
        ("plan_1", ["agree"]),
        ("sources", "school"),
        ("sources", ["gp"]),
        ("sources", [["school"]]),
        ("happy", 11),
        ("happy", float("nan")),
        ("happy", "5"),
        ("hours", True),
    ],
)
def test_an_answer_that_the_question_does_not_have_is_counted(code: str, value: Any) -> None:
    quality = make.quality(make.answers(**{code: value}), make.answers())

    assert of(quality, code).not_allowed.everyone == Share(1, 2)
    assert sum(item.not_allowed.everyone.count for item in quality.items) == 1


def test_returns_with_no_answer_or_one_are_told_apart() -> None:
    quality = make.quality({}, {"plan_1": "agree"}, {"plan_1": "", "sources": []}, make.answers())

    assert quality.empty.everyone == Share(2, 4)
    assert quality.single.everyone == Share(1, 4)


def test_answers_to_questions_of_another_questionnaire_are_counted() -> None:
    quality = make.quality(make.answers(elsewhere="x"), make.answers(elsewhere=""), make.answers())

    assert quality.unknown.everyone == Share(1, 3)


def test_who_stops_is_counted_where_they_stop_and_not_before() -> None:
    plan_only = {"plan_1": "agree", "plan_3": "neither"}
    quality = make.quality(plan_only, make.answers(), {"support_1": "agree"}, {})
    stopped = {section.code: section.stopped.everyone for section in quality.sections}

    assert stopped == {"plan": Share(1, 3), "support": Share(1, 2), "about": Share(0, 1)}
    assert quality.stopped.everyone == Share(2, 3)
    assert quality.sections[0].last_items == {"plan_3": 1}


def test_lengths_of_words_are_told_and_never_the_words() -> None:
    quality = make.quality(
        make.answers(sources=["website"], missing="No"),
        make.answers(sources=["website"], missing="B" * 60),
        make.answers(sources=["website"]),
    )
    text = quality.texts[0]

    assert text.written.everyone == Share(2, 3)
    assert (text.mean, text.longest) == (31, 60)
    assert text.bands == ((1, 1), (10, 0), (50, 1), (200, 0), (1_000, 0))
    assert "BBB" not in repr(quality)


def test_a_combination_is_a_share_of_those_who_answered_all_its_questions() -> None:
    rule = Combination(
        "young", {"age": ("under_5",), "place": ("college",)}, "no such college", "impossible"
    )
    returns = [
        ("web", make.answers(age="under_5", place="college")),
        ("web", make.answers(age="under_5")),
        ("web", make.answers(age="under_5", place=None)),
    ]

    quality = check_quality(make.questionnaire(), returns, [rule])

    assert quality.combinations[0].combination == rule
    assert quality.combinations[0].measure.everyone == Share(1, 2)


def test_a_combination_looks_into_ticks() -> None:
    rule = Combination("both", {"sources": ("website", "none"), "age": ("older",)}, "odd")
    returns = [
        ("web", make.answers(sources=["school", "website"])),
        ("web", make.answers(sources=["school"])),
    ]

    quality = check_quality(make.questionnaire(), returns, [rule])

    assert quality.combinations[0].measure.everyone == Share(1, 2)


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"age": ("older",)}, "young: needs two questions or more"),
        ({"age": ("older",), "town": ("x",)}, "young: there is no question of choice 'town'"),
        ({"age": ("older",), "happy": ("5",)}, "young: there is no question of choice 'happy'"),
        ({"age": ("old",), "place": ("school",)}, "young: 'old' is no option of 'age'"),
        ({"age": (), "place": ("school",)}, "young: nothing is no option of 'age'"),
    ],
)
def test_a_combination_that_does_not_fit_is_refused(answers: Any, told: str) -> None:
    with pytest.raises(CombinationError, match=told):
        check_quality(make.questionnaire(), [], [Combination("young", answers, "odd")])


def test_with_no_returns_every_base_is_nobody() -> None:
    quality = make.check([])

    assert quality.returns == 0
    assert quality.empty == Measure(Share(0, 0), {})
    assert quality.empty.everyone.share is None
    assert quality.repeats.alike == Share(0, 0)
    assert {item.blank.everyone for item in quality.items} == {Share(0, 0)}


def test_one_return_is_enough() -> None:
    quality = make.quality(make.answers())

    assert {item.blank.everyone for item in quality.items[:12]} == {Share(0, 1)}
    assert quality.repeats.alike == Share(0, 1)


def test_returns_are_read_once_and_counts_add_up_over_batches() -> None:
    def stream() -> Iterator[make.Returned]:
        for n in range(ROWS + 500):
            yield ("web" if n % 2 else "paper"), make.answers(plan_1=None if n % 4 else "agree")

    quality = make.check(stream())

    half = (ROWS + 500) // 2
    assert of(quality, "plan_1").blank == Measure(
        Share(half + half // 2, 2 * half),
        {"paper": Share(half // 2, half), "web": Share(half, half)},
    )


def test_more_modes_than_any_survey_has_are_refused() -> None:
    with pytest.raises(TooManyModesError, match="more than 20 ways of answering"):
        make.check((f"mode {n}", make.answers()) for n in range(21))

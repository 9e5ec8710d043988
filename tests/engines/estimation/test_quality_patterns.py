"""Data quality: answers all alike, and returns that are the same as another."""

from heard.engines.estimation.quality import BatteryQuality, Quality, Share, check_quality
from heard.engines.questionnaire import Questionnaire, Text
from tests.engines.estimation import quality_make as make


def battery(quality: Quality, section: str) -> BatteryQuality:
    return next(each for each in quality.batteries if each.section == section)


def test_all_answers_alike_are_counted_for_each_set_of_questions_by_mode() -> None:
    quality = make.check([("web", make.all_alike()), ("paper", make.answers())])
    plan = battery(quality, "plan")

    assert plan.items == make.PLAN
    assert plan.alike.everyone == Share(1, 2)
    assert plan.alike.by_mode == {"paper": Share(0, 1), "web": Share(1, 1)}
    assert plan.by_option == {"agree": 1, "neither": 0, "disagree": 0, "dont_know": 0}
    assert quality.straight.everyone == Share(1, 2)


def test_who_answers_one_section_alike_is_not_straight_throughout() -> None:
    quality = make.quality(make.answers(**dict.fromkeys(make.PLAN, "disagree")))

    assert battery(quality, "plan").alike.everyone == Share(1, 1)
    assert battery(quality, "support").alike.everyone == Share(0, 1)
    assert quality.straight.everyone == Share(0, 1)


def test_four_answers_are_too_few_to_be_called_alike() -> None:
    four = dict.fromkeys(make.PLAN[:4], "agree")
    five = dict.fromkeys(make.PLAN[1:], "agree")
    quality = make.quality(four, five)

    assert battery(quality, "plan").alike.everyone == Share(1, 1)
    assert battery(quality, "support").alike.everyone == Share(0, 0)


def test_the_longest_run_passes_over_blank_answers() -> None:
    codes = ("agree", "agree", None, "agree", "neither", "agree")
    quality = make.quality(make.answers(**dict(zip(make.PLAN, codes, strict=True))))

    assert battery(quality, "plan").longest_runs == {3: 1}
    assert battery(quality, "support").longest_runs == {1: 1}


def test_answers_that_are_not_allowed_are_not_alike() -> None:
    quality = make.quality(make.answers(**dict.fromkeys(make.PLAN, "agre")))

    assert battery(quality, "plan").alike.everyone == Share(0, 0)


def test_questions_on_one_scale_are_a_set_too() -> None:
    codes = [f"happy_{n}" for n in range(5)]
    items = tuple(make.item(code, "scale", minimum=0, maximum=3) for code in codes)
    asked = Questionnaire("q", "1", Text.of({"en": "Q"}), (make.section("scales", items),))

    quality = check_quality(asked, [("web", dict.fromkeys(codes, 0))])

    assert battery(quality, "scales").by_option == {"0": 1, "1": 0, "2": 0, "3": 0}


def test_the_share_without_those_who_answer_all_alike_stands_beside_the_share() -> None:
    quality = make.quality(
        make.all_alike("agree"), make.answers(plan_1="disagree"), make.answers(plan_1="dont_know")
    )
    effect = next(each for each in quality.effects if each.code == "plan_1")

    assert effect.everyone == Share(1, 2)
    assert effect.without == Share(0, 1)


def test_returns_with_the_same_answers_are_counted_in_groups() -> None:
    quality = make.quality(
        make.answers(),
        make.answers(),
        make.answers(),
        make.answers(happy=1),
        make.answers(happy=1),
        make.answers(hours=3.5),
    )

    assert quality.repeats.alike == Share(5, 6)
    assert (quality.repeats.groups, quality.repeats.largest) == (2, 3)


def test_short_returns_are_the_same_by_chance_and_not_looked_at() -> None:
    quality = make.quality({"plan_1": "agree"}, {"plan_1": "agree"})

    assert quality.repeats.alike == Share(0, 0)


def test_same_returns_of_those_who_answer_all_alike_are_told_apart() -> None:
    quality = make.quality(make.all_alike(), make.all_alike(), make.answers(), make.answers())

    assert quality.repeats.alike == Share(4, 4)
    assert quality.repeats.varied == Share(2, 2)


def test_same_words_make_returns_the_same_to_the_letter() -> None:
    written = make.answers(sources=["website"], missing="Bus times")
    other = make.answers(sources=["website"], missing="Short breaks")
    quality = make.quality(written, dict(written), other, make.answers(), make.answers())

    assert quality.repeats.alike == Share(5, 5)
    assert quality.repeats_with_words.alike == Share(2, 3)


def test_the_way_of_answering_does_not_hide_that_returns_are_the_same() -> None:
    quality = make.check([("web", make.answers()), ("paper", make.answers())])

    assert quality.repeats.alike == Share(2, 2)


def test_where_everybody_says_the_same_everything_is_alike() -> None:
    quality = make.quality(*[make.all_alike() for _ in range(50)])

    assert quality.straight.everyone == Share(50, 50)
    assert quality.repeats.largest == 50
    assert {effect.without.share for effect in quality.effects} == {None}

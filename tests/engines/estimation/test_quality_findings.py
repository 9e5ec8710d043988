"""Data quality: what stands out, in words."""

from heard.engines.estimation.quality import Combination, Finding, Limits, check_quality, findings
from heard.engines.estimation.quality.meanings import MEANINGS
from tests.engines.estimation import quality_make as make


def varied(number: int) -> list[make.Returned]:
    """Returns with nothing odd about them, each a little different."""
    return [
        (
            "web",
            make.answers(
                happy=n % 11,
                hours=float(n),
                sources=["website"],
                missing=f"Words {n}",
            ),
        )
        for n in range(number)
    ]


def kinds(returns: list[make.Returned], limits: Limits | None = None) -> dict[str, str]:
    return {f.kind: f.place for f in findings(make.check(returns), limits)}


def test_nothing_stands_out_of_returns_with_nothing_odd() -> None:
    assert findings(make.check(varied(40))) == ()


def test_no_returns_are_one_finding() -> None:
    found = findings(make.check([]))

    assert found == (Finding("no_returns", "", 0, 0),)
    assert found[0].meaning == "There are no returns."
    assert found[0].may_do == "Check that the right file or survey was chosen."


def test_what_is_often_blank_or_not_known_stands_out_with_its_counts() -> None:
    returns = varied(10)
    for _, answers in returns[:2]:
        del answers["plan_2"]
        answers["plan_3"] = "dont_know"

    found = findings(make.check(returns))

    assert found == (Finding("blank", "plan_2", 2, 10), Finding("dont_know", "plan_3", 2, 10))


def test_limits_are_the_analysts() -> None:
    returns = varied(10)
    del returns[0][1]["plan_2"]

    assert kinds(returns) == {}
    assert kinds(returns, Limits(blank=0.05)) == {"blank": "plan_2"}


def test_a_mode_stands_out_only_where_chance_does_not_explain_it() -> None:
    returns = [(("web", "paper")[n % 2], answers) for n, (_, answers) in enumerate(varied(200))]
    for _, answers in returns[1:40:2]:
        del answers["plan_2"]
    for _, answers in returns[1:20:2]:
        del answers["plan_3"]
    for _, answers in returns[0:12:2]:
        del answers["plan_3"]

    found = [f for f in findings(make.check(returns)) if f.kind == "mode_gap"]

    assert found == [Finding("mode_gap", "plan_2", 20, 200, ("web", "paper"))]


def test_few_returns_of_a_mode_say_nothing_about_it() -> None:
    returns = [("helped" if n < 20 else "web", each) for n, (_, each) in enumerate(varied(220))]
    for _, answers in returns[:20]:
        del answers["plan_2"]

    assert kinds(returns) == {}


def test_answers_all_alike_and_what_they_do_to_a_share_stand_out() -> None:
    returns = varied(20)
    for n, (_, answers) in enumerate(returns[:4]):
        answers.update(make.all_alike("agree"), happy=n, hours=0.5)

    found = kinds(returns)

    assert found["straight"] == "support"
    assert found["straight_effect"] in make.SUPPORT
    assert "repeats" not in found


def test_same_returns_that_vary_within_stand_out() -> None:
    returns = varied(20)
    found = kinds([*returns, returns[0]])

    assert set(found) == {"repeats", "repeats_with_words"}


def test_a_combination_stands_out_with_its_reason() -> None:
    rule = Combination("young", {"age": ("older",), "place": ("school",)}, "as a test")
    quality = check_quality(make.questionnaire(), varied(3), [rule])

    assert findings(quality) == (Finding("unlikely", "young", 3, 3, reason="as a test"),)


def test_who_stops_empties_or_strays_stands_out() -> None:
    returns = [
        *varied(10),
        ("web", {}),
        ("web", {"plan_1": "agree"}),
        ("web", {**make.answers(happy=12, hours=77.0), "elsewhere": 1, "missing": "Words"}),
    ]

    assert {"empty", "single", "stopped", "unknown", "not_allowed", "not_asked"} <= set(
        kinds(returns)
    )


def test_hardly_any_words_stand_out() -> None:
    returns = varied(30)
    for _, answers in returns[1:]:
        del answers["missing"]

    assert kinds(returns) == {"few_words": "missing"}


def test_every_kind_says_what_it_means_and_what_may_be_done() -> None:
    assert all(
        meaning.endswith(".") and may_do.endswith(".") for meaning, may_do in MEANINGS.values()
    )
    assert {"impossible", "unlikely"} <= set(MEANINGS)

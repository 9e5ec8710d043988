"""Findings written by hand: as old publications have them, and with all that newer ones say."""

from typing import Any

import msgspec

from heard.results.findings import (
    Breakdown,
    Choice,
    Contrast,
    Figure,
    Findings,
    Grouping,
    Line,
    Mirror,
    Part,
    Question,
    Ranked,
    Share,
    SmallNumbersRule,
    Tipping,
)

AGREE = (
    Choice("agree", "Agree", 1),
    Choice("neither", "Neither", 0),
    Choice("disagree", "Disagree", -1),
    Choice("dont_know", "I do not know"),
)
RULE = SmallNumbersRule(threshold=8, round_to=5, protection=5, zeros="hide", percentage_base=30)
HIDDEN = Figure(None)
FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0", "\t=1+1")


def line(good: int | None, *, code: str = "", label: str = "", weighted: Any = ()) -> Line:
    """Answers to a rated question: `good` of 200, 40 neither, the rest bad; None hides it all."""
    if good is None:
        figures = (HIDDEN,) * 4
        return Line(code, label, None, None, figures, HIDDEN, HIDDEN, HIDDEN)
    positive = Figure(good, good // 2, *weighted)
    bad = Figure(160 - good, (160 - good) // 2)
    figures = (positive, Figure(40, 20), bad, Figure(20, 9))
    return Line(code, label, 220, 200, figures, Figure(5, 2), positive, bad)


def rated(code: str, label: str, good: int | None, **more: Any) -> Question:
    everybody = line(good, weighted=more.pop("weighted", ()))
    return Question(code, label, "one_choice", AGREE, everybody, **more)


def asked(code: str, label: str, kind: str, shares: dict[str, int | None]) -> Question:
    """A question that is not rated: answer -> whole per cent of 200."""
    figures = tuple(
        HIDDEN if share is None else Figure(share * 2, share) for share in shares.values()
    )
    options = tuple(Choice(name.lower().replace(" ", "_"), name) for name in shares)
    return Question(code, label, kind, options, Line("", "", 200, None, figures, HIDDEN))


def findings(*questions: Question, **more: Any) -> Findings:
    """Of one section with these questions."""
    return Findings(
        format="heard-findings-2",
        survey="Views 2026",
        questionnaire="views",
        questionnaire_version="1",
        questionnaire_sha256="ab" * 32,
        opened_on="2026-01-05",
        closed_on="2026-02-27",
        asked=more.pop("asked", 1000),
        replies=more.pop("replies", 250),
        modes=(("web", Figure(150, 60)), ("paper", Figure(100, 40)), ("helped", HIDDEN)),
        groupings=more.pop("groupings", ()),
        parts=(Part("views", "Your views", questions),),
        rule=RULE,
        **more,
    )


def plain() -> Findings:
    """Without anything that newer publications say."""
    return findings(
        rated("listened", "Staff listened to us", 120),
        rated("waited", "We waited too long", 30),
        rated("joined_up", "Services talk to one another", None),
        asked("sources", "Where did you look?", "several_choices", {"School": 46, "Web": None}),
    )


def full() -> Findings:
    """With weights, ranks, tipping points, mirrors, groups and their contrasts."""
    by = Breakdown(
        "district",
        (
            line(150, code="lake", label="Lakeside"),
            line(90, code="moor", label="Northmoor"),
            line(None, code="islet", label="The islet"),
        ),
        (Contrast("lake", 12, 5, 19, True), Contrast("moor", -1, -8, 6, False)),
    )
    few = msgspec.structs.replace(by, contrasts=())
    return findings(
        rated("listened", "Staff listened to us", 120, weighted=(57, 50, 64), breakdowns=(by,)),
        rated("waited", "We waited too long", 30, breakdowns=(few,)),
        rated("joined_up", "Services talk to one another", 40),
        groupings=(Grouping("district", "Where do you live?"),),
        weighted_by=("district", "age"),
        tipping=(
            Tipping("listened", "above", 50, 47),
            Tipping("waited", "below", 50, None),
        ),
        ranks=(Ranked("listened", 1, 1), Ranked("waited", 2, 3), Ranked("joined_up", 2, 3)),
        mirrors=(
            Mirror(
                "Where families live",
                "the council's register",
                (
                    Share("Lakeside", 40, 55),
                    Share("Northmoor", 45, 40),
                    Share("The islet", 5, None),
                ),
                0.87,
            ),
        ),
        evenness=0.8512,
    )


def hostile() -> Findings:
    """Findings with labels that a spreadsheet would run."""
    question = rated("heard", FORMULAS[0], 120)
    options = tuple(
        Choice(option.code, label, option.favour)
        for option, label in zip(question.options, FORMULAS[1:], strict=False)
    )
    return findings(msgspec.structs.replace(question, options=options))

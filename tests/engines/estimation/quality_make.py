"""A questionnaire of three sections, and returns to it."""

from collections.abc import Iterable
from typing import Any

from heard.engines.estimation.quality import Quality, check_quality
from heard.engines.questionnaire import Item, Option, Questionnaire, Section, Text
from heard.engines.questionnaire.conditions import Includes

AGREE = ("agree", "neither", "disagree", "dont_know")
FAVOURS = (1, 0, -1, None)
PLAN = tuple(f"plan_{n}" for n in range(1, 7))
SUPPORT = tuple(f"support_{n}" for n in range(1, 7))

Returned = tuple[str, dict[str, Any]]


def options(*codes: str) -> tuple[Option, ...]:
    return tuple(Option(code, Text.of({"en": code})) for code in codes)


def agree_item(code: str) -> Item:
    scored = tuple(
        Option(code, Text.of({"en": code}), favour=favour)
        for code, favour in zip(AGREE, FAVOURS, strict=True)
    )
    return item(code, "one_choice", options=scored, option_list="agree")


def item(code: str, kind: Any, **more: Any) -> Item:
    return Item(code, kind, Text.of({"en": code}), **more)


def questionnaire() -> Questionnaire:
    about = (
        item("sources", "several_choices", options=options("school", "website", "none")),
        item("missing", "long_text", shown_when=Includes("sources", "website")),
        item("age", "one_choice", options=options("under_5", "older")),
        item("place", "one_choice", options=options("school", "college")),
        item("happy", "scale", minimum=0, maximum=10),
        item("hours", "number", decimals=True),
    )
    sections = (
        section("plan", tuple(map(agree_item, PLAN))),
        section("support", tuple(map(agree_item, SUPPORT))),
        section("about", about),
    )
    return Questionnaire("q", "1", Text.of({"en": "Q"}), sections)


def section(code: str, items: tuple[Item, ...]) -> Section:
    return Section(code, Text.of({"en": code}), items)


def answers(**changes: Any) -> dict[str, Any]:
    """A full return, varied within each section; a change to None leaves that one blank."""
    varied = {code: AGREE[n % 3] for n, code in enumerate((*PLAN, *SUPPORT))}
    whole = {
        **varied,
        "sources": ["school"],
        "age": "older",
        "place": "school",
        "happy": 5,
        "hours": 2.5,
        **changes,
    }
    return {code: value for code, value in whole.items() if value is not None}


def all_alike(answer: str = "agree") -> dict[str, Any]:
    return answers(**dict.fromkeys((*PLAN, *SUPPORT), answer))


def quality(*returns: dict[str, Any], mode: str = "web") -> Quality:
    return check((mode, each) for each in returns)


def check(returns: Iterable[Returned]) -> Quality:
    return check_quality(questionnaire(), returns)

"""Questions of a questionnaire as the components that every form here is made of."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from heard.design.fields.component import Component, Option, Part
from heard.engines.questionnaire import Item
from heard.questionnaires.wording import Voice
from heard.surveys.forms.typed import DATE_PARTS, LONGEST

MOST_RADIOS = 20
MOST_STEPS_IN_A_LINE = 11


def control_id(code: str) -> str:
    """The id of a question's first control, where an error links to."""
    return f"id_{code}"


@dataclass(frozen=True)
class DrawnItem:
    """A component that an error may still be added to."""

    component: Component

    def with_error(self, error: str) -> Component:
        if not error:
            return self.component
        parts = tuple(replace(part, wrong=True) for part in self.component.parts)
        return replace(self.component, error=error, parts=parts)


def component_of(item: Item, voice: Voice, value: Any, *, has_answer: bool) -> DrawnItem:
    """The component of a question with a value in its controls.

    A radio button cannot be unchosen, so a question that has been answered offers to leave it
    blank after all.
    """
    bare = _bare_component(item.code, voice, get_language() or "")
    if bare.macro == "radios" and has_answer:
        bare = replace(bare, options=(*bare.options, _blank_option(item, bare.options)))
    return DrawnItem(_with_value(bare, value))


@lru_cache(maxsize=4096)
def _bare_component(code: str, voice: Voice, page_language: str) -> Component:
    """A question without an answer. Definitions never change, so it is made once."""
    item = voice.questionnaire.item(code)
    words = voice.questionnaire.words
    return Component(
        macro=_macro(item),
        name=item.code,
        id=control_id(item.code),
        label=words(item.label, voice.language, voice.look),
        hint=words(item.hint, voice.language, voice.look),
        label_size="s",
        classes=_classes(item),
        attributes=_attributes(item),
        options=tuple(_options(item, voice)),
        parts=tuple(_date_parts(item)) if item.kind == "date" else (),
    )


def _macro(item: Item) -> str:
    match item.kind:
        case "one_choice":
            return "radios" if len(item.options) <= MOST_RADIOS else "select"
        case "several_choices":
            return "checkboxes"
        case "scale":
            return "radios"
        case "long_text":
            return "long_text"
        case "date":
            return "date"
        case _:
            return "text"


def _classes(item: Item) -> str:
    if item.kind == "scale":
        steps = len(_steps(item))
        return "govuk-radios--inline" if steps <= MOST_STEPS_IN_A_LINE else ""
    if item.kind == "number":
        return "govuk-input--width-5"
    return ""


def _attributes(item: Item) -> dict[str, str | int]:
    if item.kind == "number":
        return {"inputmode": "decimal" if item.decimals else "numeric"}
    if item.kind == "long_text":
        return {"rows": 5, "maxlength": LONGEST["long_text"]}
    return {}


def _steps(item: Item) -> range:
    return range(int(item.minimum or 0), int(item.maximum or 0) + 1)


def _options(item: Item, voice: Voice) -> Iterator[Option]:
    if item.kind == "scale":
        for number, step in enumerate(_steps(item)):
            yield Option(str(step), str(step), _option_id(item, number))
        return
    if _macro(item) == "select":
        yield Option("", _("Choose an answer"), "")
    has_divider = False
    for number, option in enumerate(item.options):
        apart = option.exclusive or (item.has_favour and option.favour is None)
        is_first_apart = apart and not has_divider and number > 0
        has_divider = has_divider or apart
        yield Option(
            option.code,
            voice.option(item.code, option.code),
            _option_id(item, number),
            divider=_("or") if is_first_apart else "",
            exclusive=option.exclusive,
        )


def _option_id(item: Item, number: int) -> str:
    return f"{control_id(item.code)}-{number}" if number else control_id(item.code)


def _blank_option(item: Item, others: tuple[Option, ...]) -> Option:
    divider = "" if any(option.divider for option in others) else _("or")
    words = _("Leave this question blank")
    return Option("", words, f"{control_id(item.code)}-blank", divider=divider)


def _date_parts(item: Item) -> Iterator[Part]:
    names = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
    for part in DATE_PARTS:
        own_id = control_id(item.code) + ("" if part == "day" else f"-{part}")
        width = 4 if part == "year" else 2
        yield Part(f"{item.code}-{part}", own_id, names[part], "", width)


def _with_value(bare: Component, value: Any) -> Component:
    if bare.parts:
        filled = zip(bare.parts, value, strict=True)
        return replace(bare, parts=tuple(replace(part, value=text) for part, text in filled))
    if not bare.options:
        return replace(bare, value=value) if value else bare
    chosen = set(value) if isinstance(value, list) else {value}
    if not chosen - {""}:
        return bare
    return replace(
        bare,
        options=tuple(
            replace(option, chosen=True) if option.value in chosen else option
            for option in bare.options
        ),
    )

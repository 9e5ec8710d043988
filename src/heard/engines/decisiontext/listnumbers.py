"""The numbers that a browser shows before the items of a list."""

import re

from heard.engines.decisiontext.numbering import split_marker

_STYLES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_CSS = re.compile(r"list-style(?:-type)?\s*:[^;]*?(lower|upper)-(roman|alpha|latin)", re.IGNORECASE)
_ROMAN = (
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def number_style(tag: str, attributes: dict[str, str]) -> str | None:
    """How a list counts, or None where its items have bullets."""
    if tag != "ol":
        return None
    if match := _CSS.search(attributes.get("style", "")):
        kind = "roman" if match[2].lower() == "roman" else "alpha"
        return f"{match[1].lower()}-{kind}"
    return _STYLES.get(attributes.get("type", "1"), "decimal")


def printed_number(style: str | None, place: int) -> str:
    """ "3.", "c.", "iii." or a bullet."""
    if style is None:
        return "•"
    if style == "decimal" or not 0 < place < 400:
        return f"{place}."
    case, _, kind = style.partition("-")
    text = _roman(place) if kind == "roman" else _letters(place)
    return f"{text.upper() if case == 'upper' else text}."


def _roman(place: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        text += letters * (place // worth)
        place %= worth
    return text


def _letters(place: int) -> str:
    text = ""
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def has_number(text: str) -> bool:
    """Whether an item brings its own printed number."""
    marker, _ = split_marker(text)
    return marker is not None

"""How a line is known to begin with a label."""

import re
from dataclasses import dataclass
from functools import lru_cache

from heard.engines.decisiontext.dates import find_date
from heard.engines.decisiontext.lines import Line
from heard.engines.decisiontext.statuses import read_yes_no, says_nothing
from heard.engines.decisiontext.vocabulary import FIELD_OF, OTHER, PROSE

_LONGEST_LABEL = 100
_SHORTEST_LABEL = 3
_SHORTEST_MISSPELT = 10


@dataclass(frozen=True, slots=True)
class Label:
    """A label met on a line: its field, the rest of the line, and how sure we are of it."""

    field: str
    value: str
    confidence: float


def _one_less(words: str) -> set[str]:
    return {words[:at] + words[at + 1 :] for at in range(len(words))}


# Each label with any one letter left out: a misspelt label shares one of these.
_NEARLY: dict[str, str] = {
    nearly: words
    for words in FIELD_OF
    if len(words) >= _SHORTEST_MISSPELT
    for nearly in (words, *_one_less(words))
}


def label_words(text: str) -> str:
    """The words of a label without capitals, punctuation or doubled spaces."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


@lru_cache(maxsize=4096)
def _find_field(words: str) -> tuple[str, bool, float] | None:
    """Field, whether the label is firm, and confidence (lower where it is misspelt)."""
    if exact := FIELD_OF.get(words):
        return (*exact, 1.0)
    if len(words) < _SHORTEST_MISSPELT or len(words) > 70:
        return None
    for nearly in (words, *sorted(_one_less(words))):
        if near := _NEARLY.get(nearly):
            return (*FIELD_OF[near], 0.9)
    return None


def is_label(text: str) -> bool:
    """Whether the whole of a short text is a known label."""
    return len(text) <= _LONGEST_LABEL and _find_field(label_words(text)) is not None


def _field_of(text: str) -> tuple[str, bool, float] | None:
    """The field of a label as printed: without its number or brackets, or in two languages."""
    if found := _find_field(label_words(text)):
        return found
    bare = _NUMBERED.sub("", _IN_BRACKETS.sub(" ", text))
    if found := _find_field(label_words(bare)):
        return found
    if "/" in bare:
        parts = re.split(r"\s*/\s*", bare)
        for part in reversed(parts if len(parts) == 2 else ()):
            if found := _find_field(label_words(part)):
                return found
    return None


_NUMBERED = re.compile(
    r"\s*\(?\d{1,2}(?:[.):]|\s(?=[A-Z]))\s*|\s*(?:Part|Section) \d{1,2}\s*[.:–-]?\s*"
)
_IN_BRACKETS = re.compile(r"\([^()]{0,80}\)")


def read_label(line: Line, *, within: str | None) -> Label | None:
    """The label that a line begins with, or None. `within` is the field whose value is open."""
    if len(line.text) < _SHORTEST_LABEL:
        return None
    # A heading of a page stands out by itself; in plain text prose has such words, too.
    within = within if within in PROSE and not line.heading else None
    if len(line.raw) > _LONGEST_LABEL:
        return _read_label(line, within)
    return _read_short_label(line.raw, within)


@lru_cache(maxsize=4096)
def _read_short_label(raw: str, within: str | None) -> Label | None:
    return _read_label(Line(0, " ".join(raw.split()), raw), within)


def _read_label(line: Line, within: str | None) -> Label | None:
    if _INTERESTS.match(line.text):
        return Label(OTHER, line.text.partition(":")[2], 1.0)
    in_prose = within is not None
    label = (
        _with_colon(line.text, in_prose)
        or _alone(line.text, within)
        or _with_gap(line.raw, in_prose)
        or _with_plain_value(line.text)
    )
    return None if label is not None and _is_no_value(label) else label


def _is_no_value(label: Label) -> bool:
    """Whether a value cannot be one of its field: "Call-in: Closure of a centre" is a title."""
    if not label.field.startswith("is_") or not label.value.strip():
        return False
    return read_yes_no(label.value) is None and not says_nothing(label.value)


_INTERESTS = re.compile(
    r"(?:details of |record of )?(?:any )?(?:conflicts?|declarations?|disclosures?) of "
    r"(?:any )?interests?\b[^:]{0,120}:",
    re.IGNORECASE,
)


def _with_colon(text: str, in_prose: bool) -> Label | None:
    head, colon, _ = text[: _LONGEST_LABEL + 1].partition(":")
    if not colon:
        head, colon = _before_dash(text)
        in_prose = True
    if not colon:
        return None
    found = _field_of(head)
    if found is None or (in_prose and not found[1]):
        return None
    field, _, confidence = found
    return Label(field, text[len(head) + len(colon) :].lstrip(" :;-–—"), confidence)


def _before_dash(text: str) -> tuple[str, str]:
    dash = re.search(r" [-–—] ", text[:_LONGEST_LABEL])
    return (text[: dash.start()], dash[0]) if dash else ("", "")


# In prose a single word is a heading only if what it heads cannot be there already.
_HEADS = frozenset(("reasons", "alternatives", "text", OTHER))


def _alone(text: str, within: str | None) -> Label | None:
    if len(text) > _LONGEST_LABEL or text.endswith((".", ";", ",")):
        return None
    found = _field_of(text)
    if found is None:
        return None
    field, firm, confidence = found
    if within is not None and " " not in label_words(text):
        firm = firm and field in _HEADS and field != within and text[0].isupper()
    return Label(field, "", confidence * 0.97) if firm or within is None else None


_GAP = re.compile(r"\t[\t \u00a0]*|[ \u00a0]{2,}|\s\|\s")


def _with_gap(raw: str, in_prose: bool) -> Label | None:
    parts = _GAP.split(raw.strip()[:_LONGEST_LABEL], maxsplit=1)
    if len(parts) < 2:
        return None
    found = _field_of(parts[0])
    if found is None or (in_prose and not found[1]):
        return None
    value = " ".join(raw.strip()[len(parts[0]) :].split()).strip(" |")
    if is_label(value) and not value.endswith("?"):
        return Label(OTHER, "", 0.9)  # the heads of a table's columns
    return Label(found[0], value, found[2] * 0.95)


_TYPED = re.compile(
    r"(is key decision|key decision|is subject to call[ -]in|subject to call[ -]in"
    r"|date of decision|decision date|publication date|date of publication|effective from"
    r"|implementation date|decided at meeting)\??\s+(?=\S)",
    re.IGNORECASE,
)


def _with_plain_value(text: str) -> Label | None:
    """A label and its value with one space between: only where the value is of the right kind."""
    match = _TYPED.match(text)
    if match is None or len(text) > 160:
        return None
    found = _find_field(label_words(match[1]))
    value = text[match.end() :]
    if found is None:
        return None
    if found[0].startswith("is_"):
        fits = read_yes_no(value) is not None and len(value) <= 40
    else:
        date = find_date(value)
        fits = date is not None and date.start <= 12
    return Label(found[0], value, 0.9) if fits else None

"""How sure one may be of a value by its looks: what reads oddly is to be asked for."""

import re
from collections.abc import Mapping
from typing import Any

from heard.engines.decisiontext.labels import is_label
from heard.engines.decisiontext.sections import is_furniture

UNSURE = 0.6
_PROSE = ("purpose", "text", "reasons", "alternatives")
_NAMES = {"divisions": 80, "contacts": 200, "report_authors": 120}
_LONGEST_NAME = 150
_LONGEST_TITLE = 300
_LONGEST_DOCUMENT = 200
_RESOLVED = re.compile(r"\b(?:RESOLVED|RECOMMENDED)\b|\b[Rr]esolved\s*[:;,–-]|\bit was resolved\b")
_SENTENCE = re.compile(r"[a-z]{3}[.;] +[A-Z]")
_SENTENCE_END = re.compile(r"[a-z]{2}[.;:]$")
# "Details of grants: None", "Is it county wide: Yes": a label that is not in our vocabulary.
_UNREAD_LABEL = re.compile(
    r"[A-Z][\w ()/'’,-]{2,70}[:?|\t]+\s*"
    r"(?:Yes|No|N/A|None|Not applicable|\d{1,2}/\d{1,2}/\d{2,4})\.?$"
)
_LIKE_A_LABEL = re.compile(r"(?!Option|Alternative|Note|NB)[A-Z][a-z]+(?: [a-z]+){0,4}: \S")
_SIZE = re.compile(r"\b\d+(?:\.\d+)?\s*[KM]B\b")
_MOST_LINES_LOOKED_AT = 400


def odd_fields(values: Mapping[str, Any]) -> set[str]:
    """The fields whose value does not look like one of its kind."""
    odd = {name for name in _PROSE if _is_odd_prose(name, values.get(name))}
    odd |= {
        name
        for name, longest in _NAMES.items()
        if any(_is_odd_name(each, longest) for each in values.get(name, ()))
    }
    if _is_odd_title(values.get("title"), values.get("decision_maker")):
        odd.add("title")
    if _is_odd_name(values.get("decision_maker"), _LONGEST_NAME):
        odd.add("decision_maker")
    meeting = values.get("meeting")
    if meeting is not None and _is_odd_name(meeting.body, _LONGEST_NAME):
        odd.add("meeting")
    if any(_is_odd_document(each.title) for each in values.get("documents", ())):
        odd.add("documents")
    return odd


def _is_odd_title(title: str | None, maker: str | None) -> bool:
    if title is None:
        return False
    words = title.split()
    return (
        len(title) > _LONGEST_TITLE
        or " | " in title
        or title.endswith((":", ";"))
        or (title.endswith(".") and len(words) > 8)
        or is_label(title)
        or is_furniture(title)
        or (maker is not None and title.casefold() == maker.casefold())
        or bool(re.match(r"[\d\W]+$|(?:yes|no|n/a)\b", title, re.IGNORECASE))
    )


def _is_odd_name(name: str | None, longest: int) -> bool:
    if not name:
        return False
    plain = re.sub(r"\S+@\S+", "", name)
    return (
        len(name) > longest
        or " | " in plain
        or is_label(plain)
        or bool(_RESOLVED.search(plain))
        or bool(_SENTENCE.search(plain))
        or bool(re.search(r"\b(?:was|were|that|which|have|been)\b", plain))
    )


def _is_odd_prose(name: str, value: str | None) -> bool:
    if value is None:
        return False
    lines = [line for line in value.split("\n", _MOST_LINES_LOOKED_AT) if line]
    has_label = any(_UNREAD_LABEL.match(line) for line in lines[:_MOST_LINES_LOOKED_AT])
    if name != "text":
        has_label = has_label or any(_LIKE_A_LABEL.match(line) for line in lines[1:])
    ends_oddly = any(is_furniture(line) for line in lines[-2:])
    holds_decision = name != "text" and bool(_RESOLVED.search(value[:20_000]))
    return has_label or ends_oddly or holds_decision


def _is_odd_document(title: str) -> bool:
    return (
        len(title) > _LONGEST_DOCUMENT
        or bool(_SIZE.search(title))
        or bool(_SENTENCE.search(title))
        or (len(title.split()) > 8 and bool(_SENTENCE_END.search(title)))
        or bool(_UNREAD_LABEL.match(title))
        or is_label(title)
    )

"""The labels that councils print before a value, and how a line is known to be one."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from heard.engines.decisiontext.dates import find_date
from heard.engines.decisiontext.lines import Line
from heard.engines.decisiontext.statuses import read_yes_no

# A label of `OTHER` ends the value before it and is not read itself.
OTHER = "other"
# Fields whose value is prose: inside them only a firm label ends the value.
PROSE = frozenset(("purpose", "text", "reasons", "alternatives"))

_FIRM: dict[str, tuple[str, ...]] = {
    "decision_maker": (
        "decision maker", "decision makers", "decision taker", "decision taken by",
        "decision made by", "decision making body", "name of decision maker", "decision maker s",
    ),
    "status": (
        "decision status", "status of decision", "recommendation status", "recommendations status",
    ),
    "is_key_decision": (
        "is key decision", "key decision", "is this a key decision", "is it a key decision",
        "is a key decision", "key decision yes no", "include item on forward plan key decision",
    ),
    "is_subject_to_call_in": (
        "is subject to call in", "subject to call in", "is callable in", "is call in applicable",
        "is this decision subject to call in", "is the decision subject to call in",
        "eligible for call in", "call in applies",
    ),
    "purpose": ("purpose", "purpose of report", "purpose of the report", "purpose of decision"),
    "text": (
        "decision", "decisions", "the decision", "decision taken", "decision made",
        "decision text", "details of decision", "details of the decision", "decision outcome",
        "full text of decision", "full decision", "decisions made", "decision details and outcome",
    ),
    "alternatives": (
        "alternatives considered", "alternatives considered and rejected",
        "details of any alternative options considered and rejected",
        "details of alternative options considered and rejected",
        "details of any alternative options considered", "decision options",
        "options considered", "options considered and rejected", "options rejected",
        *(
            f"{first} options{last}"
            for first, last in product(
                ("alternative", "other", "any alternative", "any other"),
                ("", " considered", " considered and rejected", " rejected"),
            )
        ),
    ),
    "divisions": (
        *(
            f"{area}{affected}"
            for area, affected in product(
                (
                    "divisions", "division", "wards", "ward", "electoral divisions",
                    "electoral division", "wards divisions", "divisions wards", "area", "areas",
                ),
                (" affected", " s affected"),
            )
        ),
        "affected wards", "affected divisions",
    ),
    "contacts": (
        "contact", "contacts", "contact officer", "contact officers", "contact name",
        "contact for further information", "officer contact", "contact person",
    ),
    "report_authors": (
        "report author", "report authors", "author of report", "author of the report",
        "authors of report", "report author s",
    ),
    "publication_date": (
        "publication date", "date of publication", "decision published", "date published",
        "decision publication date", "published date", "date decision published",
    ),
    "decision_date": (
        "date of decision", "decision date", "date of the decision", "date decision made",
        "date decision taken", "decision made on", "decision taken on", "date of decisions",
    ),
    "meeting": (
        "decided at meeting", "made at meeting", "decided at", "decision made at meeting",
        "considered at meeting", "related meeting", "decision taken at meeting",
    ),
    "effective_from": (
        "effective from", "effective date", "date effective", "decision effective from",
        "implementation date", "implementation date not before meeting on",
        "date of implementation", "date decision effective", "may be implemented from",
        "decision may be implemented from", "date decision may be implemented",
    ),
    "documents": (
        "accompanying documents", "supporting documents", "background documents",
        "additional documents", "related documents", "supporting papers", "relevant documents",
        "accompanying papers",
    ),
    "decision_due": ("decision due", "decision due date"),
    "decision_type": ("decision type", "type of decision"),
    "report_of": ("details for agenda sheet",),
    OTHER: (
        "reason key", "reason for key decision", "reasons for key decision", "key decision reason",
        "this decision has been called in by", "decision called in by", "officer to action",
        "notice of proposed decision first published", "explanation of anticipated restriction",
        "anticipated restriction", "recommend to council", "chief officer decision maker",
        "include item on forward plan", "item contains exempt private reports",
        "urgent decision not in forward plan", "key portfolio", "private reason", "reg 10",
        "reg 11", "decision criteria", "other information", "list of restricted documents",
        "would the recommended decision be contrary to the budget and policy framework",
        "conflict of interest relating to the matter declared by cabinet member",
        "conflicts of interest declared", "dispensation granted", "call in expiry date",
        "deadline for call in", "call in deadline", "lead member", "lead director",
        "lead officer", "consultation process", "reference number", "reason for consideration",
        "agenda items", "called in by", "decision reference", "decision number",
        "additional information",
    ),
}  # fmt: skip
# Words that are labels in a table or a list of fields, and plain words inside prose.
_LOOSE: dict[str, tuple[str, ...]] = {
    "title": ("title", "decision title", "issue title", "report title", "item title", "subject"),
    "decision_maker": ("made by", "taken by", "committee", "decision body"),
    "status": ("status", "outcome", "state"),
    "is_key_decision": ("key",),
    "is_subject_to_call_in": ("call in", "callable in"),
    "purpose": ("summary", "description"),
    "text": ("minutes", "minute", "content", "resolution", "resolutions"),
    "divisions": ("ward", "wards", "division", "divisions", "ward s", "division s"),
    "report_authors": ("author", "authors", "report by", "report of"),
    "publication_date": ("published", "published on"),
    "decision_date": ("date", "date made", "decided on"),
    "meeting": ("meeting", "meeting date", "date of meeting", "at meeting"),
    "documents": ("documents", "attachments", "background papers", ),
    OTHER: (
        "portfolio", "department", "directorate", "service", "reference", "ref", "topics",
        "topic", "history", "venue", "exempt", "urgent",
        "urgent item", "decision history",
    ),
}  # fmt: skip
_REASONS = tuple(
    f"{first}{last}"
    for first, last in product(
        ("reason", "reasons", "reason s"),
        (
            "", " for decision", " for the decision", " for this decision", " for decisions",
            " for the decisions", " for recommendation", " for recommendations",
            " for the recommendation", " for the recommendations", " for decision s",
        ),
    )
)  # fmt: skip

_FIELD_OF: dict[str, tuple[str, bool]] = {
    **{words: (field, False) for field, group in _LOOSE.items() for words in group},
    **{words: (field, True) for field, group in _FIRM.items() for words in group},
    **dict.fromkeys(_REASONS, ("reasons", True)),
}
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
    for words in _FIELD_OF
    if len(words) >= _SHORTEST_MISSPELT
    for nearly in (words, *_one_less(words))
}


def label_words(text: str) -> str:
    """The words of a label without capitals, punctuation or doubled spaces."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


@lru_cache(maxsize=4096)
def _find_field(words: str) -> tuple[str, bool, float] | None:
    """Field, whether the label is firm, and confidence (lower where it is misspelt)."""
    if exact := _FIELD_OF.get(words):
        return (*exact, 1.0)
    if len(words) < _SHORTEST_MISSPELT or len(words) > 70:
        return None
    for nearly in (words, *sorted(_one_less(words))):
        if near := _NEARLY.get(nearly):
            return (*_FIELD_OF[near], 0.9)
    return None


def is_label(text: str) -> bool:
    """Whether the whole of a short text is a known label."""
    return len(text) <= _LONGEST_LABEL and _find_field(label_words(text)) is not None


def read_label(line: Line, *, within: str | None) -> Label | None:
    """The label that a line begins with, or None. `within` is the field whose value is open."""
    if len(line.text) < _SHORTEST_LABEL:
        return None
    in_prose = within in PROSE
    if len(line.raw) > _LONGEST_LABEL:
        return _read_label(line, in_prose)
    return _read_short_label(line.raw, in_prose)


@lru_cache(maxsize=4096)
def _read_short_label(raw: str, in_prose: bool) -> Label | None:
    return _read_label(Line(0, " ".join(raw.split()), raw), in_prose)


def _read_label(line: Line, in_prose: bool) -> Label | None:
    if _INTERESTS.match(line.text):
        return Label(OTHER, line.text.partition(":")[2], 1.0)
    return (
        _with_colon(line.text, in_prose)
        or _alone(line.text, in_prose)
        or _with_gap(line.raw, in_prose)
        or _with_plain_value(line.text)
    )


_INTERESTS = re.compile(
    r"(?:any )?(?:conflicts?|declarations?|disclosures?) of (?:any )?interests?\b[^:]{0,120}:",
    re.IGNORECASE,
)


def _with_colon(text: str, in_prose: bool) -> Label | None:
    head, colon, _ = text[: _LONGEST_LABEL + 1].partition(":")
    if not colon:
        head, colon = _before_dash(text)
        in_prose = True
    if not colon:
        return None
    found = _find_field(label_words(head))
    if found is None or (in_prose and not found[1]):
        return None
    field, _, confidence = found
    return Label(field, text[len(head) + len(colon) :].lstrip(" :;-–—"), confidence)


def _before_dash(text: str) -> tuple[str, str]:
    dash = re.search(r" [-–—] ", text[:_LONGEST_LABEL])
    return (text[: dash.start()], dash[0]) if dash else ("", "")


def _alone(text: str, in_prose: bool) -> Label | None:
    if len(text) > _LONGEST_LABEL or text.endswith((".", ";", ",")):
        return None
    words = label_words(text)
    found = _find_field(words)
    if found is None or (in_prose and (not found[1] or " " not in words)):
        return None
    return Label(found[0], "", found[2] * 0.97)


def _with_gap(raw: str, in_prose: bool) -> Label | None:
    parts = re.split(r"\t[\t \u00a0]*|[ \u00a0]{2,}", raw.strip()[:_LONGEST_LABEL], maxsplit=1)
    if len(parts) < 2 or in_prose:
        return None
    found = _find_field(label_words(parts[0]))
    if found is None:
        return None
    return Label(found[0], " ".join(raw.strip()[len(parts[0]) :].split()), found[2] * 0.95)


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

"""What is read from a decision record: the fields of the public format `parse_decision`."""

from typing import Literal

import msgspec

StatusWord = Literal[
    "approved",
    "approved_with_amendments",
    "not_approved",
    "noted",
    "implemented",
    "deferred",
    "withdrawn",
    "called_in",
    "for_determination",
    "unknown",
]
Verb = Literal[
    "note",
    "approve",
    "agree",
    "request",
    "recommend",
    "refer",
    "attend",
    "report_back",
    "appoint",
    "delegate",
    "other",
]


class Status(msgspec.Struct, frozen=True):
    """A status as it was printed, and the word of ours that it comes to."""

    raw: str | None = None
    normalised: StatusWord = "unknown"


class Meeting(msgspec.Struct, frozen=True):
    """Where it was decided. `date` is ISO 8601."""

    date: str | None = None
    body: str | None = None


class Document(msgspec.Struct, frozen=True):
    """A paper that came with the decision. `url` is null where the page gave no link."""

    title: str
    url: str | None = None


class Resolution(msgspec.Struct, frozen=True):
    """One thing that was resolved, readable on its own.

    `number` is the printed number without brackets or dots ("ii", "1", "a"), null where there
    is none. `verbs` are in order of appearance and never empty: what is outside the vocabulary
    is "other".
    """

    number: str | None
    text: str
    verbs: tuple[Verb, ...]


class DecisionText(msgspec.Struct, frozen=True, kw_only=True):
    """A decision record as fields. What the record does not say is null or empty.

    Dates are ISO 8601. `confidence` (0 to 1) holds every field that was read, and with a low
    figure those whose label was there but whose value could not be read. `lines` holds, for
    every field that was read, its first and last line (from 1) in the source lines.
    """

    title: str | None = None
    decision_maker: str | None = None
    status: Status = Status()
    is_key_decision: bool | None = None
    is_subject_to_call_in: bool | None = None
    purpose: str | None = None
    text: str | None = None
    reasons: str | None = None
    alternatives: str | None = None
    divisions: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    report_authors: tuple[str, ...] = ()
    publication_date: str | None = None
    decision_date: str | None = None
    meeting: Meeting = Meeting()
    effective_from: str | None = None
    documents: tuple[Document, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    confidence: dict[str, float] = {}
    lines: dict[str, tuple[int, int]] = {}


class Doubt(msgspec.Struct, frozen=True):
    """A field and why somebody should look at it.

    Codes: `dates_disagree`, `published_before_decision`, `effective_before_decision`,
    `republished`, `called_in`, `amends_other`, `motion_lost`, `exempt`, `nothing_resolved`.
    """

    field: str
    code: str


class ReadDecision(msgspec.Struct, frozen=True):
    """A decision with what it was read from.

    `source_lines[n - 1]` is line n of `decision.lines`. `address` is the page's own address
    where the page names one. `sha256` is of the bytes that were read (for pasted text, its
    UTF-8). `doubts` are what a form should ask about in words.
    """

    decision: DecisionText
    source_lines: tuple[str, ...]
    kind: Literal["text", "html", "pdf"]
    address: str | None
    sha256: str
    doubts: tuple[Doubt, ...] = ()


def to_json(decision: DecisionText, *, indent: int | None = None) -> str:
    """The decision as JSON in the public format, on one line unless `indent` is given."""
    encoded = msgspec.json.encode(decision)
    if indent is not None:
        encoded = msgspec.json.format(encoded, indent=indent)
    return encoded.decode()

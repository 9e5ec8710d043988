"""A record cut into labelled sections, with what stands under no label kept aside."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from heard.engines.decisiontext.labels import PROSE, label_words, read_label
from heard.engines.decisiontext.lines import Line

_RECORD_HEADINGS = frozenset(
    (
        "decision details", "decisions details", "decision detail", "issue decisions",
        "issue details", "issue detail", "agenda item", "issue meetings", "record of decision",
        "decision record", "decision notice", "record of executive decision", "officer decision",
        "notice of decision", "delegated decision", "record of officer decision",
        "statement of decision", "details of decision", "record of decisions",
    )
)  # fmt: skip
_FURNITURE = re.compile(
    r"(?:skip (?:to|over)|jump to|home\s*[>»/]|you are here|we use .{0,40}cookies|this site uses"
    r"|.{0,40}\bcookies? (?:policy|settings|preferences|on this)|accept (?:all )?cookies"
    r"|print this page|share this|bookmark this|back to top|return to|view directions"
    r"|this section allows you to|search this site|sign in|log ?in\b|register\b.{0,20}$|menu$"
    r"|[•·]?\s*(?:general|reports|history|decisions|documents|topics|wards|meetings)$"
    r"|home$|next$|previous$|listen$|browse$|cymraeg$|english$)",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"(?:©|\(c\) ?\d{4}|copyright\b|accessibility(?: statement)?$|privacy(?: (?:notice|policy|"
    r"statement))?$|cookies$|cookie policy|terms (?:and|&) conditions|contact us\b|follow us\b"
    r"|powered by\b|site ?map$|back to top|disclaimer$|legal(?: notice)?$|a to z$|footer\b"
    r"|modern\.?gov\b|all rights reserved)",
    re.IGNORECASE,
)
# Besides prose and documents, which run to the next label, these may take several lines, up to
# a blank one; every other field ends with its first line of text.
_ENDS_AT_BLANK = frozenset(("divisions", "contacts", "report_authors"))


@dataclass(slots=True)
class Section:
    """A label's lines of value. `at` is the label's own line."""

    name: str
    confidence: float
    at: Line
    lines: list[Line] = field(default_factory=list)

    @property
    def is_filled(self) -> bool:
        """Whether any line holds text."""
        return any(line.text for line in self.lines)

    def takes_more(self, line: Line) -> bool:
        """Whether an unlabelled line still belongs to the value."""
        if self.name in PROSE or self.name == "documents":
            return True
        if not self.is_filled:
            return self.is_near(line)
        return self.name in _ENDS_AT_BLANK and bool(self.lines[-1].text)

    def is_near(self, line: Line) -> bool:
        """Whether a value on its own line is close enough to belong to a label above it."""
        return line.number - self.at.number <= 6


@dataclass(frozen=True, slots=True)
class Cut:
    """A record in pieces: the lines before the first label, the sections, and loose blocks."""

    before: tuple[Line, ...]
    heading_at: int | None
    sections: tuple[Section, ...]
    loose: tuple[tuple[Line, ...], ...]


def is_furniture(text: str) -> bool:
    """Whether a line belongs to the page around the record, not to the record."""
    return bool(_FURNITURE.match(text)) or bool(_FOOTER.match(text))


def is_record_heading(text: str) -> bool:
    """Whether a line is the name of the kind of page ("Decision details")."""
    return 10 <= len(text) <= 60 and label_words(text) in _RECORD_HEADINGS


def cut(lines: Sequence[Line]) -> Cut:
    """Cut the lines at their labels."""
    start, heading_at = _record_start(lines)
    before: list[Line] = []
    sections: list[Section] = []
    loose: list[list[Line]] = [[]]
    for line in lines[start:]:
        current = sections[-1] if sections else None
        if current and current.name == "documents" and _FOOTER.match(line.text):
            break
        label = read_label(line, within=current.name if current else None)
        if label:
            sections.append(Section(label.field, label.confidence, line))
            if label.value.strip():
                sections[-1].lines.append(line.holding(label.value))
            loose.append([])
        elif current is None:
            before.append(line)
        elif current.takes_more(line) and len(loose[-1]) == 0:
            current.lines.append(line)
        elif line.text or loose[-1]:
            loose[-1].append(line)
    return Cut(
        tuple(before), heading_at, tuple(sections), tuple(tuple(block) for block in loose if block)
    )


def _record_start(lines: Sequence[Line]) -> tuple[int, int | None]:
    """Where the record begins: after the last page heading before the first surely labelled line.

    A site's menu may hold the words "Decisions" or "Documents" before it.
    """
    heading: int | None = None
    for at, line in enumerate(lines):
        if is_record_heading(line.text):
            heading = at
        elif ":" in line.text[:100] and heading is not None:
            label = read_label(line, within="text")
            if label and label.field not in PROSE:
                break
    return (heading + 1, lines[heading].number) if heading is not None else (0, None)

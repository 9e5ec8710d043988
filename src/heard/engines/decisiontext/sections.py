"""A record cut into labelled sections, with what stands under no label kept aside."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from heard.engines.decisiontext.bodies import looks_like_body
from heard.engines.decisiontext.dates import find_date
from heard.engines.decisiontext.labels import Label, is_label, label_words, read_label
from heard.engines.decisiontext.lines import ENDS_OPEN, Line
from heard.engines.decisiontext.vocabulary import OTHER, PROSE

_RECORD_HEADINGS = frozenset(
    (
        "decision details", "decisions details", "decision detail", "issue decisions",
        "issue details", "issue detail", "agenda item", "issue meetings", "details of decision",
        "manylion y penderfyniad", "manylion penderfyniad",
    )
)  # fmt: skip
# Of these words and no other are the names of a council's own forms and notices.
_OF_A_FORM = frozenset((
    "record", "records", "notice", "form", "statement", "sheet", "summary", "of", "a", "the",
    "decision", "decisions", "executive", "officer", "officers", "delegated", "key", "non",
    "urgent", "individual", "published", "taken", "made", "by", "under", "powers", "scheme",
    "minute", "extract", "report", "template", "public", "and", "an", "director", "s",
))  # fmt: skip
_FORMS = frozenset((
    "record", "records", "notice", "form", "statement", "sheet", "summary", "executive", "officer",
    "officers", "delegated", "individual", "urgent", "minute", "template", "extract", "powers",
))  # fmt: skip
_FURNITURE = re.compile(
    r"(?:skip (?:to|over)|jump to|home\s*[>»/]|you are here|we use .{0,40}cookies|this site uses"
    r"|.{0,40}\bcookies? (?:policy|settings|preferences|on this)|accept (?:all )?cookies"
    r"|print this page|share this|bookmark this|back to top|view directions"
    r"|return to (?:the )?(?:top|previous|list|home|search)"
    r"|this section allows you to|search this site|sign in|log ?in\b|register$|menu$"
    r"|[•·]?\s*(?:general|reports|history|decisions|documents|topics|wards|meetings|criteria"
    r"|wards and topics)(?:\s*[|•·]\s*[\w ]{3,25})*$"
    r"|share (?:on|via|to|with)\b|follow us|toggle |tweet$|email (?:this|a friend)"
    r"|a-z$|e?petitions$"
    r"|forward plans?$|committees$|your councillors$|what'?s new$|meetings? calendar$|democracy$"
    r"|(?:posted|last (?:updated|modified|reviewed)|page updated)\b.{0,40}\d{4}"
    r"|close$|open$|more$|subscribe|rss|view (?:the )?(?:decision|printable)|printable version"
    r"|home$|next$|previous$|listen$|browse$|cymraeg$|english$)",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"(?:©|\(c\) ?\d{4}|copyright\b|accessibility(?: statement)?$|privacy(?: (?:notice|policy|"
    r"statement))?$|cookies$|cookie policy|terms (?:and|&) conditions|contact us\b|follow us\b"
    r"|powered by\b|site ?map$|back to top|disclaimer$|legal(?: notice)?$|a to z$|footer\b"
    r"|modern\.?gov\b|all rights reserved|(?:was|is) this page|yes no$|rate this page"
    r"|subscribe to\b|give (?:us )?feedback|report a problem|kind regards|best wishes)",
    re.IGNORECASE,
)
KIND_OF_PAPER = re.compile(
    r"(?:minutes?(?: extract)?|extract(?: from (?:the )?minutes)?|decisions?|draft minutes"
    r"|record of (?:the )?meeting|notes|agenda|public (?:minutes|document pack)"
    r"|executive decisions?"
    r"|(?:portfolio holder|cabinet member|officer|delegated) decisions?)(?: made| taken)?$",
    re.IGNORECASE,
)
# Besides prose and documents, which run to the next label, these may take several lines, up to
# a blank one; every other field ends with its first line of text.
_NEAR_HEADING = 3  # lines within which a title stands under a page's heading
_MAY_WRAP = frozenset(("title", "decision_maker"))
_MOST_WRAPPED = 3
_NARROW, _WIDE = 45, 130  # letters of a line that a program broke
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

    def takes_more(self, line: Line, width: int) -> bool:
        """Whether an unlabelled line still belongs to the value. Lines are wrapped at `width`."""
        if self.name in PROSE or self.name == "documents":
            return True
        if not self.is_filled:
            return self.is_near(line)
        if self.name in _MAY_WRAP:
            return self._is_wrapped(line, width)
        return self.name in _ENDS_AT_BLANK and bool(self.lines[-1].text)

    def _is_wrapped(self, line: Line, width: int) -> bool:
        """Whether the value's last line breaks off: its next word would not have fitted."""
        last = self.at if self.lines[-1].number == self.at.number else self.lines[-1]
        if not line.text or line.number != last.number + 1 or len(self.lines) > _MOST_WRAPPED:
            return False
        word = line.text.split(" ", 1)[0]
        is_full = _NARROW <= width <= _WIDE and len(last.raw) + 1 + len(word) > width
        return is_full or bool(ENDS_OPEN.search(last.text))

    def is_near(self, line: Line) -> bool:
        """Whether a value on its own line is close enough to belong to a label above it."""
        return line.number - self.at.number <= 6


@dataclass(frozen=True, slots=True)
class Cut:
    """A record in pieces: the lines before the first label, the sections, and loose blocks."""

    above: tuple[Line, ...]
    before: tuple[Line, ...]
    heading_at: int | None
    kind: str
    sections: tuple[Section, ...]
    loose: tuple[tuple[Line, ...], ...]

    @property
    def is_page(self) -> bool:
        """Whether the heading is that of a council's page, with a menu above it."""
        return self.kind in _RECORD_HEADINGS or "manylion" in self.kind

    @property
    def unlabelled(self) -> list[Line]:
        """Every line that stands under no label."""
        return [*self.before, *(line for block in self.loose for line in block)]


def is_furniture(text: str) -> bool:
    """Whether a line belongs to the page around the record, not to the record."""
    return bool(_FURNITURE.match(text)) or bool(_FOOTER.match(text))


def is_record_heading(text: str) -> bool:
    """Whether a line is the name of the kind of page ("Decision details")."""
    if not 10 <= len(text) <= 80:
        return False
    words = label_words(text)
    if words in _RECORD_HEADINGS or any(
        label_words(part) in _RECORD_HEADINGS for part in text.split("/")
    ):
        return True
    parts = set(words.split())
    is_form = "decision" in words and parts <= _OF_A_FORM and bool(parts & _FORMS)
    return is_form and text[0].isupper() and not is_label(text)


def cut(lines: Sequence[Line]) -> Cut:
    """Cut the lines at their labels."""
    lines = _mended(lines)
    start, heading_at = _record_start(lines)
    kind = label_words(lines[start - 1].text) if heading_at is not None else ""
    width = max((len(line.raw) for line in lines), default=0)
    before: list[Line] = []
    sections: list[Section] = []
    loose: list[list[Line]] = [[]]
    following = _following(lines)
    for at, line in enumerate(lines[start:], start):
        current = sections[-1] if sections else None
        if current and current.name == "documents" and _FOOTER.match(line.text):
            break
        label = _label(line, current, following[at], heading_at)
        if label:
            sections.append(Section(label.field, label.confidence, line))
            if label.value.strip():
                sections[-1].lines.append(line.holding(label.value))
            loose.append([])
        elif current is None:
            before.append(line)
        elif current.takes_more(line, width) and len(loose[-1]) == 0:
            current.lines.append(line)
        elif line.text or loose[-1]:
            loose[-1].append(line)
    return Cut(
        tuple(lines[: max(0, start - 1)]),
        tuple(before),
        heading_at,
        kind,
        tuple(sections),
        tuple(tuple(block) for block in loose if block),
    )


_WIDE_GAP = re.compile(r"(?<=\S)(?:\t[\t ]*| {3,})(?=\S)")
_LONGEST_CELL = 40


def _mended(lines: Sequence[Line]) -> list[Line]:
    """Lines in which a label that is broken in its column of a table is whole again:
    "Is this a key   Yes" over "decision?" is "Is this a key decision?   Yes"."""
    mended: list[Line] = []
    skipped = False
    for at, line in enumerate(lines):
        if skipped:
            skipped = False
            continue
        whole = _whole_label(line, lines[at + 1]) if at + 1 < len(lines) else None
        mended.append(whole or line)
        skipped = whole is not None
    return mended


def _whole_label(line: Line, following: Line) -> Line | None:
    cells = _WIDE_GAP.split(line.raw.strip()[:200], maxsplit=1)
    if len(cells) < 2 or len(cells[0]) > _LONGEST_CELL or not following.text or is_label(cells[0]):
        return None
    rest = _WIDE_GAP.split(following.raw.strip()[:200], maxsplit=1)
    label = f"{cells[0]} {rest[0]}"
    stands_alone = rest[0][:1].isupper() and is_label(rest[0])
    if len(rest[0]) > _LONGEST_CELL or stands_alone or not is_label(label):
        return None
    tail = following.raw.strip()[len(rest[0]) :].strip()
    value = line.raw.strip()[len(cells[0]) :].strip()
    return line.holding(f"{label}   {value} {tail}".rstrip())


def _label(line: Line, current: Section | None, after: str, heading_at: int | None) -> Label | None:
    """What the line is the label of. `after` is the next line's text."""
    label = read_label(line, within=current.name if current else None)
    if label is None and _is_question(line.text, after):
        return Label(OTHER, "", 0.8)
    if current is None and label and _is_no_label_here(line, label, heading_at):
        return None
    if label is None and heading_at is None and _is_page_title(line):
        return Label("title", line.text, 0.85)
    return label


def _following(lines: Sequence[Line]) -> list[str]:
    """For each line the next one with text, "" where there is none."""
    texts, after = [""] * len(lines), ""
    for at in range(len(lines) - 1, -1, -1):
        texts[at] = after
        after = lines[at].text or after
    return texts


def _is_question(text: str, following: str) -> bool:
    """Whether a line is a label that we do not know: a question with yes or no under it."""
    answered = following.strip(" .").casefold() in ("yes", "no", "n/a", "not included")
    return answered and 5 < len(text) < 100 and text[-1] not in ".:;,"


_NEVER_FIRST = frozenset((OTHER, "text", "purpose", "reasons", "alternatives", "documents"))


def _is_no_label_here(line: Line, label: Label, heading_at: int | None) -> bool:
    """Whether the first thing of a record only looks like a label: "Urgent item: A new roof"."""
    if heading_at is None:
        return _is_kind_of_paper(line, label)
    near = line.number - heading_at <= _NEAR_HEADING
    return near and label.field in _NEVER_FIRST and bool(label.value.strip())


def _is_kind_of_paper(line: Line, label: Label) -> bool:
    """ "MINUTES" over a paper says what it is; "Minutes:" on a page says what follows."""
    return (
        label.field == "text"
        and not line.heading
        and label_words(line.text) == "minutes"
        and (":" not in line.text)
    )


def _is_page_title(line: Line) -> bool:
    return (
        line.heading == 1
        and len(line.text) > 3
        and not is_furniture(line.text)
        and not is_record_heading(line.text)
        and not looks_like_body(line.text)
        and not _names_a_meeting(line.text)
    )


def _names_a_meeting(text: str) -> bool:
    """Whether a heading is a body and a day: "Partnership Board – 4 March 2026"."""
    date = find_date(text)
    return date is not None and looks_like_body(text[: date.start].strip(" ,-–—:("))


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

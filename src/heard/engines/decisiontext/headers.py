"""The head of minutes: whose meeting it was, on what day, and what the item is called."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from heard.engines.decisiontext.bodies import is_office, looks_like_body, looks_like_council
from heard.engines.decisiontext.dates import find_date
from heard.engines.decisiontext.lines import ENDS_OPEN, Line
from heard.engines.decisiontext.numbering import split_marker
from heard.engines.decisiontext.sections import KIND_OF_PAPER, Cut, is_furniture, is_record_heading

_MOST_LINES = 150
_LONGEST_TITLE = 250
_KIND_TAIL = re.compile(
    r"\s*[-–—:,]\s*(?:draft )?(?:minutes|decisions?|minute extract|decision (?:notice|list|sheet)"
    r"|record of decisions?)$",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"(?:(?:the |draft |printed |confirmed |public )*(?:minutes|decisions?|notes|record|extract"
    r"|meeting|proceedings|summary)\b|at (?:a|the) meeting\b|held (?:on|at)\b)",
    re.IGNORECASE,
)
_OF_BODY = re.compile(
    r"\b(?:meeting|minutes|decisions?|notes|proceedings)\s+(?:of|from|made by|taken by|:)\s+"
    r"(?!(?:the\s+|a\s+)?meeting\b)(?:the\s+|a\s+)?(?P<body>(?-i:[A-Z]).{2,110}?)"
    r"(?=\s*[,(:–—-]?\s*(?:\b(?:held|on|at|taken|made|which|meeting|from|in)\b|$)|\s*,\s|\s+[-–—]\s)",
    re.IGNORECASE,
)
_ATTENDANCE = re.compile(
    r"(?:members? )?(?:present|apologies|in attendance|also (?:present|in attendance)|attendance"
    r"|attendees|absent|officers(?: present| in attendance)?|substitutes?|councillors present"
    r"|declarations? of interests?|venue|time|chair(?:man|person)?|membership)\b\W*(?::|$|for\b)",
    re.IGNORECASE,
)
_ITEM_WORD = re.compile(
    r"(?:minute|item|agenda item|agenda item no\.?|item no\.?|minute no\.?)\s*(?P<number>\d{1,4}"
    r"(?:/\d{1,4})?)\s*[.:–-]?\s*(?P<title>.*)$",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"(?:[A-Z]{1,6}[/.-]|[A-Z]{1,6}(?=\d\d))?(?P<number>\d{1,4})(?:[/.]\d{1,4})*\s*[.):]?\s+"
    r"(?P<title>[A-Z“\"'‘].*)$"
)
_SENTENCE = re.compile(
    r"(?:To|That|Resolved|RESOLVED|Agreed|AGREED|As|On|It was|The (?:Committee|Panel|Board|Cabinet"
    r"|Chair\w*|following|report)|Members|Councillors?|Considered)\b"
)
_NO_HEADING_END = (".", ";", ":", ",")
_CLOSES = re.compile(
    r"(?:\(?the meeting (?:ended|closed|finished|concluded|rose|terminated)\b|the chair(?:man)? "
    r"(?:declared|closed) the meeting"
    r"|(?:chair(?:man|person)?|signed|date|dated)\s*[:.…_ ]*[.…_]{4,}"
    r"|minutes? (?:ends?|ended)\b|end of minutes)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Header:
    """What the first lines of minutes say, and which lines say it."""

    body: str | None = None
    body_line: Line | None = None
    is_sure_of_body: bool = False
    date: str | None = None
    date_line: Line | None = None
    title: str | None = None
    title_lines: list[Line] = field(default_factory=list)
    number: int | None = None
    used: set[int] = field(default_factory=set)

    @property
    def is_minutes(self) -> bool:
        """Whether there is enough to call the lines a head of minutes."""
        return self.body is not None or self.date is not None or self.number is not None


def header_of(pieces: Cut) -> Header:
    """The head of minutes above the first label. A page that names its kind has a title of its
    own, and only the line of its meeting counts."""
    if pieces.heading_at is None or not pieces.is_page:
        header = read_header([*pieces.above, *pieces.before])
        if header.title is None and pieces.heading_at is None:
            header = _below_labels(header, pieces)
        return header if header.is_minutes else Header()
    told = Header()
    for line in pieces.before:
        bare = line.holding(line.text.lstrip(" •·"))
        if _TOLD.match(bare.text) and find_date(bare.text) and _meeting_line(told, bare):
            told.used.add(line.number)
    return told


def _below_labels(header: Header, pieces: Cut) -> Header:
    """The item's heading under "Meeting: ..." and "Date: ...", which are labels of their own."""
    if not any(section.name in _OF_MEETING for section in pieces.sections):
        return header
    below = read_header([*pieces.above, *pieces.unlabelled])
    return below if below.number is not None else header


_OF_MEETING = frozenset(("meeting", "decision_maker", "decision_date"))


def read_header(lines: Sequence[Line]) -> Header:
    """The head that the lines begin with; an empty one where they do not."""
    header = Header()
    skipping = False
    for at, line in enumerate(lines[:_MOST_LINES]):
        if not line.text:
            skipping = False
        elif skipping or is_furniture(line.text) or is_record_heading(line.text):
            header.used.add(line.number)
        elif _ATTENDANCE.match(line.text):
            skipping = True
            header.used.add(line.number)
        elif _meeting_line(header, line):
            header.used.add(line.number)
        elif title := _item_title(header, lines, at):
            header.title = " ".join(each.text for each in title)
            _without_number(header, title)
            break
    return header


def _meeting_line(header: Header, line: Line) -> bool:
    """Take what a line says of the meeting; False where it says nothing of it."""
    text = _KIND_TAIL.sub("", line.text)
    if KIND_OF_PAPER.match(text):
        return True
    if len(text) > 300 or _tells_of_effect(text):
        return False
    date = find_date(text)
    told = bool(_TOLD.match(text))
    if date is not None and date.iso and (told or _is_all_date(text, date.start, date.end)):
        _set_date(header, date.iso, line)
        before = _DAY_OR_TIME.sub("", text[: date.start])
        body = _body_in(text) if told else before.strip(" ,-–—:")
        if body and looks_like_body(body) and not looks_like_council(body):
            header.is_sure_of_body = False  # named with its day, it is no site's or partner's name
        _takes(header, body or "", line)
        return True
    if told:
        _takes(header, _body_in(text) or "", line)
        return True
    return _takes(header, text, line)


def _tells_of_effect(text: str) -> bool:
    return bool(re.search(r"\b(?:come|comes|into|take|takes) (?:into )?(?:force|effect)\b", text))


def _set_date(header: Header, iso: str, line: Line) -> None:
    if header.date is None:
        header.date, header.date_line = iso, line


_DAY_OR_TIME = re.compile(
    r"\b\d{1,2}[.:]\d{2}\s*(?:[ap]\.?m\.?)?|\b(?:on|at)\b"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b",
    re.IGNORECASE,
)


def _is_all_date(text: str, start: int, end: int) -> bool:
    """Whether a line is a date, perhaps with a body before it and a time behind it."""
    before = _DAY_OR_TIME.sub("", text[:start]).strip(" ,-–—:()")
    after = text[end:].strip(" ,-–—:()")
    time = re.match(r"(?:at\s+)?\d{1,2}(?:[.:]\d{2})?\s*(?:[ap]\.?m\.?|noon|hrs|hours)?", after)
    is_short = not after or (time is not None and len(after) < 60)
    return is_short and (not before or looks_like_body(before) or is_office(before))


def _body_in(text: str) -> str | None:
    found = None
    for match in _OF_BODY.finditer(text):
        found = match["body"].strip(" ,-–—:")
    return found


def _takes(header: Header, text: str, line: Line) -> bool:
    """Keep a body's name; a council's own name only until a committee of it is named."""
    name = re.sub(r"^the\s+", "", text.strip(" ,-–—:"), flags=re.IGNORECASE)
    if looks_like_council(name):
        if header.body is None:
            header.body, header.body_line = name, line
        return True
    if header.body and header.body.casefold() == name.casefold() and not name.isupper():
        header.body = name
    if header.is_sure_of_body or not (looks_like_body(name) or is_office(name)):
        return False
    header.body, header.body_line, header.is_sure_of_body = name, line, True
    return True


def _item_title(header: Header, lines: Sequence[Line], at: int) -> list[Line] | None:
    """The lines of an item's heading that begins here, or None."""
    line = lines[at]
    if word := _ITEM_WORD.match(line.text):
        header.number = int(word["number"].partition("/")[0])
        if not word["title"].strip():
            header.used.add(line.number)
            return None
    elif not (header.is_minutes or header.used):
        return None
    if not is_heading_line(line.text) or _goes_on_as_list(lines, at):
        return None
    title = [line]
    for following in lines[at + 1 : at + 3]:
        if not following.text or not ENDS_OPEN.search(title[-1].text):
            break
        title.append(following)
    after = lines[at + len(title)] if at + len(title) < len(lines) else None
    is_numbered = bool(_ITEM.match(line.text) or word)
    if after is not None and after.text and not is_numbered:
        return None  # the first line of a paragraph
    return title


def is_heading_line(text: str) -> bool:
    """Whether a line could head an item: short, and no sentence."""
    item = _ITEM.match(text)
    words = item["title"] if item else text
    return (
        3 <= len(words) <= _LONGEST_TITLE
        and (words[0].isupper() or words[0].isdigit() or words[0] in "“\"'‘")
        and not words.endswith(_NO_HEADING_END)
        and not _SENTENCE.match(words)
        and any(letter.isalpha() for letter in words)
    )


def _goes_on_as_list(lines: Sequence[Line], at: int) -> bool:
    """Whether the next line counts on: then this is an item of a list and no heading."""
    marker, _ = split_marker(lines[at].raw)
    following = next((line for line in lines[at + 1 : at + 3] if line.text), None)
    if marker is None or following is None:
        return False
    other, _ = split_marker(following.raw)
    return other is not None and other.follows(marker)


def _without_number(header: Header, lines: list[Line]) -> None:
    header.title_lines = lines
    text = header.title or ""
    if word := _ITEM_WORD.match(text):
        header.title = word["title"].strip()
    elif item := _ITEM.match(text):
        header.number, header.title = int(item["number"]), item["title"]
    header.used |= {line.number for line in lines}


def end_of_item(lines: Sequence[Line], header: Header) -> int:
    """Where the item ends: the place of the next item's heading, or of the meeting's end."""
    for at, line in enumerate(lines):
        if not line.text:
            continue
        if _CLOSES.match(line.text):
            return at
        item = _ITEM_WORD.match(line.text) or _ITEM.match(line.text)
        if (
            item
            and header.number is not None
            and int(item["number"].partition("/")[0]) == header.number + 1
            and header.number > 1
            and is_heading_line(line.text)
            and (at == 0 or not lines[at - 1].text)
        ):
            return at
    return len(lines)

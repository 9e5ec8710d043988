"""Sections of a record to the fields of the public format, each with its confidence and lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from heard.engines.decisiontext.asides import told_dates
from heard.engines.decisiontext.bodies import is_office
from heard.engines.decisiontext.dates import find_date
from heard.engines.decisiontext.headers import Header, header_of
from heard.engines.decisiontext.lines import Line, joined, span
from heard.engines.decisiontext.lists import read_documents, read_names, read_places
from heard.engines.decisiontext.plausibility import UNSURE, odd_fields
from heard.engines.decisiontext.record import Meeting, Status
from heard.engines.decisiontext.resolutions import find_resolutions
from heard.engines.decisiontext.sections import Cut, Section, cut
from heard.engines.decisiontext.statuses import normalise_status, read_yes_no, says_nothing
from heard.engines.decisiontext.texts import Above, find_text
from heard.engines.decisiontext.titles import DATED_TITLE, find_title, tidy_title

_LONGEST_NAME = 150


@dataclass(slots=True)
class Reading:
    """Fields as they are read: their values, confidence and lines."""

    values: dict[str, Any] = field(default_factory=dict)
    confidence: dict[str, float] = field(default_factory=dict)
    lines: dict[str, tuple[int, int]] = field(default_factory=dict)

    def set(self, name: str, value: object, confidence: float, lines: Sequence[Line]) -> None:
        """Keep a value that was read from the lines."""
        self.values[name] = value
        self.confidence[name] = round(confidence, 2)
        if (where := span(lines)) is not None:
            self.lines[name] = where

    def lower(self, name: str, to: float) -> None:
        """Be no surer of a field than `to`."""
        if name in self.confidence:
            self.confidence[name] = min(self.confidence[name], to)


def read_fields(lines: Sequence[Line]) -> Reading:
    """Every field that the lines hold."""
    pieces = cut(lines)
    by_field: dict[str, list[Section]] = {}
    for section in pieces.sections:
        by_field.setdefault(section.name, []).append(section)
    _move_statuses(by_field)
    _move_title(by_field)
    reading = Reading()
    header = header_of(pieces)
    _read_title(reading, by_field, pieces, header)
    _read_status(reading, by_field)
    _read_maker(reading, by_field)
    for name in ("is_key_decision", "is_subject_to_call_in"):
        _read_claim(reading, name, by_field)
    for name in ("publication_date", "decision_date", "effective_from"):
        _read_date(reading, name, by_field)
    for name, (iso, line) in told_dates(pieces.unlabelled).items():
        if name not in reading.values:
            reading.set(name, iso, 0.65, [line])
    _read_meeting(reading, by_field)
    _read_header(reading, header)
    for name in ("purpose", "reasons", "alternatives"):
        _read_prose(reading, name, by_field)
    for name in ("divisions", "contacts", "report_authors", "documents"):
        _read_list(reading, name, by_field)
    _read_text(reading, by_field, pieces, header)
    _compare_dates(reading)
    for name in odd_fields(reading.values):
        reading.lower(name, UNSURE)
    return reading


def _filled(sections: Sequence[Section]) -> list[Section]:
    return [section for section in sections if section.is_filled]


def _first_text(section: Section) -> str:
    return next(line.text for line in section.lines if line.text)


def _whole(section: Section) -> str:
    return " ".join(line.text for line in section.lines if line.text)


def _first(by_field: dict[str, list[Section]], name: str) -> tuple[Section, float] | None:
    """The first filled section of a field; less sure where a later one says something else."""
    filled = [
        section
        for section in _filled(by_field.get(name, []))
        if not says_nothing(joined(section.lines) or "")
    ]
    if not filled:
        return None
    texts = {(joined(section.lines) or "").casefold() for section in filled}
    return filled[0], filled[0].confidence * (1.0 if len(texts) == 1 else 0.7)


def _move_statuses(by_field: dict[str, list[Section]]) -> None:
    """ "Outcome" may hold a status or the whole decision: the words tell."""
    for name, other in (("status", "text"), ("text", "status")):
        kept: list[Section] = []
        for section in by_field.get(name, []):
            text = joined(section.lines) or ""
            wordy = len(text) > 80 or "\n" in text
            misplaced = wordy if name == "status" else _is_outcome_word(section, text)
            (by_field.setdefault(other, []) if misplaced else kept).append(section)
        by_field[name] = kept


def _move_title(by_field: dict[str, list[Section]]) -> None:
    """ "Decision: Grant to a club" names a record whose decision stands under a further label."""
    filled = _filled(by_field.get("text", []))
    if len(filled) < 2 or _filled(by_field.get("title", [])):
        return
    first = filled[0]
    text = joined(first.lines) or ""
    is_title = (
        len(text) <= _LONGEST_NAME and "\n" not in text and not text.endswith((".", ";", ":"))
    )
    if is_title and not find_resolutions(first.lines).resolutions:
        by_field["text"].remove(first)
        by_field["title"] = [first]


def _is_outcome_word(section: Section, text: str) -> bool:
    is_outcome = section.at.text.casefold().startswith("decision outcome")
    return is_outcome and len(text) <= 40 and normalise_status(text) != "unknown"


def _read_title(
    reading: Reading, by_field: dict[str, list[Section]], pieces: Cut, header: Header
) -> None:
    if found := _first(by_field, "title"):
        section, confidence = found
        reading.set("title", tidy_title(_whole(section)), confidence * 0.97, section.lines)
        return
    if header.title:
        sure = 0.8 if header.number is not None else 0.65
        reading.set("title", tidy_title(header.title), sure, header.title_lines)
        return
    if guess := find_title(pieces):
        reading.set("title", guess.text, guess.confidence, [guess.line])
    dated = next((line for line in pieces.before if DATED_TITLE.match(line.text)), None)
    if dated is not None and (date := find_date(dated.text[:10])) and date.iso:
        reading.set("decision_date", date.iso, 0.8, [dated])


def _read_status(reading: Reading, by_field: dict[str, list[Section]]) -> None:
    if found := _first(by_field, "status"):
        section, confidence = found
        raw = _first_text(section)
        word = normalise_status(raw)
        sure = confidence * (0.97 if word != "unknown" else 0.5)
        reading.set("status", Status(raw, word), sure, section.lines)


def _read_maker(reading: Reading, by_field: dict[str, list[Section]]) -> None:
    if found := _first(by_field, "decision_maker"):
        section, confidence = found
        reading.set("decision_maker", _whole(section), confidence * 0.97, section.lines)
        return
    due = _first(by_field, "decision_due")
    if due and (match := re.search(r"\bby (?:the )?(.+)", _first_text(due[0]))):
        reading.set("decision_maker", match[1].strip(), 0.75, due[0].lines)


def _read_claim(reading: Reading, name: str, by_field: dict[str, list[Section]]) -> None:
    found = _first(by_field, name)
    if found is None and name == "is_key_decision":
        found = _first(by_field, "decision_type")
        if found and read_yes_no(_first_text(found[0])) is None:
            return
    if found is None:
        return
    section, confidence = found
    answer = read_yes_no(_first_text(section))
    reading.set(name, answer, confidence * (0.98 if answer is not None else 0.2), section.lines)


def _read_date(reading: Reading, name: str, by_field: dict[str, list[Section]]) -> None:
    found = _first(by_field, name)
    if found is None:
        return
    section, confidence = found
    date = find_date(_first_text(section))
    if date is None:
        reading.set(name, None, 0.1, section.lines)
    else:
        reading.set(name, date.iso, date.confidence * confidence, section.lines)


def _read_meeting(reading: Reading, by_field: dict[str, list[Section]]) -> None:
    if found := _first(by_field, "meeting"):
        section, confidence = found
        text = _first_text(section)
        date = find_date(text)
        body = text if date is None else _body_beside(text, date.start, date.end)
        sure = 0.6 if date is None else date.confidence
        # "Meeting: Cabinet" and "Date: 6 March" stand on lines of their own.
        on = date.iso if date else reading.values.get("decision_date")
        meeting = Meeting(on, body)
        reading.set("meeting", meeting, sure * confidence, section.lines)
        if date and date.iso and "decision_date" not in reading.values:
            reading.set("decision_date", date.iso, 0.77 * sure, section.lines)
        if body and "decision_maker" not in reading.values:
            reading.set("decision_maker", body, 0.75, section.lines)


_DAY_AND_TIME = re.compile(
    r"^[\s,–-]*(?:\d{1,2}[.:]\d{2}\s*(?:[ap]\.?m\.?|noon)?)?[\s,–-]*"
    r"|[\s,–-]*(?:\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b)?[\s,–-]*$",
    re.IGNORECASE,
)


def _body_beside(text: str, start: int, end: int) -> str | None:
    """The body's name after the date ("04/07/2018 - Cabinet") or before it."""
    after = _DAY_AND_TIME.sub("", text[end:]).strip()
    before = _DAY_AND_TIME.sub("", text[:start]).strip()
    return after or before or None


def _read_header(reading: Reading, header: Header) -> None:
    """Body and date from the head of minutes, where no label gave them."""
    if header.date and header.date_line and "decision_date" not in reading.values:
        reading.set("decision_date", header.date, 0.8, [header.date_line])
    if header.body is None or header.body_line is None:
        return
    sure = 0.8 if header.is_sure_of_body else 0.45
    if "decision_maker" not in reading.values:
        reading.set("decision_maker", header.body, sure, [header.body_line])
    met = header.date_line is not None and not is_office(header.body)
    if "meeting" not in reading.values and header.date_line is not None and met:
        lines = sorted([header.body_line, header.date_line], key=lambda line: line.number)
        reading.set("meeting", Meeting(header.date, header.body), sure, lines)


def _read_prose(reading: Reading, name: str, by_field: dict[str, list[Section]]) -> None:
    filled = _filled(by_field.get(name, []))
    if filled:
        lines = [line for section in filled for line in section.lines]
        text = "\n\n".join(joined(section.lines) or "" for section in filled)
        reading.set(name, text, min(section.confidence for section in filled) * 0.95, lines)


def _read_list(reading: Reading, name: str, by_field: dict[str, list[Section]]) -> None:
    filled = _filled(by_field.get(name, []))
    lines = [line for section in filled for line in section.lines]
    if name == "documents":
        values: tuple[object, ...] = read_documents(lines)
    else:
        values = read_places(lines) if name == "divisions" else read_names(lines)
    if values:
        reading.set(name, values, min(section.confidence for section in filled) * 0.93, lines)


def _read_text(
    reading: Reading, by_field: dict[str, list[Section]], pieces: Cut, header: Header
) -> None:
    title = reading.lines.get("title")
    found = find_text(
        _filled(by_field.get("text", [])),
        by_field.get("purpose", []),
        pieces,
        Above(
            next((line for line in pieces.unlabelled if title and line.number == title[0]), None),
            header,
        ),
    )
    if found.purpose:
        sure = found.purpose_confidence
        reading.set("purpose", joined(found.purpose), sure, found.purpose)
    text = joined(found.lines)
    if text is None:
        return
    reading.set("text", text, found.confidence, found.lines)
    resolved = find_resolutions(found.lines, is_labelled=found.is_labelled)
    reading.values["resolutions"] = resolved.resolutions
    sure = min(resolved.confidence, found.confidence + 0.1)
    reading.confidence["resolutions"] = round(sure, 2)
    if resolved.lines:
        reading.lines["resolutions"] = resolved.lines
    _date_from_text(reading, found.lines)


_ON_DATE = re.compile(r"On (?=\d)")


def _date_from_text(reading: Reading, lines: Sequence[Line]) -> None:
    """ "On 24 October 2017, Cabinet ...": the record's own first words, if no field gives it."""
    first = next((line for line in lines if line.text), None)
    if first and "decision_date" not in reading.values and _ON_DATE.match(first.text):
        date = find_date(first.text[:60])
        if date and date.iso and date.start <= 4:
            reading.set("decision_date", date.iso, 0.5, [first])


def _compare_dates(reading: Reading) -> None:
    decided, published = reading.values.get("decision_date"), reading.values.get("publication_date")
    meeting = reading.values.get("meeting")
    if decided and meeting and meeting.date and meeting.date != decided:
        reading.lower("decision_date", 0.6)
        reading.lower("meeting", 0.6)
    if decided and published and published < decided:
        reading.lower("publication_date", 0.6)
        reading.lower("decision_date", 0.8)
    effective = reading.values.get("effective_from")
    if decided and effective and effective < decided:
        reading.lower("effective_from", 0.6)

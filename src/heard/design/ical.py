"""Calendars that a telephone can follow: iCalendar (RFC 5545), written by hand.

https://www.rfc-editor.org/rfc/rfc5545: lines end in CRLF and are folded at 75 octets (3.1), texts
escape backslash, semicolon, comma and line break (3.3.11), moments are in UTC (3.3.5).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

LONGEST = 75  # octets of a line, without its end
_NEW_LINE = re.compile("\r\n|\r|\n")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class Event:
    """One event. `sequence` grows with every change, so that calendars take the newest.

    `reminds` has the calendar say so, that long before it starts; None leaves it to its owner.
    """

    uid: str
    made_at: datetime
    starts_at: datetime
    ends_at: datetime
    summary: str
    url: str
    place: str = ""
    about: str = ""
    is_cancelled: bool = False
    sequence: int = 0
    reminds: timedelta | None = None


def write_calendar(name: str, events: Iterable[Event]) -> str:
    """The whole calendar, as one text with CRLF ends."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Heard//Calendar//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
    ]
    for event in events:
        lines += _event(event)
    lines.append("END:VCALENDAR")
    return "".join(piece for line in lines for piece in _folded(line))


def _event(event: Event) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{_text(event.uid)}",
        f"DTSTAMP:{_moment(event.made_at)}",
        f"DTSTART:{_moment(event.starts_at)}",
        f"DTEND:{_moment(event.ends_at)}",
        f"SUMMARY:{_text(event.summary)}",
        f"URL:{_text_without_escapes(event.url)}",
        f"SEQUENCE:{event.sequence}",
        f"STATUS:{'CANCELLED' if event.is_cancelled else 'CONFIRMED'}",
    ]
    lines += [f"LOCATION:{_text(event.place)}"] if event.place else []
    lines += [f"DESCRIPTION:{_text(event.about)}"] if event.about else []
    lines += _alarm(event) if event.reminds is not None and not event.is_cancelled else []
    return [*lines, "END:VEVENT"]


def _alarm(event: Event) -> list[str]:
    """A reminder on the screen (3.6.6): its trigger is a time before the start (3.8.6.3)."""
    minutes = int((event.reminds or timedelta()).total_seconds() // 60)
    return [
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"TRIGGER:-PT{minutes}M",
        f"DESCRIPTION:{_text(event.summary)}",
        "END:VALARM",
    ]


def _moment(moment: datetime) -> str:
    # Not strftime: it writes the year 999 with three digits.
    utc = moment.astimezone(UTC)
    return utc.isoformat(timespec="seconds").replace("-", "").replace(":", "")[:15] + "Z"


def _text(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return _UNSEEN.sub("", _NEW_LINE.sub("\\\\n", escaped))


def _text_without_escapes(address: str) -> str:
    """A URI is not escaped; it holds no line break once it is quoted."""
    return _UNSEEN.sub("", _NEW_LINE.sub("", address))


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets; a character is never cut in two."""
    if len(line.encode()) <= LONGEST:
        yield line + "\r\n"
        return
    room, piece, start = LONGEST, 0, 0
    for place, character in enumerate(line):
        octets = len(character.encode())
        if piece + octets > room:
            yield line[start:place] + "\r\n "
            room, piece, start = LONGEST - 1, 0, place
        piece += octets
    yield line[start:] + "\r\n"

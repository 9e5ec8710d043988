"""A strict reader of calendar files, written from the rules of RFC 5545.

    assert validate(response.content) == []

It knows calendars of events, with alarms and time zones in them; of other components it checks the
nesting and the form of their lines.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

_VALUE = r"(?:\"[^\"\x00-\x08\x0a-\x1f\x7f]*\"|[^\";:,\x00-\x08\x0a-\x1f\x7f]*)"
_LINE = re.compile(
    rf"(?P<name>[A-Za-z0-9-]+)(?P<parameters>(?:;[A-Za-z0-9-]+={_VALUE}(?:,{_VALUE})*)*)"
    r":(?P<value>.*)",
    re.DOTALL,
)
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:])*)')
_ESCAPED = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")  # TEXT, 3.3.11
_ESCAPED_LIST = re.compile(r"(?:[^\\;]|\\[\\;,nN])*")
_UNSEEN = re.compile("[\x00-\x08\x0a-\x1f\x7f]")
_DATE_TIME = re.compile(r"\d{8}T\d{6}Z?")
_CLOCK = r"T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?"
_DURATION = re.compile(rf"[+-]?P(?:\d+W|\d+D(?:{_CLOCK})?|{_CLOCK})")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")

TEXTS = {"SUMMARY", "DESCRIPTION", "LOCATION", "UID", "PRODID", "COMMENT", "CONTACT", "TZID"}
TEXT_LISTS = {"CATEGORIES", "RESOURCES"}
TIMES = {"DTSTART", "DTEND", "DTSTAMP", "CREATED", "LAST-MODIFIED", "RECURRENCE-ID"}
IN_UTC = {"DTSTAMP", "CREATED", "LAST-MODIFIED"}
ADDRESSES = {"URL", "ORGANIZER", "ATTENDEE", "TZURL"}
STATUSES = {"TENTATIVE", "CONFIRMED", "CANCELLED"}
REQUIRED = {
    "VCALENDAR": ("PRODID", "VERSION"),
    "VEVENT": ("UID", "DTSTAMP"),
    "VALARM": ("ACTION", "TRIGGER"),
    "VTIMEZONE": ("TZID",),
    "STANDARD": ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"),
    "DAYLIGHT": ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"),
}
ONCE = {
    "VCALENDAR": {"PRODID", "VERSION", "CALSCALE", "METHOD"},
    "VEVENT": {
        *("UID", "DTSTAMP", "DTSTART", "DTEND", "DURATION", "CLASS", "CREATED", "DESCRIPTION"),
        *("GEO", "LAST-MODIFIED", "LOCATION", "ORGANIZER", "PRIORITY", "SEQUENCE", "STATUS"),
        *("SUMMARY", "TRANSP", "URL", "RECURRENCE-ID"),
    },
    "VALARM": {"ACTION", "TRIGGER", "DURATION", "REPEAT"},
    "VTIMEZONE": {"TZID", "LAST-MODIFIED", "TZURL"},
}
INSIDE = {
    "VEVENT": "VCALENDAR",
    "VTODO": "VCALENDAR",
    "VJOURNAL": "VCALENDAR",
    "VFREEBUSY": "VCALENDAR",
    "VTIMEZONE": "VCALENDAR",
    "VALARM": "VEVENT",
    "STANDARD": "VTIMEZONE",
    "DAYLIGHT": "VTIMEZONE",
}


@dataclass(frozen=True)
class Property:
    """One line: its name and parameters in capitals, its value as written."""

    name: str
    parameters: dict[str, str]
    value: str


@dataclass
class Component:
    """What stands between BEGIN and END."""

    name: str
    properties: list[Property] = field(default_factory=list)
    components: list["Component"] = field(default_factory=list)

    def all(self, name: str) -> list[Property]:
        return [each for each in self.properties if each.name == name]


class NestingError(Exception):
    """Nothing can be read of a file whose BEGIN and END do not fit."""


def validate(ics: bytes) -> list[str]:
    """What is wrong with a calendar file, a line for each; nothing for a good one."""
    problems = list(_bytes(ics))
    try:
        text = ics.decode("utf-8")
    except UnicodeDecodeError:
        return [*problems, "not UTF-8"]
    properties: list[Property] = []
    for number, line in enumerate(_unfolded(text), 1):
        found = _LINE.fullmatch(line)
        if found is None or _UNSEEN.search(line):
            problems.append(f"line {number} is no property: {line[:60]!r}")
        else:
            parameters = {name.upper(): value for name, value in _PARAMETER.findall(found[2])}
            properties.append(Property(found["name"].upper(), parameters, found["value"]))
    try:
        calendar = _nested(properties)
    except NestingError as problem:
        return [*problems, str(problem)]
    return problems + list(_component(calendar, _zones(calendar))) + list(_uids(calendar))


def _bytes(ics: bytes) -> Iterator[str]:
    """Lines end in CRLF and are 75 octets long at most (3.1)."""
    if not ics.endswith(b"\r\n"):
        yield "the last line does not end in CRLF"
    if re.search(rb"(?<!\r)\n|\r(?!\n)", ics):
        yield "a line does not end in CRLF"
    for number, line in enumerate(ics.split(b"\r\n")[:-1], 1):
        if len(line) > 75:
            yield f"line {number} is {len(line)} octets long"
        if not line:
            yield f"line {number} is empty"


def _unfolded(text: str) -> list[str]:
    return [line for line in re.sub("\r\n[ \t]", "", text).split("\r\n") if line]


def _nested(properties: list[Property]) -> Component:
    """The one calendar of the file. Raises NestingError."""
    whole = Component("")
    open_ones = [whole]
    for each in properties:
        value = each.value.upper()
        if each.name == "BEGIN":
            inner = Component(value)
            open_ones[-1].components.append(inner)
            open_ones.append(inner)
        elif each.name == "END":
            if len(open_ones) == 1 or open_ones.pop().name != value:
                raise NestingError(f"END:{value} ends what did not begin")
        else:
            open_ones[-1].properties.append(each)
    if len(open_ones) > 1:
        raise NestingError(f"BEGIN:{open_ones[-1].name} has no end")
    if whole.properties or [each.name for each in whole.components] != ["VCALENDAR"]:
        raise NestingError("the file is not one VCALENDAR and nothing else")
    return whole.components[0]


def _zones(calendar: Component) -> set[str]:
    zones = [each for each in calendar.components if each.name == "VTIMEZONE"]
    return {name.value for zone in zones for name in zone.all("TZID")}


def _component(component: Component, zones: set[str]) -> Iterator[str]:
    yield from _counts(component)
    for each in component.properties:
        for problem in _property(each, zones):
            yield f"{component.name}: {problem}"
    if component.name == "VCALENDAR":
        yield from _calendar(component)
    if component.name == "VEVENT":
        yield from _event(component)
    for inner in component.components:
        if INSIDE.get(inner.name, component.name) != component.name:
            yield f"{inner.name} stands in {component.name}"
        yield from _component(inner, zones)


def _counts(component: Component) -> Iterator[str]:
    counts = Counter(each.name for each in component.properties)
    for name in REQUIRED.get(component.name, ()):
        if not counts[name]:
            yield f"{component.name}: no {name}"
    for name in sorted(ONCE.get(component.name, set())):
        if counts[name] > 1:
            yield f"{component.name}: more than one {name}"


def _calendar(calendar: Component) -> Iterator[str]:
    if [each.value for each in calendar.all("VERSION")] not in ([], ["2.0"]):
        yield "VCALENDAR: the VERSION is not 2.0"
    if not calendar.components:
        yield "VCALENDAR: no component in it"


def _event(event: Component) -> Iterator[str]:
    """Section 3.6.1. A calendar that is published has no METHOD, so DTSTART is required."""
    start, end = event.all("DTSTART"), event.all("DTEND")
    if not start:
        yield "VEVENT: no DTSTART"
    if end and event.all("DURATION"):
        yield "VEVENT: DTEND and DURATION"
    if start and end:
        if _kind(start[0]) != _kind(end[0]):
            yield "VEVENT: DTSTART and DTEND are of two kinds"
        elif end[0].value <= start[0].value:
            yield "VEVENT: DTEND is not after DTSTART"
    if any(each.value not in STATUSES for each in event.all("STATUS")):
        yield "VEVENT: an unknown STATUS"


def _kind(time: Property) -> tuple[str, str, bool]:
    """Whether it is a date or a time, and in which zone."""
    value = time.parameters.get("VALUE", "DATE-TIME")
    return value, time.parameters.get("TZID", ""), time.value.endswith("Z")


def _property(each: Property, zones: set[str]) -> Iterator[str]:
    words = {**dict.fromkeys(TEXTS, _ESCAPED), **dict.fromkeys(TEXT_LISTS, _ESCAPED_LIST)}
    if each.name in words and not words[each.name].fullmatch(each.value):
        yield f"{each.name} is not escaped: {each.value!r}"
    elif each.name in TIMES:
        yield from _time(each, zones)
    elif each.name in ADDRESSES and not _ADDRESS.fullmatch(each.value):
        yield f"{each.name} is no address: {each.value!r}"
    elif each.name == "DURATION" and not _DURATION.fullmatch(each.value):
        yield f"DURATION is none: {each.value!r}"
    elif each.name == "SEQUENCE" and not re.fullmatch("[0-9]+", each.value):
        yield f"SEQUENCE is no number: {each.value!r}"
    if each.name in {"UID", "SUMMARY", "PRODID"} and not each.value.strip():
        yield f"{each.name} is empty"


def _time(each: Property, zones: set[str]) -> Iterator[str]:
    """A date, a time in UTC, in a zone that the file defines, or of nowhere (3.3.4, 3.3.5)."""
    zone, is_date = each.parameters.get("TZID"), each.parameters.get("VALUE") == "DATE"
    form = "%Y%m%d" if is_date else "%Y%m%dT%H%M%S"
    wanted = re.compile(r"\d{8}") if is_date else _DATE_TIME
    if not wanted.fullmatch(each.value) or not _is_real(each.value.removesuffix("Z"), form):
        yield f"{each.name} is no {'date' if is_date else 'time'}: {each.value!r}"
    if zone is not None and (each.value.endswith("Z") or is_date):
        yield f"{each.name} has a zone that it may not have"
    if zone is not None and zone.strip('"') not in zones and not zone.startswith("/"):
        yield f"{each.name} is in a zone that the file does not define: {zone}"
    if each.name in IN_UTC and not each.value.endswith("Z"):
        yield f"{each.name} is not in UTC"


def _is_real(value: str, form: str) -> bool:
    try:
        return datetime.strptime(value, form) + timedelta(0) is not None  # noqa: DTZ007 - only whether there is such a time
    except ValueError:
        return False


def _uids(calendar: Component) -> Iterator[str]:
    """Two events of one UID are one event, save for one day of a series."""
    events = [each for each in calendar.components if each.name == "VEVENT"]
    seen = Counter(
        (uid.value, tuple(day.value for day in event.all("RECURRENCE-ID")))
        for event in events
        for uid in event.all("UID")
    )
    yield from (f"two events have the UID {uid[0]}" for uid, times in seen.items() if times > 1)

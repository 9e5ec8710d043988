"""What a resolution asks for: of whom and by when, where its words say so. Words in, values out.

All of it is proposed to an officer, who checks it: what the words do not say is left empty.
"""

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

LONGEST = 300


class Follows(StrEnum):
    """What follows from a resolution."""

    REQUEST = "request"
    DUTY = "duty"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Due:
    """By when, and the words that say so. `day` is None where they name a meeting not known."""

    words: str = ""
    day: date | None = None


_OF_MEMBERS = {"attend", "report_back"}
_ASKS = {"request", "recommend", "refer", "delegate", "agree"}
_MEMBERS = re.compile(
    r"\b(?:all\s+|elected\s+|committee\s+)*(?:members|councillors)\b(?!\s+for\b)", re.IGNORECASE
)


def what_follows(verbs: Iterable[str], text: str) -> Follows:
    """By its verbs. Only members have duties: officers who report back are asked to."""
    found = set(verbs)
    if found & _OF_MEMBERS:
        asked = _plain(addressee(text))
        if "attend" in found and not asked:
            return Follows.DUTY
        return Follows.DUTY if _MEMBERS.match(asked or _plain(text)) else Follows.REQUEST
    return Follows.REQUEST if found & _ASKS else Follows.NOTHING


# Who can be asked: without one of these words it is a thing that is asked for ("a report").
_SOMEBODY = re.compile(
    r"\b(?:members?|councillors?|officers?|cabinet|executive|leaders?|chair(?:man|person)?|"
    r"directors?|directorate|heads?|council|committees?|panels?|boards?|teams?|services?|trusts?|"
    r"icb|nhs|partnership|partners|forum|schools?|government|ministers?|secretary|managers?|"
    r"assistants?|chief|groups?|providers?|authorit(?:y|ies)|department|dco|dsco|lead|ofsted)\b",
    re.IGNORECASE,
)
# Up to what they should do. Names of posts hold commas and "of", never a full stop.
_WHO = r"(?P<who>[^.;:\n]{2,200}?)"
_ASKING = (
    r"(?:request(?:s|ed)?|ask(?:s|ed)?|invite(?:s|d)?|urge(?:s|d)?|recommend(?:s|ed)?|"
    r"call(?:s|ed)?\s+(?:on|upon))"
)
_MODAL = r"(?:be|is|are|should|shall|will|must|would|could)"
_PATTERNS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # "the Cabinet Member be requested to write", "officers are asked to provide"
        rf"(?:^|\bthat\s+){_WHO},?\s+{_MODAL}\s+(?:further\s+)?{_ASKING}\s+(?:to|that)\b",
        # "delegated to the Director", "refer the report to Cabinet", "it be recommended to Cabinet"
        (
            rf"\b(?:delegat|authoris)(?:e|es|ed)\b[^.;:\n]{{0,80}}?\bto\s+{_WHO}"
            r"(?:,|\s+(?:to|in consultation|for)\b|[.;]|$)"
        ),
        r"\brefer(?:s|red)?\b[^.;:\n]{0,120}?\bto\s+" + _WHO + r"(?:,|\s+(?:for|to|with)\b|[.;]|$)",
        rf"\b{_ASKING}\s+to\s+{_WHO},?\s+that\b",
        # "to request that the Director provides", "recommends that Cabinet should review"
        (
            rf"\b{_ASKING}\s+that\s+{_WHO},?\s+(?:{_MODAL}|consider|provide|review|write|ensure|bring|"
            r"submit|present|arrange|publish|share|produce|prepare|develop|work|undertake|circulate|"
            r"explore|look|report|meet|continue|give|set|make|take)(?:s|es)?\b"
        ),
        # "to request the Cabinet Member for Children to write"
        rf"\b{_ASKING}\s+{_WHO},?\s+to\s+[a-z]",
        # "That officers provide an update"
        (
            r"^(?:that\s+)?(?P<who>(?:the\s+|relevant\s+|lead\s+|senior\s+)*(?:officers?|members|"
            r"councillors))\s+(?:to\s+|should\s+|will\s+)?[a-z]+"
        ),
    )
]
_BEFORE = re.compile(r"^(?:that|and|to|also|further|it)\s+", re.IGNORECASE)


def addressee(text: str) -> str:
    """To whom it goes, as printed: "the Cabinet Member for Children's Services"; "" if unsaid."""
    plain = _plain(text)
    for pattern in _PATTERNS:
        for found in pattern.finditer(plain):
            who = _without_lead(found["who"])
            if _SOMEBODY.search(who):
                return who[:LONGEST]
    return ""


# What is to be done, behind who should do it: "be requested to fund two more posts".
_DEED = re.compile(
    rf"\b{_ASKING}\s+(?:[^.;:\n]{{2,200}}?\s+)?to\s+"
    r"(?!(?:the|its|full|cabinet|council)\b)(?P<deed>[a-z][^.;\n]*)",
    re.IGNORECASE,
)


def title(text: str) -> str:
    """What is to be done, else its first words; as long as a heading may be."""
    plain = _plain(text)
    found = _DEED.search(plain) if addressee(text) else None
    plain = found["deed"] if found else _BEFORE.sub("", plain)
    plain = plain.rstrip(".; ")
    plain = plain[:1].upper() + plain[1:]
    if len(plain) <= 120:
        return plain
    return plain[:119].rsplit(" ", 1)[0].rstrip(",;") + "…"


_COUNTED = "one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {word: number for number, word in enumerate(_COUNTED.split(), 1)}
_NUMBERS |= {"a": 1, "eighteen": 18}
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTH = "(?P<month>" + "|".join(_MONTHS) + ")"
_COUNT = r"(?P<count>\d{1,3}|" + "|".join(_NUMBERS) + ")"
_UNIT = r"(?P<unit>day|week|month|year)(?:s|['\u2019]s)?"
_FULL = re.compile(
    rf"\b(?:by|before|until|on|no later than|not later than)\s+(?:\w+day\s+)?(?:the\s+)?"
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(?P<year>\d{{4}})\b",
    re.IGNORECASE,
)
_SPAN = re.compile(
    rf"\b(?:within|in)\s+(?:the\s+next\s+)?{_COUNT}\s+(?:calendar\s+)?{_UNIT}\b"
    r"(?P<later>['\u2019]?\s*(?:time)?)",
    re.IGNORECASE,
)
_MEETING = re.compile(
    rf"\b(?:by|to|at|for|in|before)\s+(?:the|its|our)\s+(?:committee(?:'s|\u2019s)?\s+)?{_MONTH}"
    r"(?:\s+(?P<year>\d{4}))?\s+(?:committee\s+)?meeting\b",
    re.IGNORECASE,
)
_MEETING_IN = re.compile(
    rf"\bmeeting\s+(?:of\s+the\s+\w+\s+)?in\s+{_MONTH}(?:\s+(?P<year>\d{{4}}))?\b", re.IGNORECASE
)
_NEXT_MEETING = re.compile(
    r"\b(?:by|to|at|for|before)\s+(?:the|its|our)\s+next\s+(?:\w+\s+){0,2}meeting\b", re.IGNORECASE
)
_MONTH_ALONE = re.compile(
    rf"\bby\s+(?:the\s+)?(?:end\s+of\s+)?{_MONTH}(?:\s+(?P<year>\d{{4}}))?\b(?!\s+\d)",
    re.IGNORECASE,
)


def due(text: str, made_on: date, meetings: Sequence[date] = ()) -> Due:
    """The day that the words name, counted from `made_on`. `meetings` are those that are known."""
    plain = _plain(text)
    later = sorted(day for day in meetings if day > made_on)
    if found := _FULL.search(plain):
        return Due(found[0], _real(int(found["year"]), _month(found), int(found["day"])))
    for pattern in (_MEETING, _MEETING_IN):
        if found := pattern.search(plain):
            return Due(found[0], _meeting_in(found, made_on, later))
    if found := _NEXT_MEETING.search(plain):
        return Due(found[0], later[0] if later else None)
    if (found := _SPAN.search(plain)) and not _is_of_age(plain, found):
        return Due(found[0].strip(), _after(made_on, _count(found), found["unit"].lower()))
    if found := _MONTH_ALONE.search(plain):
        return Due(found[0], _end_of(found, made_on))
    return Due()


def _is_of_age(plain: str, found: re.Match[str]) -> bool:
    """ "In two years, 40 children waited" is told of the past: "in" needs "time" behind it."""
    return found[0].lower().startswith("in") and "time" not in found["later"].lower()


def _count(found: re.Match[str]) -> int:
    written = found["count"].lower()
    return int(written) if written.isdigit() else _NUMBERS[written]


def _month(found: re.Match[str]) -> int:
    return _MONTHS[found["month"].lower()]


def _year(found: re.Match[str], made_on: date) -> int:
    """As printed; else of the next such month."""
    if found["year"]:
        return int(found["year"])
    return made_on.year + (_month(found) < made_on.month)


def _end_of(found: re.Match[str], made_on: date) -> date | None:
    year, month = _year(found, made_on), _month(found)
    if not 1 <= year <= 9998:
        return None
    return date(year, month, calendar.monthrange(year, month)[1])


def _meeting_in(found: re.Match[str], made_on: date, later: Sequence[date]) -> date | None:
    """The one that is known in that month; the month's last day where none or several are."""
    last = _end_of(found, made_on)
    if last is None:
        return None
    there = [day for day in later if (day.year, day.month) == (last.year, last.month)]
    return there[0] if len(there) == 1 else last


def _after(day: date, count: int, unit: str) -> date:
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = day.month - 1 + count * (12 if unit == "year" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _plain(text: str) -> str:
    """On one line, the first 2,000 characters: nobody is named later than that."""
    return " ".join(text[:2000].split())


def _without_lead(who: str) -> str:
    """Without what stands before the name of a post."""
    before = None
    while before != who:
        before, who = who, _BEFORE.sub("", who.strip(" ,"))
    # "the report be noted and that officers": only what stands after the last "that".
    return re.split(r"\bthat\s+", who, flags=re.IGNORECASE)[-1].strip(" ,")

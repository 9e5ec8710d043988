"""Days as plans write them: “31/03/25”, “Sept 24”, “Q3 2025/26”, “by Christmas”, “ongoing”.

A day that is not exact comes with a doubt that says what it was read as; what is no day at all
stays words. Nothing is made up: “Q3” without a year is words.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from heard.plans.tables import calendar
from heard.plans.tables.found import Doubt, DoubtKind

_EXCEL_BEGAN = date(1899, 12, 30)
_SERIALS = range(36_526, 55_153)  # from 2000 to 2050
_YEARS = range(2005, 2051)
_LONGEST_WORDS = 100
_NOTHING = {"", "-", "–", "—", "n/a", "na", "none", "nil", "not applicable", ".", "x"}
_BEFORE = re.compile(
    r"^(?:(?:to be )?(?:completed?|delivered|done|achieved|in place|live) )?"
    r"(?:by|before|due|due by|from|starting|no later than|not later than|on|until|till|w/c|w/e|"
    r"week commencing|week ending|in|during|for|deadline|target|start|end date|originally|date|"
    r"was|now|the)\b[:\s]*(?:the\b\s*)?",
    re.IGNORECASE,
)
_ROUGH = re.compile(
    r"\b(?:approx(?:imately)?|circa|about|around|provisional(?:ly)?|tentative|est(?:imated)?|"
    r"c)\b\.?\s*|\?+|\bish\b|\bsubject to .*$",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\s*(?:[-–—,;(\[/.\n]\s*)*"
    r"(?:→|->|=>|\b(?:(?:date )?(?:now )?(?:revised|re-?scheduled|extended|moved|changed|amended|"
    r"slipped|deferred|pushed back|put back|re-?profiled|delayed|updated|new date|new deadline|"
    r"now)"
    r"(?: date| deadline| timescale)?(?: to| until| till| is|:)?))[\s:=–-]*",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"(?:\s*\(|\s*\[|\s+[-–—]\s+|,?\s+(?:as|because|due to|owing to|since|reason:)\s+|\n)"
    r"([^\d\s].*)$",
    re.IGNORECASE | re.DOTALL,
)
_RANGE = re.compile(r"\s+(?:to|until|till|-|–|—)\s+|\s*(?:–|—)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Day:
    """One day that was read, and in which way; None where there is none."""

    on: date | None = None
    doubt: DoubtKind | None = None


@dataclass(frozen=True)
class When:
    """What a cell says of days. `was_on` or `was_words` is filled where the day was moved."""

    on: date | None = None
    words: str = ""
    starts_on: date | None = None
    was_on: date | None = None
    was_words: str = ""
    has_moved: bool = False
    reason: str = ""
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True)
class Reading:
    """`around`: what has no year is not before this day. A start is the first day of a month."""

    around: date
    is_start: bool = False


def read_when(text: str, reading: Reading, *, exact: str = "", struck: str = "") -> When:
    """Read a cell. `exact` is the date that the file itself holds, `struck` what is crossed out."""
    if exact:
        return _checked(When(on=date.fromisoformat(exact)), text)
    text = _plain(text)
    if struck and not text:
        return When(words=_plain(struck)[:_LONGEST_WORDS])
    if struck:
        return _moved(_plain(struck), text, reading)
    if text.casefold() in _NOTHING:
        return When()
    parts = _MOVED.split(text, maxsplit=1)
    if len(parts) == 2 and parts[0].strip(" -–(:"):
        after, reason = _with_reason(parts[1])
        if _read(after, reading).on:
            return replace(_moved(parts[0], after, reading), reason=reason)
    return _checked(_one_or_more(text, reading), text)


def read_day(text: str, reading: Reading) -> Day:
    """A single day, as it may stand at the end of a milestone."""
    return _read(_plain(text), reading)


def _plain(text: str) -> str:
    text = text.replace("’", "'").replace("• ", "")
    return re.sub(r"[ \t]+", " ", text).strip(" \n.,;:")


def _with_reason(text: str) -> tuple[str, str]:
    """“June 2025 (recruitment)”, “June 2025 due to recruitment”: the day, and why it moved."""
    found = _REASON.search(text)
    if found is None:
        return text, ""
    return text[: found.start()], found[1].strip(" )].")


def _moved(before: str, after: str, reading: Reading) -> When:
    was, now = _read(_plain(before), reading), _read(_plain(after), reading)
    doubts = [
        Doubt(day.doubt, text=_plain(words), read=day.on.isoformat() if day.on else "")
        for day, words in ((was, before), (now, after))
        if day.doubt
    ]
    return When(
        on=now.on,
        words="" if now.on else _plain(after)[:_LONGEST_WORDS],
        was_on=was.on,
        was_words="" if was.on else _plain(before)[:_LONGEST_WORDS],
        has_moved=True,
        doubts=tuple(doubts),
    )


def _one_or_more(text: str, reading: Reading) -> When:
    day = _read(text, reading)
    if day.on is None and day.doubt != DoubtKind.NOT_A_DAY and (pair := _pair(text, reading)):
        return pair
    lines = [_plain(line) for line in re.split(r"\n|;| and | & ", text) if _plain(line)]
    if day.on is None and len(lines) > 1:
        days = [(line, _read(line, reading)) for line in lines]
        found = [each for _line, each in days if each.on]
        if len(found) > 1:
            last = max(each.on for each in found if each.on)
            doubt = Doubt(DoubtKind.SEVERAL_DAYS, text=text, read=last.isoformat())
            return When(on=last, doubts=(doubt,))
    if day.on is None and day.doubt is None:
        day = _day_among_words(text, reading)
    if day.doubt is None:
        return When(on=day.on)
    doubt = Doubt(day.doubt, text=text[:300], read=day.on.isoformat() if day.on else "")
    return When(on=day.on, words="" if day.on else text[:_LONGEST_WORDS], doubts=(doubt,))


def _pair(text: str, reading: Reading) -> When | None:
    """“Sept 2024 – Jan 2025”: a start and an end; “Jan – Mar 2025” shares the year."""
    for between in _RANGE.finditer(text):
        before, after = _plain(text[: between.start()]), _plain(text[between.end() :])
        last = _read(after, reading)
        if last.on is None:
            continue
        if not re.search(r"\d{2}", before):
            before = f"{before} {last.on.year}"
        first = _read(before, Reading(reading.around, is_start=True))
        if first.on is None:
            continue
        doubts = [
            Doubt(day.doubt, text=words, read=day.on.isoformat())
            for day, words in ((first, before), (last, after))
            if day.doubt and day.on
        ]
        return When(on=last.on, starts_on=first.on, doubts=tuple(doubts))
    return None


def _day_among_words(text: str, reading: Reading) -> Day:
    """“31/03/2025 (complete)”; what names a day in no way that is known stays words."""
    found = [match.group() for match in _ANY_DAY.finditer(text)]
    days = [day for each in found if (day := _read(each, reading)).on]
    if len(days) == 1:
        return Day(days[0].on, DoubtKind.WORDS_BESIDE)
    if len(days) > 1:
        return Day(max(day.on for day in days if day.on), DoubtKind.SEVERAL_DAYS)
    return Day(None, DoubtKind.NO_DAY)


def _checked(when: When, text: str) -> When:
    if when.on and when.on.year not in _YEARS:
        doubt = Doubt(DoubtKind.FAR_DAY, text=text[:300], read=when.on.isoformat())
        return When(words=text[:_LONGEST_WORDS], doubts=(doubt,))
    return when


def _read(text: str, reading: Reading) -> Day:
    """By the first way of writing that fits the whole of the words."""
    bare = _ROUGH.sub(" ", text).strip(" .,;:()[]\n")
    is_rough = bare != text.strip(" .,;:()[]\n")
    for _turn in range(3):
        bare = _BEFORE.sub("", bare, count=1).strip()
    bare = re.sub(r"\s+", " ", bare).casefold()
    for pattern, ways in _WAYS:
        if match := pattern.fullmatch(bare):
            try:
                day = ways(match, reading)
            except ValueError:
                return Day(None, DoubtKind.NOT_A_DAY)
            rough = DoubtKind.ROUGH_DAY if is_rough and day.on else None
            return Day(day.on, day.doubt or rough)
    return Day()


_Way = Callable[[re.Match[str], Reading], Day]


def _iso(match: re.Match[str], reading: Reading) -> Day:
    return Day(date(*map(int, match.groups()[:3])))


def _numbers(match: re.Match[str], reading: Reading) -> Day:
    """Day, month, year; both ways are possible up to the twelfth, and that is said."""
    first, second, year = int(match[1]), int(match[2]), calendar.full_year(match[3])
    if second > 12 >= first:
        return Day(date(year, first, second), DoubtKind.MONTH_FIRST)
    is_open = first <= 12 and first != second
    return Day(date(year, second, first), DoubtKind.DAY_FIRST if is_open else None)


def _day_month_year(match: re.Match[str], reading: Reading) -> Day:
    month = calendar.MONTHS[match["month"]]
    if match["year"]:
        return Day(date(calendar.full_year(match["year"]), month, int(match["day"])))
    day = date(reading.around.year, month, int(match["day"]))
    return Day(calendar.on_or_after(day, reading.around), DoubtKind.NO_YEAR)


def _month_year(match: re.Match[str], reading: Reading) -> Day:
    month, part = calendar.MONTHS[match["month"]], (match["part"] or "").strip()
    year = calendar.full_year(match["year"]) if match["year"] else reading.around.year
    starts = reading.is_start or part.startswith(("start", "begin"))
    day = date(year, month, 1) if starts else calendar.month_end(year, month)
    if part.startswith("early"):
        day = day.replace(day=10)
    if part.startswith("mid"):
        day = day.replace(day=15)
    if not match["year"]:
        return Day(calendar.on_or_after(day, reading.around), DoubtKind.NO_YEAR)
    is_exact = part.startswith("end")
    return Day(day, None if is_exact else DoubtKind.MONTH_ONLY)


def _month_number(match: re.Match[str], reading: Reading) -> Day:
    year, month = calendar.full_year(match[2]), int(match[1])
    starts = date(year, month, 1)
    return Day(
        starts if reading.is_start else calendar.month_end(year, month), DoubtKind.MONTH_ONLY
    )


def _quarter(match: re.Match[str], reading: Reading) -> Day:
    """Quarters are of the financial year, as councils count: Q3 2025/26 ends with December."""
    number = int(match["number"])
    if not match["year"]:
        return Day(None, DoubtKind.NO_DAY)
    year = calendar.full_year(match["year"])
    day = calendar.quarter_end(number, year)
    if reading.is_start:
        end = calendar.quarter_end(number - 1, year) if number > 1 else date(year, 3, 31)
        day = end + timedelta(days=1)
    return Day(day, DoubtKind.QUARTER)


def _term(match: re.Match[str], reading: Reading) -> Day:
    """“Spring term 2025”, “autumn term 2024/25”, “end of summer term”."""
    name, is_term = match["season"], bool(match["term"])
    if not is_term and not match["year"]:
        return Day(None, DoubtKind.NO_DAY)
    starts = reading.is_start or (match["part"] or "").startswith(("start", "begin"))
    year = calendar.full_year(match["year"]) if match["year"] else reading.around.year
    if match["second"] and (name != "autumn"):
        year += 1
    if is_term and name in calendar.TERM_ENDS:
        month, day = (calendar.TERM_STARTS if starts else calendar.TERM_ENDS)[name]
    else:
        month, day = calendar.SEASON_ENDS[name]
        year += name == "winter" and not match["second"]
    found = date(year, month, day)
    return Day(
        found if match["year"] else calendar.on_or_after(found, reading.around), DoubtKind.TERM
    )


def _feast(match: re.Match[str], reading: Reading) -> Day:
    year = calendar.full_year(match["year"]) if match["year"] else reading.around.year
    day = calendar.feast(match["name"], year)
    if not match["year"] and day < reading.around:
        day = calendar.feast(match["name"], year + 1)
    return Day(day, DoubtKind.ROUGH_DAY)


def _year(match: re.Match[str], reading: Reading) -> Day:
    """“2025”; “2025/26” is a financial year; an academic one ends with August."""
    first = calendar.full_year(match["year"])
    if match["second"]:
        is_academic = bool(match["academic"])
        starts = date(first, 9 if is_academic else 4, 1)
        end = date(first + 1, 8, 31) if is_academic else date(first + 1, 3, 31)
        return Day(starts if reading.is_start else end, DoubtKind.YEAR_ONLY)
    return Day(date(first, 1, 1) if reading.is_start else date(first, 12, 31), DoubtKind.YEAR_ONLY)


def _serial(match: re.Match[str], reading: Reading) -> Day:
    days = int(match[1])
    if days not in _SERIALS:
        raise ValueError(days)
    return Day(_EXCEL_BEGAN + timedelta(days=days), DoubtKind.SERIAL)


_YEAR = r"'?(?P<year>20\d\d|\d\d)"
_OF_YEAR = rf"(?:\s*[,-]?\s*(?:of )?{_YEAR})?"
_SECOND = r"(?P<second>\s*[/–-]\s*(?:20)?\d\d)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
_WAYS: tuple[tuple[re.Pattern[str], _Way], ...] = tuple(
    (re.compile(pattern), way)
    for pattern, way in (
        (r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ t]\d\d:\d\d.*)?", _iso),
        (rf"{_WEEKDAY}(\d{{1,2}})\s?[/.-]\s?(\d{{1,2}})\s?[/.-]\s?(\d{{4}}|\d{{2}})", _numbers),
        (
            (
                rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]*(?:of )?"
                rf"(?P<month>{calendar.MONTH})\.?(?:[\s,-]*'?(?P<year>20\d\d|\d\d))?"
            ),
            _day_month_year,
        ),
        (
            (
                rf"{_WEEKDAY}(?P<month>{calendar.MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
                rf",? (?P<year>20\d\d)"
            ),
            _day_month_year,
        ),
        (
            (
                rf"(?:the )?(?P<part>(?:early|mid|late|end|start|beginning)(?:[ -](?:of )?))?"
                rf"(?P<month>{calendar.MONTH})\.?{_OF_YEAR}"
            ),
            _month_year,
        ),
        (r"(0?[1-9]|1[0-2])[/.-](20\d\d)", _month_number),
        (
            (
                rf"(?:end (?:of )?)?(?:q|quarter ?|qtr ?)(?P<number>[1-4])(?:\s*[,-]?\s*(?:of )?"
                rf"(?:fy ?)?{_YEAR}{_SECOND})?"
            ),
            _quarter,
        ),
        (
            (
                rf"(?:the )?(?P<part>(?:end|start|beginning)(?: of)?(?: the)? )?"
                rf"(?P<season>spring|summer|autumn|winter)(?P<term> term)?"
                rf"(?:\s*[,-]?\s*{_YEAR}{_SECOND})?"
            ),
            _term,
        ),
        (rf"(?:the )?(?P<name>christmas|xmas|easter)(?: break| holidays?)?{_OF_YEAR}", _feast),
        (
            (
                rf"(?:end of )?(?:the )?(?:(?P<academic>academic|school) )?(?:financial )?"
                rf"(?:year )?(?P<year>20\d\d){_SECOND}"
            ),
            _year,
        ),
        (r"(\d{5})(?:\.0+)?", _serial),
    )
)
_ANY_DAY = re.compile(
    rf"\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:\d{{4}}|\d{{2}})"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)? )?\b(?:{calendar.MONTH})\b\.?,?[ -]?'?(?:20\d\d|\d\d)\b",
    re.IGNORECASE,
)

"""Dates, times, numbers and lists in words, as GOV.UK writes them, in the page's language."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import get_language, gettext, ngettext, to_locale


def date_words(day: date) -> str:
    """`23 November 2026`; of a moment, the day it is in our time zone."""
    if isinstance(day, datetime):
        day = timezone.localtime(day).date()
    return format_date(day, "d MMMM y", locale=_locale())


def iso_date_words(day: str | None) -> str:
    """The same of a day that is kept in ISO 8601; empty where there is none."""
    return date_words(date.fromisoformat(day)) if day else ""


def weekday_words(day: date) -> str:
    """`Monday 23 November 2026`: for a day to keep free, where a date alone is soon mistaken."""
    if isinstance(day, datetime):
        day = timezone.localtime(day).date()
    return format_date(day, "EEEE d MMMM y", locale=_locale())


def month_words(day: date) -> str:
    """`November 2026`: for what is about a whole month."""
    return format_date(day, "MMMM y", locale=_locale())


def short_month_words(day: date) -> str:
    """`Nov 2026`: where there is room for no more, as on the scale of a picture."""
    return format_date(day, "MMM y", locale=_locale())


def iso_day(day: date | None) -> str | None:
    """`2026-11-23` (ISO 8601), for files; None where there is no day."""
    return day.isoformat() if day else None


def time_words(moment: datetime) -> str:
    """`6pm`, `9:30am`, `midday`, `midnight`, in our time zone."""
    here = timezone.localtime(moment)
    if (here.hour, here.minute) in {(0, 0), (12, 0)}:
        return gettext("midday") if here.hour else gettext("midnight")
    hour = str(here.hour % 12 or 12)
    minutes = f":{here.minute:02}" if here.minute else ""
    return f"{hour}{minutes}{gettext('pm') if here.hour >= 12 else gettext('am')}"


def moment_words(moment: datetime) -> str:
    """`6pm on 23 November 2026`."""
    return gettext("%(time)s on %(date)s") % {
        "time": time_words(moment),
        "date": date_words(moment),
    }


def number_words(number: float) -> str:
    """`1,234`."""
    return _number_words(number, _locale())


@lru_cache(maxsize=4096)
def _number_words(number: float, locale: Locale) -> str:
    """Pages say the same few round numbers again and again."""
    return str(format_decimal(number, locale=locale))


def percent_words(percent: int) -> str:
    """`41%`, from a whole number of per cent."""
    return f"{percent}%"


def shown_number(number: float | None) -> str:
    """`1,234`, or that it is not shown."""
    return gettext("Not shown") if number is None else number_words(number)


def shown_percent(percent: int | None) -> str:
    """`41%`, or that it is not shown."""
    return gettext("Not shown") if percent is None else percent_words(percent)


def base_words(count: int, base: int) -> str:
    """`about 410 of 800`, where `count` has been rounded."""
    return gettext("about %(count)s of %(base)s") % {
        "count": number_words(count),
        "base": number_words(base),
    }


def size_words(size: int) -> str:
    """`2 MB`, from bytes; a limit is set in whole kilobytes or megabytes."""
    for unit, bytes_in_it in (("GB", 10**9), ("MB", 10**6), ("KB", 10**3)):
        if size >= bytes_in_it:
            return f"{number_words(round(size / bytes_in_it, 1))} {unit}"
    return ngettext("%(size)d byte", "%(size)d bytes", size) % {"size": size}


def join_and(things: Sequence[object]) -> str:
    """`a, b and c`."""
    return _join(things, "standard")


def join_or(things: Sequence[object]) -> str:
    """`a, b or c`."""
    return _join(things, "or")


class Colour(StrEnum):
    """The colours of GOV.UK tags."""

    GREY = "grey"
    GREEN = "green"
    TEAL = "teal"
    BLUE = "blue"
    PURPLE = "purple"
    MAGENTA = "magenta"
    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"


@dataclass(frozen=True)
class Tag:
    """A state in one word, with a colour for those who see it. Print it to draw it.

    Each room keeps one table from its states to tags; a template never chooses a colour.
    """

    word: str | Promise
    colour: Colour

    def __html__(self) -> str:
        return format_html(
            '<strong class="govuk-tag govuk-tag--{}">{}</strong>', self.colour, self.word
        )


FILTERS: dict[str, Callable[..., Any]] = {
    "date_words": date_words,
    "weekday_words": weekday_words,
    "month_words": month_words,
    "time_words": time_words,
    "moment_words": moment_words,
    "number_words": number_words,
    "percent_words": percent_words,
    "size_words": size_words,
    "join_and": join_and,
    "join_or": join_or,
}


def _join(things: Sequence[object], style: Literal["standard", "or"]) -> str:
    return str(format_list([str(thing) for thing in things], style=style, locale=_locale()))


def _locale() -> Locale:
    """Babel's locale for the page's language; British English for one that it does not know."""
    return _locale_of(get_language() or "en-gb")


@lru_cache(maxsize=64)
def _locale_of(language: str) -> Locale:
    """A page asks for it some hundred times, and working it out takes longer than using it."""
    try:
        return Locale.parse(to_locale(language))
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")

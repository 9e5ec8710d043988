"""Finding what to strike: one kind after the other, until a text shows nothing more."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from heard.engines.plainwords import details
from heard.engines.plainwords.details import Found
from heard.engines.plainwords.listing import listed
from heard.engines.plainwords.names import names_in
from heard.engines.plainwords.schools import schools_in
from heard.engines.plainwords.scripts import names_in_scripts
from heard.engines.plainwords.shadow import MASK, Shadow, fold, shadow_of
from heard.engines.plainwords.strikes import MARKS, KnownNames, Strike, Struck, apply
from heard.engines.plainwords.words import words_of

_MARKS = re.compile("|".join(map(re.escape, MARKS.values())))
# What is struck may bring out a name beside it; what it brings out seldom does so again.
_MOST_ROUNDS = 6
_INITIALS = re.compile(r"(?<![\w.])[A-Z]\. ?(?:[A-Z]\. ?){0,2}[A-Z](?:\.|(?!\w))(?!\w)")
_ABBREVIATIONS = listed(
    """
    uk us usa eu nhs pe re it ict la ta ot ep iq tv gp bsl pda dla pip ms ie eg am pm ps ce rc
    ok dob add asd cp sen ehcp nb
    """
)
NO_NAMES = KnownNames()


def strike(text: str, known: KnownNames = NO_NAMES) -> Struck:
    """Return the text with personal details struck out, and each strike with its reason.

    Details: e-mail and web addresses, telephone numbers, postcodes, house numbers with streets,
    dates of birth, NHS, pupil and National Insurance numbers, long numbers, schools, people's
    names. It prefers to strike too much; it still misses some, so a person looks at each comment.
    The time grows with the text's length. `strike(struck.text, known)` strikes nothing more.
    """
    strikes: list[Strike] = []
    shadow = shadow_of(text, _MARKS)
    for _ in range(_MOST_ROUNDS):
        shadow, found = _round(shadow, known)
        if not found:
            break
        strikes += found
    strikes.sort()
    return Struck(apply(text, strikes), tuple(strikes))


def _round(shadow: Shadow, known: KnownNames) -> tuple[Shadow, list[Strike]]:
    strikes: list[Strike] = []
    for find in _finders(known):
        clear = _apart(find(shadow.signs), shadow.signs)
        for start, end, kind, why, confidence in clear:
            strikes.append(Strike(*shadow.original(start, end), kind, why, confidence))
        if clear:
            shadow = shadow.masked([each[:2] for each in clear])
    return shadow, strikes


def _apart(found: Iterable[Found], signs: str) -> list[Found]:
    """Return what was found, trimmed, without what lies over another or over a mask."""
    kept: list[Found] = []
    done = 0
    for start, end, kind, why, confidence in sorted(found, key=lambda each: (each[0], -each[1])):
        words = signs[start:end]
        first = max(start + len(words) - len(words.lstrip()), done)
        last = start + len(words.rstrip())
        if first < last and MASK not in signs[first:last]:
            kept.append((first, last, kind, why, confidence))
            done = last
    return kept


def _finders(known: KnownNames) -> Iterator[Callable[[str], Iterable[Found]]]:
    yield details.addresses_on_line
    yield details.links
    yield details.born
    yield details.identifiers
    yield details.phones
    yield details.postcodes
    yield details.streets
    yield details.digit_runs
    yield lambda signs: _always(signs, known)
    if known.strike_schools:
        yield lambda signs: _schools(signs, known)
    yield _initials
    yield _in_scripts
    yield lambda signs: _names(signs, known)
    yield details.born_after_name


def _always(signs: str, known: KnownNames) -> Iterator[Found]:
    if known.always:
        for found in _pattern_of(known.always).finditer(signs):
            yield (*found.span(), "name", "a name that the partnership gave", 0.99)


@lru_cache(maxsize=16)
def _pattern_of(names: tuple[str, ...]) -> re.Pattern[str]:
    folded = sorted((fold(name).split() for name in names if name.split()), key=len, reverse=True)
    each = (r"[\s.]+".join(map(re.escape, words)) for words in folded)
    return re.compile(r"(?<!\w)(?:" + "|".join(each) + r")(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=16)
def _never(known: KnownNames) -> frozenset[str]:
    return frozenset(word for words in known.never for word in fold(words).split())


def _schools(signs: str, known: KnownNames) -> Iterator[Found]:
    for start, end, confidence in schools_in(words_of(signs, _never(known))):
        yield start, end, "school", "the name of a school", confidence


def _initials(signs: str) -> Iterator[Found]:
    for found in _INITIALS.finditer(signs):
        if re.sub(r"[. ]", "", found[0]).lower() not in _ABBREVIATIONS:
            yield (*found.span(), "name", "initials", 0.7)


def _in_scripts(signs: str) -> Iterator[Found]:
    for start, end, why, confidence in names_in_scripts(signs):
        yield start, end, "name", why, confidence


def _names(signs: str, known: KnownNames) -> Iterator[Found]:
    words = words_of(signs, _never(known))
    for name in names_in(words):
        last = words[name.last - 1]
        end = last.start + len(last.key)
        yield words[name.first].start, end, "name", name.guess.why, name.guess.confidence

"""Names of schools: in a small area a school and a need point to a child."""

from __future__ import annotations

from collections.abc import Iterator

from heard.engines.plainwords import lexicon
from heard.engines.plainwords.listing import listed
from heard.engines.plainwords.words import Word, Words

_LONGEST = 6
_LINKS = listed("of the and st our")
_WELSH = "ysgol"


def schools_in(words: Words) -> Iterator[tuple[int, int, float]]:
    """Yield start, end in signs and confidence of the schools that are named."""
    done = 0
    for place, word in enumerate(words):
        if word.start < done:
            continue
        span = None
        if word.key in lexicon.SCHOOL_WORDS and _is_last(words, place):
            span = _before(words, place)
        elif word.key == _WELSH and words[place + 1].is_capitalised and words[place + 1].is_joined:
            span = (word.start, _welsh_end(words, place), 0.85)
        if span:
            yield max(span[0], done), span[1], span[2]
            done = span[1]


def _is_last(words: Words, place: int) -> bool:
    following = words[place + 1]
    is_more = following.is_joined and following.key in lexicon.SCHOOL_WORDS
    is_other = (
        following.is_joined
        and following.is_capitalised
        and (following.key in lexicon.ORGANISATIONS)
    )
    return not is_more and not is_other


def _before(words: Words, last: int) -> tuple[int, int, float] | None:
    """Return the span of a school whose last word is known, if it has a name of its own."""
    first, has_type = last, words[last].key in lexicon.SCHOOL_TYPES
    while words[first].is_joined and words[first - 1].key in lexicon.SCHOOL_WORDS:
        first -= 1
        has_type = has_type or words[first].key in lexicon.SCHOOL_TYPES
    is_typed = has_type or (last > first and words[last].is_capitalised)
    if not is_typed and words[last].key not in ("high", "juniors", "infants"):
        return None
    name = first
    while name > last - _LONGEST and _joins(words, name) and _names_school(words, name - 1, last):
        name -= 1
    while name < first and words[name].key in _LINKS and words[name].key != "st":
        name += 1
    own = [words[place] for place in range(name, first)]
    if words[name].is_joined and words[name - 1].text == "The" and own:
        own = [words[name - 1]] * (not words[name - 1].starts_sentence) + own
    if not own or not any(_is_own(word) for word in own):
        return None
    sure = 0.9 if own[0].is_capitalised else 0.65
    return own[0].start, words[last].end, sure


def _joins(words: Words, place: int) -> bool:
    gap = words[place].gap
    return (
        words[place].is_joined
        or (gap.strip() == "." and words[place - 1].key == "st")
        or (
            gap.strip(" ") in ("&", ",")
            and gap != ""
            and words[place].is_capitalised
            and gap.strip() == "&"
        )
    )


def _names_school(words: Words, place: int, last: int) -> bool:
    word = words[place]
    if word.key in ("st", "our") and (word.is_capitalised or words[place + 1].is_small):
        return word.key == "st" or (word.is_capitalised and not word.starts_sentence)
    if word.key in lexicon.NOT_A_SCHOOLS_NAME:
        return word.key in _LINKS and words[place - 1].is_capitalised and word.is_small
    if word.is_small:
        is_after_saint = words[place - 1].key == "st"
        return is_after_saint or (words[last].is_small and words.is_unknown(word))
    if word.is_capitalised or word.is_shouted:
        is_plain_start = word.starts_sentence and words.is_plain(word) and place + 1 == last
        return not is_plain_start and not (word.is_shouted and words.is_stop(word))
    return False


def _is_own(word: Word) -> bool:
    return word.key not in lexicon.NOT_A_SCHOOLS_NAME and word.key not in _LINKS


def _welsh_end(words: Words, place: int) -> int:
    last = place + 1
    while last < place + 4 and words[last + 1].is_joined and words[last + 1].is_capitalised:
        last += 1
    return words[last].end

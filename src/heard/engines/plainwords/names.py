"""People's names, by what stands round them, by lists, and by capitals.

Each rule looks at one word and a few beside it, and says why it would be a name and how surely. The
first that says so decides; the rest of the name (a surname, an initial) goes with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from heard.engines.plainwords import lexicon
from heard.engines.plainwords.listing import listed
from heard.engines.plainwords.shadow import MASK
from heard.engines.plainwords.words import Word, Words

_LONGEST_NAME = 4
_PROPAGATED = 0.65
_GAPS_AFTER_KIN = ("", ",", "(", ":", "-", "–", "=", "—")
_IS_A_PERSON = frozenset(("is", "was", "who", "does"))
# After "Hope is" or "May was": an ordinary word, not a person.
_ABSTRACT_AFTER = listed(
    """
    not a the all gone lost what no nothing hard over my our everything never so too here just
    when always only still that why where how
    """
)
_AFTER_A_MODAL = listed(
    """
    you i we they he she it the be not my this have there your our
    """
)
_IN_A_PLACE = listed(
    """
    in near across around throughout outside inside
    """
)
_PRODUCT_NOUNS = listed(
    """
    therapy approach method programme program course app training assessment zone zones award
    room package pack diet technique
    """
)
_TOLD = listed(
    """
    tell ask poor bless thank dear told asked
    """
)
_MY_TEAM = listed(
    """
    the our his her my your sendiass sendias camhs school nursery portage
    """
)
_DOES_AS_A_PERSON = listed(
    """
    rang hates loves hated loved said cried
    """
)
_SELF_DESCRIBED = listed(
    """
    mum mom mam dad nan a and the parent carer i
    """
)


class Guess(NamedTuple):
    """Why a word would be a name, and how surely; 0-1."""

    why: str
    confidence: float


Rule = Callable[[Words, int], Guess | None]


@dataclass(frozen=True)
class Name:
    """Words [first, last) of a text that are a name."""

    first: int
    last: int
    guess: Guess


def _after_title(words: Words, i: int) -> Guess | None:
    word, title = words[i], words[i - 1]
    if title.key not in lexicon.TITLES or word.gap.strip(" \t") not in ("", "."):
        return None
    if word.key in lexicon.PARTICLES and words[i + 1].is_capitalised:
        return Guess("after a title", 0.95)
    if title.key in lexicon.SURE_TITLES:
        is_free = words.may_be_name(word) or (word.is_capitalised and word.key not in ("and", "or"))
        return Guess("after a title", 0.95) if is_free or word.is_initial else None
    is_name = word.is_capitalised and words.may_be_name(word) and not word.is_initial
    is_lone_letter = title.key == "miss" and word.is_initial and word.text not in "IA"
    return Guess("after a title", 0.85) if is_name or is_lone_letter else None


def _after_kin(words: Words, i: int) -> Guess | None:
    word, kin = words[i], words[i - 1]
    gap = word.gap.strip()
    if kin.key not in lexicon.KIN | lexicon.ROLES or gap not in _GAPS_AFTER_KIN:
        return None
    if kin.starts_sentence and gap in (",", "-", "–") and kin.is_small:
        return None
    if word.is_capitalised and not word.is_initial and words.may_be_name(word):
        return Guess("after a word for kin or a role", 0.9)
    return _without_capital_after_kin(words, i) if kin.key in lexicon.KIN and not gap else None


def _without_capital_after_kin(words: Words, i: int) -> Guess | None:
    word, kin, following = words[i], words[i - 1], words[i + 1]
    if words.is_either(word) and not following.starts_sentence:
        is_named = following.key in lexicon.DOES_FIRMLY | _IS_A_PERSON
        return Guess("after a word for kin, before what somebody does", 0.6) if is_named else None
    if words.is_unknown(word) and len(word.key) > 2 and not kin.key.endswith("s"):
        return Guess("an unknown word after a word for kin", 0.55)
    return None


def _after_naming(words: Words, i: int) -> Guess | None:
    word, before, earlier = words[i], words[i - 1], words[i - 2]
    is_name_word = before.key in ("name", "names") and word.gap.strip() in ("", ":", "=", "-")
    if is_name_word or (before.key in ("is", "was") and earlier.key in ("name", "names")):
        free = words.may_be_name(word) and not (words.is_either(word) and word.is_small)
        return Guess("after the word name", 0.9) if free and "\n" not in word.gap else None
    if before.key in lexicon.CALLED and word.is_joined:
        if word.is_capitalised and words.may_be_name(word) and not word.is_initial:
            return Guess("after called or named", 0.85)
        if earlier.key in lexicon.KIN | lexicon.ROLES and words.may_be_name(word):
            return Guess("after called or named", 0.6)
    is_me = before.key in ("i'm", "im") or (before.key == "am" and earlier.key == "i")
    if is_me and words.is_either(word) and word.is_small:
        says_what = words[i + 1].key in _SELF_DESCRIBED
        return Guess("somebody tells their own name", 0.6) if says_what else None
    return None


def _after_greeting(words: Words, i: int) -> Guess | None:
    word = words[i]
    is_greeted = words[i - 1].key in lexicon.GREETINGS and word.is_joined
    if is_greeted and word.is_capitalised and words.may_be_name(word) and not word.is_initial:
        return Guess("after a greeting", 0.85)
    return None


def _signed(words: Words, i: int) -> Guess | None:
    word, before = words[i], words[i - 1]
    if word.is_initial or not words.may_be_name(word):
        return None
    is_parted = before.key in lexicon.PARTINGS and bool(set(word.gap) & set(",\n\r-–—.!"))
    is_from = before.key in ("from", "signed", "love") and word.is_joined
    is_lone = set(word.gap) & set("\n\r–—") and i > 0
    if not (is_parted or is_from or is_lone) or not _ends(words, i):
        return None
    if word.is_small and ((words.is_either(word) and not is_parted) or (is_lone and not is_parted)):
        return None
    return Guess("a signature", 0.8 if is_parted else 0.6)


def _ends(words: Words, i: int) -> bool:
    """Tell whether a line ends within the next two words, but for kisses."""
    for place in range(i, i + _LONGEST_NAME):
        after = words.after(place)
        if place + 1 >= len(words) or "\n" in after or "\r" in after:
            return True
        following = words[place + 1]
        if set(following.key) == {"x"}:
            return True
        is_more = (
            following.is_capitalised and words.may_be_name(following)
        ) or following.is_initial
        if not is_more and following.key != "and":
            return False
    return False


def _known_given_name(words: Words, i: int) -> Guess | None:
    word = words[i]
    if not words.is_clear_name(word) or _is_of_a_thing(words, i):
        return None
    return Guess("a given name", 0.9 if word.is_capitalised else 0.75)


def _either_name_or_word(words: Words, i: int) -> Guess | None:
    word = words[i]
    if not (words.is_either(word) and word.is_capitalised) or _is_of_a_thing(words, i):
        return None
    if word.key in lexicon.MONTHS_AND_SEASONS and _is_a_time(words, i):
        return None
    if not word.starts_sentence:
        return Guess("a capitalised word that is also a name", 0.6)
    return _either_at_start(words, i)


def _either_at_start(words: Words, i: int) -> Guess | None:
    """Guess that a sentence begins with a name: "Hope has", "Grace (8)", but not "Hope is not"."""
    word, following = words[i], words[i + 1]
    if _is_with_belonging(words, i) or _is_with_age(words, i):
        return Guess("a name or a word, with what belongs to somebody", 0.7)
    if word.is_possessive and word.key not in lexicon.MONTHS_AND_SEASONS:
        return Guess("a name or a word, with what belongs to it", 0.55)
    if following.is_joined and following.key in lexicon.DOES_FIRMLY:
        return Guess("a name or a word, before what somebody does", 0.65)
    is_something = following.is_joined and following.key in ("is", "was")
    if is_something and words[i + 2].key not in _ABSTRACT_AFTER:
        return Guess("a name or a word, before what somebody is", 0.5)
    return None


def _unknown_capitalised(words: Words, i: int) -> Guess | None:
    word = words[i]
    if not words.is_unknown(word) or not word.is_capitalised or _is_of_a_thing(words, i):
        return None
    if word.gap.endswith(MASK + " "):
        return Guess("an unknown word with a capital after what is struck", 0.5)
    if not word.starts_sentence:
        is_place = words[i - 1].key in _IN_A_PLACE and not word.is_possessive
        return None if is_place else Guess("a capitalised word that no list knows", 0.55)
    following = words[i + 1]
    if _is_with_belonging(words, i) or _is_with_age(words, i):
        return Guess("an unknown word with what belongs to somebody", 0.7)
    if following.is_joined and following.key in lexicon.DOES:
        return Guess("an unknown word before what somebody does", 0.5)
    is_pair = following.is_joined and following.is_capitalised and words.is_unknown(following)
    is_listed = words.after(i).strip() in ("&", ",") and words.is_clear_name(following)
    return Guess("two unknown words with capitals", 0.55) if is_pair or is_listed else None


def _unknown_with_belonging(words: Words, i: int) -> Guess | None:
    word = words[i]
    if word.is_possessive and words.is_unknown(word) and _is_with_belonging(words, i):
        return Guess("an unknown word with what belongs to somebody", 0.6)
    return None


def _unknown_small(words: Words, i: int) -> Guess | None:
    """Guess that an unknown word without a capital is a name: "shanelle from the team rang"."""
    word, before, following = words[i], words[i - 1], words[i + 1]
    if not (word.is_small and words.is_unknown(word) and len(word.key) > 3):
        return None
    is_told = before.key in _TOLD and word.is_joined
    is_from = following.is_joined and following.key == "from" and words[i + 2].key in _MY_TEAM
    is_doing = following.is_joined and following.key in _DOES_AS_A_PERSON
    is_first = word.starts_sentence and following.key in lexicon.DOES_FIRMLY | _IS_A_PERSON
    if is_told or is_from or is_doing or (is_first and following.is_joined):
        return Guess("an unknown word where a name would stand", 0.45)
    return None


def _initial_before_surname(words: Words, i: int) -> Guess | None:
    word, following = words[i], words[i + 1]
    if not word.is_initial or word.text in "IA" or word.gap.endswith(("'", ".")):
        return None
    dotted = following.gap.strip(" ") == "." and not following.gap.startswith(" ")
    is_surname = following.is_capitalised and words.is_unknown(following)
    if is_surname and (dotted or following.is_joined):
        return Guess("an initial and a surname", 0.75)
    return None


def _is_of_a_thing(words: Words, i: int) -> bool:
    """Tell whether a word belongs to the name of an organisation, a place or a condition."""
    word = words[i]
    if words[i + 1].is_joined and words[i + 1].key in lexicon.CONDITION_NOUNS:
        return True
    for place in range(i + 1, i + 5):
        following = words[place]
        if not following.is_joined:
            return False
        if following.key in _PRODUCT_NOUNS and place == i + 1 and not word.is_possessive:
            return not words.is_clear_name(word)
        if following.key in lexicon.ORGANISATIONS and following.is_capitalised:
            is_surname = place == i + 1 and following.key in lexicon.SURNAMES_TOO
            return not (is_surname and words.is_clear_name(word))
        if not following.is_capitalised and following.key not in ("of", "the", "for"):
            return False
    return False


def _is_a_time(words: Words, i: int) -> bool:
    around = words[i].gap + words.after(i)
    has_digit = any(sign.isdigit() for sign in around)
    return has_digit or words[i - 1].key in lexicon.BEFORE_A_TIME


def _is_with_belonging(words: Words, i: int) -> bool:
    following = words[i + 1]
    owned = {following.key, words[i + 2].key} & lexicon.BELONGINGS
    return words[i].is_possessive and following.is_joined and bool(owned)


def _is_with_age(words: Words, i: int) -> bool:
    after = words.after(i).lstrip(" ,")
    return after[:1] == "(" and after[1:2].isdigit()


RULES: tuple[Rule, ...] = (
    _after_title,
    _after_naming,
    _after_kin,
    _after_greeting,
    _signed,
    _known_given_name,
    _initial_before_surname,
    _either_name_or_word,
    _unknown_capitalised,
    _unknown_with_belonging,
    _unknown_small,
)


def names_in(words: Words) -> Iterator[Name]:
    """Yield the names among words, in order, none over another."""
    found, place = list[Name](), 0
    while place < len(words):
        guess = _listed_after(words, place, found) or _first_guess(words, place)
        if guess:
            found.append(Name(place, _last(words, place), guess))
            place = found[-1].last
        else:
            place += 1
    yield from found
    yield from _repeated(words, found)


def _first_guess(words: Words, place: int) -> Guess | None:
    return next((guess for rule in RULES if (guess := rule(words, place))), None)


def _listed_after(words: Words, i: int, found: list[Name]) -> Guess | None:
    """Guess that a word goes on with a list of names: "Riley and Alfie", "Jen, Lucy, Amir"."""
    word = words[i]
    if not found or not word.is_capitalised or not words.may_be_name(word) or word.is_initial:
        return None
    last = found[-1].last
    is_next = last == i and word.gap.strip() in (",", "&", "/", "+")
    is_after_and = last == i - 1 and words[i - 1].key == "and" and word.is_joined
    return Guess("in a list of names", 0.75) if is_next or is_after_and else None


def _last(words: Words, first: int) -> int:
    """Return the place after the last word of a name that begins at `first`."""
    place = first + 1
    while place < first + _LONGEST_NAME and _goes_on(words, place):
        place += 1
    return place


def _goes_on(words: Words, place: int) -> bool:
    before, word = words[place - 1], words[place]
    is_dotted = before.is_initial and word.gap.strip(" ") in ("", ".")
    if before.is_possessive or not (word.is_joined or is_dotted):
        return False
    if not word.is_joined and not word.is_initial:
        return word.is_capitalised and words.may_be_name(word)
    if word.key in lexicon.PARTICLES or before.key in lexicon.PARTICLES:
        follower = words[place + 1] if word.key in lexicon.PARTICLES else word
        return follower.is_capitalised and (follower is word or follower.is_joined)
    if word.is_initial:
        return word.text not in "IA"
    if before.is_small and word.is_small:
        return words.is_clear_name(before) and words.is_unknown(word) and len(word.key) > 3
    is_like = word.is_capitalised or (before.is_shouted and word.is_shouted and len(word.key) > 2)
    return is_like and (words.may_be_name(word) or _is_surname(words, before, word))


def _is_surname(words: Words, before: Word, word: Word) -> bool:
    """Tell whether an ordinary word with a capital after a given name is a surname: Baker, Hill."""
    is_after_name = words.is_clear_name(before) or words.is_either(before) or before.is_initial
    is_free = word.key not in lexicon.DOES and word.key not in lexicon.SERVICES
    return is_after_name and word.is_capitalised and is_free and len(word.key) > 2


def _repeated(words: Words, found: list[Name]) -> Iterator[Name]:
    """Yield the other places of words that were found to be names."""
    taken = {place for name in found for place in range(name.first, name.last)}
    keys = {words[place].key for place in taken if len(words[place].key) > 1}
    for place, word in enumerate(words):
        if place not in taken and word.key in keys and _is_again(words, place):
            yield Name(
                place, place + 1, Guess("a name that stands elsewhere in the text", _PROPAGATED)
            )


def _is_again(words: Words, place: int) -> bool:
    word = words[place]
    if _is_of_a_thing(words, place):
        return False
    if words.is_unknown(word) or words.is_clear_name(word):
        return True
    if not word.is_capitalised or words.is_stop(word) or not words.is_either(word):
        return False
    is_time = word.key in lexicon.MONTHS_AND_SEASONS and _is_a_time(words, place)
    return words[place + 1].key not in _AFTER_A_MODAL and not is_time

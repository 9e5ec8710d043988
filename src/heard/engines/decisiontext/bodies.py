"""Names of those who decide: committees and cabinets, and the holders of offices."""

import re

_BODY = re.compile(
    r"\b(?:committee|sub-? ?committee|panel|board|cabinet|council|commission|forum|executive"
    r"|partnership|assembly|group|authority|governors)\s*(?:\([^()]{1,40}\))?$",
    re.IGNORECASE,
)
_COUNCIL = re.compile(
    r"(?<!^full )(?<=\w )council$|\bcity of \w+$|\b(?:combined|unitary|local) authority$",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:(?:deputy|lead|assistant|interim|executive|corporate|strategic|acting|joint|statutory)\s+)*"
    r"(?:cabinet members?|members?(?= for)|portfolio holders?|leader|mayor|director|chief executive"
    r"|head of|commissioner|monitoring officer|chief (?:finance |fire )?officer)\b",
    re.IGNORECASE,
)
_SMALL = frozenset(
    ("of", "and", "for", "the", "with", "in", "on", "to", "a", "an", "&", "-", "–", "/", "jointly")
)
_LONGEST = 130


def looks_like_body(text: str) -> bool:
    """Whether a text is the name of a body: title words that end in "Committee" or the like."""
    return len(text) <= _LONGEST and bool(_BODY.search(text)) and _is_name(text)


def looks_like_council(text: str) -> bool:
    """Whether a text names a whole council, not a body of it ("Full Council" is a body)."""
    return (
        looks_like_body(text) and bool(_COUNCIL.search(text)) and text.casefold() != "full council"
    )


def is_office(text: str) -> bool:
    """Whether a text names an office that decides alone."""
    return len(text) <= _LONGEST and bool(_OFFICE.match(text)) and _is_name(text)


def _is_name(text: str) -> bool:
    if any(letter in text for letter in ":;?!") or re.search(r"\d", text):
        return False
    words = re.findall(r"[^\s,]+", text)
    return 0 < len(words) <= 16 and all(
        not word[0].islower() or word.casefold() in _SMALL for word in words
    )

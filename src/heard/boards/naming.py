"""Noticing that somebody may have named a child or another person who did not agree to it.

It looks for the ways in which families write of each other ("my son Tom", "her name is Ada Byron",
"Mr Hall"). It finds most names and not all, and sometimes a word that is none: so a form asks once
more, and never refuses for good.
"""

import re

_KIN = (
    "son|daughter|child|boy|girl|brother|sister|grandson|granddaughter|grandchild|stepson|"
    "stepdaughter|nephew|niece|husband|wife|partner|twin|twins|eldest|youngest|foster son|"
    "foster daughter|friend|neighbour|mum|mother|dad|father|teacher|social worker"
)
_WORD = r"[^\W\d_]+(?:[’'-][^\W\d_]+)*"
_NAME = rf"{_WORD}(?: {_WORD})?"
# A capital after these is more often a sentence, a day, a place or a service than a name.
_NO_NAMES = {
    *("A", "An", "And", "At", "But", "He", "Her", "His", "I", "In", "Is", "It", "My", "On", "Our"),
    *("She", "So", "The", "They", "This", "To", "We", "When", "Who", "With"),
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Easter"),
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December", "England", "English", "NHS", "Ofsted", "School"),
    *("Also", "Although", "As", "Because", "Both", "Currently", "Especially", "For", "However"),
    *("If", "Lately", "Like", "Luckily", "No", "Now", "Once", "Or", "Personally", "Recently"),
    *("Sadly", "Since", "Sometimes", "Then", "Today", "Unfortunately", "Yes", "You", "Your"),
    *("Autistic", "Blind", "Deaf"),
}
_PATTERNS = (
    re.compile(rf"\b(?i:{_KIN})s?,? (?:(?:is )?called |named |is )?({_NAME})"),
    re.compile(rf"\b(?:called|named|name is|names are|goes by) ({_NAME})"),
    re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr)\.? ({_NAME})"),
    re.compile(rf"\b({_WORD}), my (?:{_KIN})\b"),
    # Not at the start of a sentence: "Parents who", "People who".
    re.compile(rf"(?<=[^\W\d_A-Z] )({_WORD}),? who\b"),
)


def named_people(text: str) -> list[str]:
    """Names that `text` seems to hold, each once, in the order in which they come."""
    found = sorted(
        (match.start(1), _name(match[1]))
        for pattern in _PATTERNS
        for match in pattern.finditer(text)
    )
    return list(dict.fromkeys(name for _place, name in found if name))


def _name(words: str) -> str:
    """The words that can be a name: of "Tom waits" it is "Tom", of "waits for" nothing."""
    first, _space, second = words.partition(" ")
    if not _can_be_a_name(first):
        return ""
    return words if second and _can_be_a_name(second) else first


def _can_be_a_name(word: str) -> bool:
    return word[0].isupper() and not word.isupper() and _stem(word) not in _NO_NAMES


def _stem(word: str) -> str:
    """`I’ve` is `I`."""
    return re.split("[’'-]", word)[0]

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
_NAME = r"[A-Z][a-z’'-]+(?:[ -][A-Z][a-z’'-]+)?"
# A capital after these is more often a sentence, a day, a place or a service than a name.
_NO_NAMES = {
    *("A", "An", "And", "At", "But", "He", "Her", "His", "I", "In", "Is", "It", "My", "On", "Our"),
    *("She", "So", "The", "They", "This", "To", "We", "When", "Who", "With"),
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Easter"),
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December", "England", "English", "NHS", "Ofsted", "School"),
}
_PATTERNS = (
    re.compile(rf"\b(?:{_KIN})s?,? (?:(?:is )?called |named |is )?({_NAME})"),
    re.compile(rf"\b(?:called|named|name is|names are|goes by) ({_NAME})"),
    re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr)\.? ({_NAME})"),
    re.compile(rf"\b({_NAME}),? (?:who|my (?:{_KIN}))\b"),
)


def named_people(text: str) -> list[str]:
    """Names that `text` seems to hold, each once, in the order in which they come."""
    found = sorted(
        (match.start(1), match[1]) for pattern in _PATTERNS for match in pattern.finditer(text)
    )
    names = [name for _place, name in found if name.split()[0].split("-")[0] not in _NO_NAMES]
    return list(dict.fromkeys(names))

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
_UPPER, _LOWER = "A-ZÀ-ÞĆŁŃŚŠŹŻŽ", "a-zß-ÿąćčęłńśšźżž"
# Ada, Zoë, O’Brien, McKay, Smith-Jones; not SENDIAS, which is no person.
_WORD = f"[{_UPPER}](?:[’'][{_UPPER}])?[{_LOWER}’'-]+(?:[{_UPPER}][{_LOWER}’'-]+){{0,3}}"
_NAME = f"{_WORD}(?: {_WORD})?"
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
    re.compile(rf"\b(?:{_KIN})s?,? (?:(?:is )?called |named |is )?({_NAME})"),
    re.compile(rf"\b(?:called|named|name is|names are|goes by) ({_NAME})"),
    re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr)\.? ({_NAME})"),
    re.compile(rf"\b({_NAME}), my (?:{_KIN})\b"),
    # Not at the start of a sentence: "Parents who", "People who".
    re.compile(rf"(?<=[a-z,;] )({_NAME}),? who\b"),
)


def named_people(text: str) -> list[str]:
    """Names that `text` seems to hold, each once, in the order in which they come."""
    found = sorted(
        (match.start(1), match[1]) for pattern in _PATTERNS for match in pattern.finditer(text)
    )
    names = [name for _place, name in found if re.split("[ ’'-]", name)[0] not in _NO_NAMES]
    return list(dict.fromkeys(names))

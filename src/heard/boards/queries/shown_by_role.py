"""Noticing that public words hold the name of somebody who is shown by role alone.

They may be in danger if they can be found, and confirmed minutes can never be changed.
"""

import re
from collections.abc import Iterable, Iterator

from heard.boards.models import Meeting, Person
from heard.boards.models.words import Part
from heard.partnerships.models import Partnership


def hidden_names(partnership: Partnership) -> list[str]:
    """Full names of all who are shown by role alone. One query."""
    people = Person.objects.filter(partnership=partnership, is_role_only=True, forgotten_at=None)
    return [name for name in people.values_list("name", flat=True) if len(name.split()) > 1]


def names_within(texts: Iterable[str], names: Iterable[str]) -> list[str]:
    """Those of `names` that one of `texts` holds in full, however it is spaced or capitalised."""
    whole = "\n".join(texts)
    return [name for name in names if _pattern(name).search(whole)]


def hidden_names_in_minutes(meeting: Meeting) -> list[str]:
    """Who would be named for good, once the minutes are confirmed. Four queries at most."""
    names = hidden_names(meeting.body.partnership)
    return names_within(_public_record(meeting), names) if names else []


def _public_record(meeting: Meeting) -> Iterator[str]:
    yield meeting.minutes
    for item in meeting.agenda.all():
        yield from (item.title, item.presenter, item.said, item.decided)
    for action in meeting.actions.all():
        yield from (action.text, action.owner_words)
    yield from meeting.attendees.filter(
        person=None, part__in=[Part.OFFICER, Part.PRESENTER]
    ).values_list("name", flat=True)


def _pattern(name: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word) for word in name.split())
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)

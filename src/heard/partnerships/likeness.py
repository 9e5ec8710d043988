"""Whether a record is of the person who asks: by address, by number, by name."""

import re
from typing import Protocol, TypeVar, cast

from django.db.models import Model, Q, QuerySet
from django.db.models.functions import Lower

from heard.design.typed import number_forms
from heard.mail.queries import replaced
from heard.partnerships.privacy import Subject

STRUCK = "[name removed]"
# Shorter ones, as extensions, stand in too many texts to say whose they are.
SHORTEST_NUMBER = 7
Row = TypeVar("Row", bound=Model)


class Reached(Protocol):
    """Anything with a name and ways of reaching it."""

    name: str
    email: str
    phone: str


def plain(name: str) -> str:
    """A name as it is compared: case and spaces do not matter."""
    return " ".join(name.split()).casefold()


def candidates(rows: QuerySet[Row], subject: Subject) -> QuerySet[Row]:
    """Rows with columns name, email and phone that may be of the subject."""
    wanted = Q(pk__in=[])
    if subject.email:
        wanted |= Q(lower_email=subject.email.lower())
    if subject.phone:
        wanted |= Q(digits__in=number_forms(subject.phone))
    if names := [" ".join(name.split()).lower() for name in all_names(subject)]:
        wanted |= Q(lower_name__in=names)
    compared = rows.alias(
        lower_email=Lower("email"),
        digits=replaced("phone", r"\D"),
        lower_name=Lower(replaced("name", r"\s+", " ")),
    )
    return cast("QuerySet[Row]", compared.filter(wanted))


def all_names(subject: Subject) -> list[str]:
    return sorted({subject.name, *subject.names} - {""})


def is_alike(row: Reached, subject: Subject) -> bool | None:
    """True if it is surely theirs, False if perhaps, None if it is somebody else's.

    An e-mail address is one person's, unless the name there begins with another letter: families
    share them. A number may be a family's too, so it must not go with another address or another
    name. A name alone counts while nothing else speaks against it, and while no namesake is known.
    """
    if subject.email and row.email.lower() == subject.email.lower():
        return not (subject.name and row.name) or plain(subject.name)[0] == plain(row.name)[0]
    has_other_email = bool(subject.email and row.email)
    is_named = plain(row.name) in {plain(name) for name in all_names(subject)}
    forms = number_forms(subject.phone)
    if forms & number_forms(row.phone):
        has_other_name = bool(all_names(subject) and row.name) and not is_named
        return not (has_other_email or has_other_name)
    has_other_phone = bool(subject.phone and row.phone)
    if is_named and not (has_other_email or has_other_phone):
        return not subject.has_namesake
    return None


def is_namesake(row: Reached, subject: Subject) -> bool:
    """Whether the row is somebody else's who goes by the same name."""
    is_named = plain(row.name) in {plain(name) for name in all_names(subject)}
    return is_named and is_alike(row, subject) is None


def names_them(text: str, subject: Subject) -> bool:
    """Whether a text holds their name in full, an e-mail address or a number of theirs."""
    return any(pattern.search(text) for pattern in _patterns(subject))


def strike(text: str, subject: Subject) -> str:
    """The text with `[name removed]` where it named them."""
    for pattern in _patterns(subject):
        text = pattern.sub(STRUCK, text)
    return text


def may_name(subject: Subject, *columns: str) -> Q:
    """Rows whose text columns may name them: a first sieve, to be looked at with `names_them`."""
    found = Q(pk__in=[])
    for word in telling_words(subject):
        for column in columns:
            found |= Q(**{f"{column}__icontains": word})
    return found


def telling_words(subject: Subject) -> list[str]:
    """One of these stands in every text that names them; so it does in many that do not."""
    names = [name.split()[-1] for name in all_names(subject) if _is_full(name)]
    return [*names, *_emails(subject), *(digits[-3:] for digits in _numbers(subject))]


def _is_full(name: str) -> bool:
    """One word alone ("Sam") is in too many texts to say whom it means."""
    return len(name.split()) > 1


def _emails(subject: Subject) -> list[str]:
    ways = {subject.email, *subject.ways}
    return sorted(way for way in ways if "@" in way and " " not in way)


def _numbers(subject: Subject) -> set[str]:
    """Their telephone numbers as digits, without what stands before them inland or abroad."""
    ways = {subject.phone, *(way for way in subject.ways if not re.search("[^0-9+() .-]", way))}
    inland = {min(number_forms(way), key=len, default="") for way in ways}
    return {digits.removeprefix("0") for digits in inland if len(digits) >= SHORTEST_NUMBER}


def _patterns(subject: Subject) -> list[re.Pattern[str]]:
    names = [name for name in all_names(subject) if _is_full(name)]
    # The longest first, so that nothing is left over of a name that holds another.
    words = sorted([*names, *_emails(subject)], key=len, reverse=True)
    return [*map(_pattern, words), *map(_number_pattern, sorted(_numbers(subject)))]


def _pattern(text: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word) for word in text.split())
    # No letter, hyphen or dot on either side: "Robin Vale-Hart" and "a.robin@" are other people.
    return re.compile(rf"(?<![\w.+-]){words}(?!-?\w|\.\w|@)", re.IGNORECASE)


def _number_pattern(digits: str) -> re.Pattern[str]:
    """The number however it is spaced, with +44, 0 or +44 (0) before it."""
    spaced = r"[\s().-]*".join(digits)
    return re.compile(rf"(?<!\d)(?:\+?(?:00)?44[\s().-]*)?\(?0?\)?[\s.-]*{spaced}(?!\d)")

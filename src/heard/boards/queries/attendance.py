"""Who came to a meeting: for those who run it by name, for everybody else as far as they may."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from heard.boards.models import Attendee, Meeting, Membership, Office
from heard.boards.models.words import Part, Presence
from heard.boards.quorum import Quorum

_NAMED_GUESTS = {Part.OFFICER, Part.PRESENTER}


@dataclass(frozen=True)
class Line:
    """One person at a meeting. `who` is for members; `seat` says whom they speak for."""

    attendee: Attendee
    who: str
    seat: str
    is_on_the_body: bool

    @property
    def public_words(self) -> str:
        """A name only of a member who is shown by name, or of who was there by office."""
        person, part = self.attendee.person, self.attendee.part
        if person is not None and not person.is_role_only and not person.is_forgotten:
            return _joined(person.name, self.seat)
        if person is None and part in _NAMED_GUESTS:
            return _joined(self.attendee.name, self.attendee.role)
        role = self.seat or self.attendee.role
        return _joined(str(Part(part).label), role)


@dataclass(frozen=True)
class Attendance:
    """Everybody who is listed, and whether enough members came."""

    lines: tuple[Line, ...]
    quorum: Quorum

    def who(self, *presences: str) -> list[Line]:
        return [line for line in self.lines if line.attendee.presence in presences]

    @property
    def is_noted(self) -> bool:
        return any(line.attendee.presence != Presence.UNKNOWN for line in self.lines)

    @property
    def public_present(self) -> list[str]:
        """`Robin Vale, Chair, Parents and carers`; of several in one role `Guest (3)`."""
        return _counted(self.who(Presence.PRESENT))

    @property
    def public_apologies(self) -> list[str]:
        return _counted(self.who(Presence.APOLOGIES))


def attendance(meeting: Meeting) -> Attendance:
    """Members first, A to Z, then the others. Four queries."""
    seats, offices = _seats(meeting), _offices(meeting)
    attendees = list(meeting.attendees.select_related("person__organisation"))
    lines = [_line(each, seats, offices) for each in attendees]
    lines.sort(key=lambda line: (_place(line), line.who.casefold()))
    return Attendance(tuple(lines), _quorum(meeting, attendees))


def _quorum(meeting: Meeting, attendees: list[Attendee]) -> Quorum:
    present = Counter(each.part for each in attendees if each.presence == Presence.PRESENT)
    members = sum(each.part == Part.MEMBER for each in attendees)
    return Quorum(members, present[Part.MEMBER], present[Part.SUBSTITUTE], meeting.body.quorum)


def _line(attendee: Attendee, seats: dict[int, tuple[str, bool]], offices: dict[int, str]) -> Line:
    person = attendee.person
    if person is None:
        return Line(attendee, attendee.name, "", is_on_the_body=True)
    seat, is_current = seats.get(person.pk, ("", False))
    words = _joined(offices.get(person.pk, ""), seat or person.job_title)
    who = person.name or _("Somebody who asked to be forgotten")
    return Line(attendee, who, words, is_current)


def _seats(meeting: Meeting) -> dict[int, tuple[str, bool]]:
    """By person: whom they spoke for on the day, and whether they are on the body today."""
    today, day = timezone.localdate(), timezone.localdate(meeting.starts_at)
    found: dict[int, tuple[str, bool]] = {}
    sat = Membership.objects.of_body(meeting.body).without_errors().select_related("seat__group")
    for each in sorted(sat, key=lambda seat: seat.is_current(day)):
        _seat, was_current = found.get(each.person_id, ("", False))
        words = str(each.seat.group.get_constituency_display())
        found[each.person_id] = (words, was_current or each.is_current(today))
    return found


def _offices(meeting: Meeting) -> dict[int, str]:
    day = timezone.localdate(meeting.starts_at)
    held = Office.objects.held(day).filter(body=meeting.body)
    return {
        person: str(office.get_kind_display())
        for office in held.select_related("membership")
        for person in [office.membership.person_id]
    }


def _joined(*words: str) -> str:
    return ", ".join(word for word in words if word)


def _counted(lines: Iterable[Line]) -> list[str]:
    """In the order of what is said: where a name is not said, its place must not tell it."""
    words = Counter(
        line.public_words
        for line in sorted(lines, key=lambda line: (_place(line), line.public_words.casefold()))
    )
    return [
        each if number == 1 else _("%(who)s (%(number)d)") % {"who": each, "number": number}
        for each, number in words.items()
    ]


def _place(line: Line) -> int:
    """Members first."""
    return list(Part).index(Part(line.attendee.part))

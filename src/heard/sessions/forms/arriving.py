"""What is pressed and typed at the door."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from heard.design.fields import FindForm, GovukForm, NumberField, TextField
from heard.design.fields.component import GovukField
from heard.design.typed import printable
from heard.sessions.models import MarkKind
from heard.sessions.queries.arriving import Listed
from heard.sessions.services.arriving import MOST_PEOPLE, Line, Press, WalkIn

MOST_AT_ONCE = 500
NAME_LENGTH = 60
LINES_FOR_WALK_INS = 6
_LONGEST_AGO = timedelta(days=30)


class UnreadableError(ValueError):
    """What was sent is not what the page of ours sends."""


def read_presses(body: bytes) -> list[Press | WalkIn]:
    """The presses of a phone: `{"presses": [{"key", "kind", "age", ...}]}`, `age` in milliseconds.

    Raises UnreadableError.
    """
    try:
        sent = json.loads(body)["presses"]
        if not isinstance(sent, list) or len(sent) > MOST_AT_ONCE:
            raise UnreadableError
        now = timezone.now()
        return [_press(one, now) for one in sent]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise UnreadableError from problem


def read_press(sent: Mapping[str, Any]) -> Press:
    """A press of the page without script: the same button pressed twice on one page is one press.

    Raises UnreadableError.
    """
    try:
        page, booking = UUID(sent.get("mark", "")), UUID(sent.get("booking", ""))
        kind, came = sent.get("kind", ""), sent.get("came", "")
        people = _people(int(came)) if kind == "some" else None
        known = MarkKind.CAME if kind == "some" else MarkKind(kind)
    except (ValueError, TypeError, AttributeError) as problem:
        raise UnreadableError from problem
    key = uuid5(page, f"{booking} {kind} {people}")
    return Press(key, booking, known, came=people)


def _press(one: Mapping[str, Any], now: datetime) -> Press | WalkIn:
    key, pressed_at = UUID(one["key"]), now - _age(one.get("age", 0))
    if one["kind"] == "walk_in":
        parents, young_people = _number(one["parents"]), _number(one["young_people"])
        _people(parents + young_people)
        name = printable(str(one.get("name", ""))).strip()[:NAME_LENGTH]
        childcare = _number(one.get("childcare", 0))
        return WalkIn(key, name, parents, young_people, childcare, pressed_at)
    came = one.get("came")
    return Press(
        key=key,
        booking=UUID(one["booking"]),
        kind=MarkKind(one["kind"]),
        came=None if came is None else _people(_number(came)),
        pressed_at=pressed_at,
    )


def _age(sent: object) -> timedelta:
    if isinstance(sent, bool) or not isinstance(sent, int | float) or not sent >= 0:
        raise UnreadableError
    return min(timedelta(milliseconds=min(float(sent), 1e13)), _LONGEST_AGO)


def _number(sent: object) -> int:
    if isinstance(sent, bool) or not isinstance(sent, int) or not 0 <= sent <= MOST_PEOPLE:
        raise UnreadableError
    return sent


def _people(number: int) -> int:
    if not 1 <= number <= MOST_PEOPLE:
        raise UnreadableError
    return number


class WalkInForm(GovukForm):
    """A household that has not booked."""

    name = TextField(
        label=lazy("First name"),
        help_text=lazy("Only if they want to say it"),
        max_length=NAME_LENGTH,
        required=False,
        width=20,
    )
    parents = NumberField(
        label=lazy("Parents and carers, and others with them"),
        min_value=0,
        max_value=MOST_PEOPLE,
        initial=1,
        width=3,
    )
    young_people = NumberField(
        label=lazy("Young people who take part"),
        min_value=0,
        max_value=MOST_PEOPLE,
        initial=0,
        width=3,
    )
    childcare = NumberField(
        label=lazy("Children for childcare"),
        min_value=0,
        max_value=MOST_PEOPLE,
        initial=0,
        width=3,
    )

    def __init__(self, sent: Mapping[str, Any] | None = None) -> None:
        super().__init__(sent, prefix="walk-in")
        self.key = _key(sent)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if not self.errors and not 1 <= given["parents"] + given["young_people"] <= MOST_PEOPLE:
            self.add_error("parents", _("Enter how many people came, at least 1"))
        return given

    @property
    def walk_in(self) -> WalkIn:
        return WalkIn(self.key, **self.cleaned_data)


@dataclass(frozen=True)
class Sheet:
    """What was filled in on a sheet of paper."""

    lines: tuple[Line, ...]
    walk_ins: tuple[WalkIn, ...]


class SheetForm(GovukForm):
    """One number for each household of the sheet, and lines for those who had not booked."""

    def __init__(self, sent: Mapping[str, Any] | None, households: Iterable[Listed]) -> None:
        super().__init__(sent)
        self.key = _key(sent)
        self._keys = [each.key for each in households]
        for each in households:
            self.fields[f"came-{each.key}"] = _number_field(
                f"{each.name}, {each.reference}", each.party, each.came
            )
        for number in range(1, LINES_FOR_WALK_INS + 1):
            label = _("Not booked, line %(number)d") % {"number": number}
            self.fields[f"walk-in-{number}"] = _number_field(label, "", None)

    @property
    def booked_fields(self) -> list[Any]:
        return [self[f"came-{key}"] for key in self._keys]

    @property
    def walk_in_fields(self) -> list[Any]:
        return [self[f"walk-in-{number}"] for number in range(1, LINES_FOR_WALK_INS + 1)]

    @property
    def sheet(self) -> Sheet:
        given = self.cleaned_data
        # A household that was added meanwhile is not in what was sent: it stays as it is.
        sent = [key for key in self._keys if f"came-{key}" in self.data]
        numbers = range(1, LINES_FOR_WALK_INS + 1)
        people = [(number, given[f"walk-in-{number}"]) for number in numbers]
        return Sheet(
            lines=tuple(Line(key, given[f"came-{key}"]) for key in sent),
            walk_ins=tuple(
                WalkIn(uuid5(self.key, str(number)), parents=count)
                for number, count in people
                if count
            ),
        )


class HeadCountForm(GovukForm):
    """Two numbers, where nobody is asked for a name."""

    adults = NumberField(
        label=lazy("How many adults came?"),
        min_value=0,
        max_value=2000,
        error_messages={"required": lazy("Enter how many adults came, or 0")},
    )
    young = NumberField(
        label=lazy("How many children and young people came?"),
        min_value=0,
        max_value=2000,
        error_messages={"required": lazy("Enter how many children and young people came, or 0")},
    )


class FindArrivalForm(FindForm):
    """A first name or a reference."""

    words = TextField(label=lazy("Find a name or reference"), required=False, max_length=100)


def _number_field(label: str, hint: str, initial: int | None) -> GovukField:
    return NumberField(
        label=label,
        help_text=hint,
        initial=initial,
        min_value=0,
        max_value=MOST_PEOPLE,
        required=False,
        width=3,
    )


def _key(sent: Mapping[str, Any] | None) -> UUID:
    """Names the page: the same form sent twice is one."""
    try:
        return UUID((sent or {}).get("mark", ""))
    except (ValueError, TypeError, AttributeError):
        return uuid4()

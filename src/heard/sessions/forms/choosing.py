"""Things of a partnership to choose from, by their pk."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from django.db.models import Model

from heard.design.fields import GovukForm
from heard.design.fields.component import Words
from heard.partnerships.models import Division

Thing = TypeVar("Thing", bound=Model)


def offer(
    form: GovukForm,
    name: str,
    things: Iterable[Model],
    empty: Words | None = None,
    words: Callable[[Any], str] = str,
) -> None:
    """Let `form` choose among `things`; `empty` are the words of choosing none."""
    field: Any = form.fields[name]
    nothing = [] if empty is None else [("", empty)]
    field.choices = [*nothing, *((str(thing.pk), words(thing)) for thing in things)]


def chosen(things: Iterable[Thing], value: str) -> Thing | None:
    return next((thing for thing in things if str(thing.pk) == value), None)


def all_chosen(things: Iterable[Thing], values: Sequence[str]) -> tuple[Thing, ...]:
    return tuple(thing for thing in things if str(thing.pk) in values)


def division_words(division: Division) -> str:
    return f"{division.name} ({division.district.name})"

"""How far an aim or an action is, in a word and in a sentence."""

from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.design.words import Colour, Tag, date_words

DONE = Tag(gettext_lazy("Done"), Colour.GREEN)
LATE = Tag(gettext_lazy("Late"), Colour.RED)
TO_DO = Tag(gettext_lazy("Not done yet"), Colour.BLUE)


class Dated(Protocol):
    """An aim or an action."""

    due_on: date | None
    done_on: date | None

    def is_late(self, today: date) -> bool: ...


def task_tag(task: Dated, today: date) -> Tag:
    if task.done_on:
        return DONE
    return LATE if task.is_late(today) else TO_DO


def task_words(task: Dated, today: date) -> str:
    """`On 8 January 2026`, `It was due by ...`, `To be done by ...`, or nothing."""
    if task.done_on:
        return _("On %(day)s") % {"day": date_words(task.done_on)}
    if task.due_on is None:
        return ""
    words = _("It was due by %(day)s") if task.is_late(today) else _("To be done by %(day)s")
    return words % {"day": date_words(task.due_on)}

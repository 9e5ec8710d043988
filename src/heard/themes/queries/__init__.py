"""Reads of the room, by subject. What the rooms above call stands here."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import ngettext

from heard.design.words import number_words
from heard.partnerships.models import Member
from heard.partnerships.todo import Todo
from heard.themes.queries import desk
from heard.themes.queries.sorted_remarks import counts_by_theme, themes_of
from heard.themes.rules import can_keep_themes, can_sort_remarks

__all__ = ["counts_by_theme", "themes_of", "todo"]


def todo(member: Member) -> list[Todo]:
    """What the room asks of a member: to sort, and to decide where two sorted differently."""
    return [*_to_sort(member), *_to_decide(member)]


def _to_sort(member: Member) -> Iterator[Todo]:
    if not can_sort_remarks(member) or not member.partnership.themes.in_use().exists():
        return
    if waiting := desk.waiting_for(member).count():
        text = ngettext(
            "Sort %(number)s remark under themes", "Sort %(number)s remarks under themes", waiting
        )
        yield Todo(text % {"number": number_words(waiting)}, reverse("themes:sorting"))


def _to_decide(member: Member) -> Iterator[Todo]:
    if can_keep_themes(member) and (apart := desk.apart(member.partnership).count()):
        text = ngettext(
            "Decide on %(number)s remark that two people sorted differently",
            "Decide on %(number)s remarks that two people sorted differently",
            apart,
        )
        yield Todo(text % {"number": number_words(apart)}, reverse("themes:disagreements"))

"""The last part of an address, made of a name.

Hold what stands in the way of another being made at the same time.
"""

from itertools import chain, count
from typing import Any

from django.db.models import QuerySet
from django.utils.text import slugify

LONGEST = 90  # leaves room for "-2" and on


def free_slug(name: str, among: QuerySet[Any], *, otherwise: str) -> str:
    """One that none of `among` has: "board", "board-2"; of a name with no letters `otherwise`."""
    return first_free(slugify(name)[:LONGEST].strip("-") or otherwise, among)


def first_free(stem: str, among: QuerySet[Any]) -> str:
    """`stem` itself, or with the first number behind it that none of `among` has."""
    taken = set(among.filter(slug__startswith=stem).values_list("slug", flat=True))
    numbered = (f"{stem}-{number}" for number in count(2))
    return next(slug for slug in chain([stem], numbered) if slug not in taken)

"""The last part of a theme's address, made of its name."""

from itertools import chain, count
from typing import Any

from django.db.models import QuerySet
from django.utils.text import slugify

LONGEST = 90  # leaves room for "-2" and on


def free_slug(name: str, among: QuerySet[Any]) -> str:
    """One that none of `among` has: "waiting", "waiting-2". Hold the codebook."""
    stem = slugify(name)[:LONGEST].strip("-") or "theme"
    taken = set(among.filter(slug__startswith=stem).values_list("slug", flat=True))
    numbered = (f"{stem}-{number}" for number in count(2))
    return next(slug for slug in chain([stem], numbered) if slug not in taken)

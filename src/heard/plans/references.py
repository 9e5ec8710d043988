"""References of actions, as plans write them: “1.2” is the second of the first priority."""

from collections.abc import Collection
from itertools import count

from heard.plans.models import Priority

LONGEST = 20


def free_reference(priority: Priority | None, taken: Collection[str]) -> str:
    """The next one that no action of the plan has."""
    before = f"{priority.number}." if priority else "A"
    return next(f"{before}{n}" for n in count(1) if f"{before}{n}" not in taken)


def next_like(reference: str, taken: Collection[str]) -> str:
    """The same with a letter behind it, for what it was split into: “1.2a”, “1.2b”."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    short = reference[: LONGEST - 1]
    free = (f"{short}{letter}" for letter in letters if f"{short}{letter}" not in taken)
    return next(free, None) or free_reference(None, taken)

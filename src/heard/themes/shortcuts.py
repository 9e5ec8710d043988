"""The keys that sort: one letter or digit for each theme, without those that do something else."""

import re
from collections.abc import Collection

# s skips, n says that none fits, u goes back.
_LETTERS = "abcdefghijklmopqrtvwxyz"
FREE_FOR_THEMES = "123456789" + _LETTERS + "0"


def is_shortcut(key: str) -> bool:
    return bool(re.fullmatch("[0-9a-z]", key)) and key in FREE_FOR_THEMES


def first_free(taken: Collection[str]) -> str:
    """A key for the next theme; empty where all are taken."""
    return next((key for key in FREE_FOR_THEMES if key not in taken), "")

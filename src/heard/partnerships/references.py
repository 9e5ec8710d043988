"""References of what people sent: nobody guesses one, and it can be read out on the phone."""

import re
import secrets
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

# Letters and digits that nobody takes for each other when they are read out or written by hand;
# without vowels they spell no word.
_SIGNS = "CDFHJKMNPQRTVWXY346789"
REFERENCE = re.compile(f"[{_SIGNS}]{{3}}-[{_SIGNS}]{{3}}")


def new_reference() -> str:
    """Such as `W7K-4PM`. There are 113 million."""
    return f"{_signs(3)}-{_signs(3)}"


def new_long_reference() -> str:
    """Such as `W7KQ-4PMX`. There are 54,000 million."""
    return f"{_signs(4)}-{_signs(4)}"


def free_reference(among: QuerySet[Any], new: Callable[[], str] = new_reference) -> str:
    """One that none of `among` has. A constraint is to see to two that ask at the same time."""
    reference = new()
    while among.filter(reference=reference).exists():
        reference = new()
    return reference


def _signs(number: int) -> str:
    return "".join(secrets.choice(_SIGNS) for _each in range(number))

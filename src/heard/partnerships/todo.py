"""What a room asks a member to do: `home` collects these into "what needs you today"."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Todo:
    """One thing to do: a short sentence that starts with a verb, where to do it, and by when.

    What `is_urgent` stands first, with a word in red: only where somebody may come to harm.
    """

    text: str
    url: str
    due_on: date | None = None
    is_urgent: bool = False

"""Words of messages, from plain text templates: first line the subject, then a blank line."""

from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string


@dataclass(frozen=True)
class Letter:
    """The words of one message."""

    subject: str
    body: str


def letter(template: str, **words: Any) -> Letter:
    """Render `template` (a `.txt` under a room's `jinja2/`, written inside `autoescape false`)."""
    subject, _, body = render_to_string(template, words).strip().partition("\n")
    return Letter(subject.strip(), body.strip() + "\n")

"""Dull valid messages for tests."""

from itertools import count
from typing import Any

from heard.mail import services
from heard.mail.models import Message

_number = count(1)


def message(**more: Any) -> Message:
    """A queued message."""
    words = {
        "key": f"test:{next(_number)}",
        "to": "alex@example.org",
        "subject": "Survey opens on Monday",
        "body": "Dear Alex,\n\nit opens on Monday.\n",
    }
    return services.send(services.NewMessage(**(words | more)))

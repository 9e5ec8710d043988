"""Telling one person something, by the channel that they chose."""

from heard.boards.models import Reachable
from heard.mail.letters import Letter
from heard.mail.models import Message
from heard.mail.services import NewMessage, send


def tell(
    person: Reachable, letter: Letter, *, key: str, partnership_id: int, leave_url: str = ""
) -> Message | None:
    """Queue `letter` to `person`; by post, text or phone it is given to a member of staff to do.

    The same `key` is sent once. Gives None for somebody who has been forgotten or left no address:
    there is nobody to tell. The letter may hold their private link, so its words go once it is out.
    """
    new = message_to(person, letter, key=key, partnership_id=partnership_id, leave_url=leave_url)
    return send(new) if new else None


def message_to(
    person: Reachable, letter: Letter, *, key: str, partnership_id: int, leave_url: str = ""
) -> NewMessage | None:
    """What `tell` would queue. `leave_url` leaves the standing list with one click (RFC 8058)."""
    if person.is_forgotten or not person.reached_at:
        return None
    return NewMessage(
        key=key,
        to=", ".join(line.strip() for line in person.reached_at.splitlines() if line.strip()),
        subject=letter.subject,
        body=letter.body,
        language=person.language,
        partnership_id=partnership_id,
        holds_secret=True,
        channel=person.channel,
        leave_url=leave_url,
    )

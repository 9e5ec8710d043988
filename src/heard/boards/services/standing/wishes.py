"""What somebody asks of the list, and taking turns on it."""

from dataclasses import dataclass
from typing import Any

from heard.boards.models import Subscriber
from heard.mail.models import Channel
from heard.partnerships.models import Partnership


@dataclass(frozen=True)
class Wishes:
    """What somebody asks for. `at` is the address or number that goes with `channel`."""

    topics: tuple[str, ...]
    channel: str
    at: str
    language: str = "en-gb"
    wants_easy_read: bool = False
    name: str = ""

    @property
    def columns(self) -> dict[str, Any]:
        """Only the address that they chose is kept: the list needs no other."""
        by_phone = self.channel in {Channel.TEXT, Channel.PHONE}
        return {
            "topics": list(self.topics),
            "channel": self.channel,
            "email": self.at if self.channel == Channel.EMAIL else "",
            "phone": self.at if by_phone else "",
            "address": self.at if self.channel == Channel.LETTER else "",
            "language": self.language,
            "wants_easy_read": self.wants_easy_read,
            "name": self.name,
        }


def wait_for_others(partnership: Partnership) -> None:
    """Of two who ask with one address in one moment, the second finds the first."""
    Partnership.objects.select_for_update(no_key=True).get(pk=partnership.pk)


def locked(subscriber: Subscriber) -> Subscriber:
    """The subscriber as it is now, while nobody else joins, changes or leaves."""
    wait_for_others(subscriber.partnership)
    return Subscriber.objects.select_related("partnership", "replaces").get(pk=subscriber.pk)

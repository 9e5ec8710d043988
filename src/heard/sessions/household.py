"""What a household says when it asks for places: values on their way from a form to a service."""

from dataclasses import dataclass
from typing import Any

from heard.mail.models import Channel
from heard.partnerships.models import District, Member
from heard.sessions.models.words import BookedBy


@dataclass(frozen=True)
class Party:
    """Who comes, as numbers. Children in childcare take no place in the room."""

    parents: int = 1
    young_people: int = 0
    assistants: int = 0
    companions: int = 0
    childcare: int = 0

    @property
    def places(self) -> int:
        """People in the room."""
        return self.parents + self.young_people + self.assistants + self.companions


@dataclass(frozen=True)
class Wish:
    """One thing that the household needs so that it can come: `kind` is a Support."""

    kind: str
    words: str = ""


@dataclass(frozen=True)
class Household:
    """All that the form asks. What was left empty is empty."""

    name: str
    channel: str = Channel.EMAIL
    email: str = ""
    phone: str = ""
    address: str = ""
    language: str = "en-gb"
    party: Party = Party()
    childcare_words: str = ""
    is_first_time: bool = False
    district: District | None = None
    age_bands: tuple[str, ...] = ()
    wants_news: bool = False
    support: tuple[Wish, ...] = ()

    @property
    def contact(self) -> dict[str, Any]:
        """The columns of somebody reachable."""
        names = ("name", "channel", "email", "phone", "address", "language")
        return {name: getattr(self, name) for name in names}

    @property
    def columns(self) -> dict[str, Any]:
        """The columns of a booking, save `is_first_time`, which stays as it was first told."""
        party = self.party
        return self.contact | {
            "parents": party.parents,
            "young_people": party.young_people,
            "assistants": party.assistants,
            "companions": party.companions,
            "places": party.places,
            "childcare": party.childcare,
            "childcare_words": self.childcare_words if party.childcare else "",
            "district": self.district,
            "age_bands": list(self.age_bands),
            "wants_news": self.wants_news,
        }

    @property
    def said(self) -> str:
        """All of it in one line, for telling whether the same was sent before."""
        district = self.district.pk if self.district else None
        columns = self.columns | {"district": district, "is_first_time": self.is_first_time}
        return f"{columns} {self.support}"


@dataclass(frozen=True)
class Arrival:
    """How a household asks. `by` is the member who typed it in for them.

    `token` names the form that it was written in, or an order elsewhere: the same words with the
    same token are one booking, however often they come.
    """

    booked_by: str = BookedBy.WEB
    token: str = ""
    by: Member | None = None

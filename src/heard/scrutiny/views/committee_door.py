"""How a member came to their own page: by the link that opens their sessions, or signed in."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from heard.scrutiny.models import MemberDuty, Request
from heard.sessions.models import Session
from heard.sessions.views import visit_door
from heard.sessions.views.visit_door import Door, Found


@dataclass(frozen=True)
class CommitteeDoor(Door):
    """Pages of sessions that lead back to the member's page of their committee."""

    @property
    def home_words(self) -> str:
        return _("What my committee asks of me")

    @property
    def home(self) -> str:
        return self._address("my_committee")

    @property
    def sessions(self) -> str:
        """All sessions to listen at, whatever a committee asks."""
        return Door(self.member, self.link, self.is_open).home

    def answer(self, session: Session) -> str:
        return self._address("answer_for_committee", session.key)

    def report(self, session: Session) -> str:
        return self._address("report_to_committee", session.key)

    def confirm(self, request: Request) -> str:
        return self._address("confirm_as_member", request.key)

    def cannot_go(self, line: MemberDuty) -> str:
        return self._address("ask_to_be_excused", line.key)

    def _address(self, name: str, *args: object) -> str:
        if self.link:
            return reverse(f"scrutiny:{name}", args=[self.link, *args])
        return reverse(f"scrutiny:{name}_signed_in", args=args)


@dataclass(frozen=True)
class FoundMember:
    """Whose link it is: the door to these pages, and what the code opens."""

    door: CommitteeDoor
    sessions: Found


def find(request: HttpRequest, link: str) -> FoundMember | None:
    """None for a link that opens nothing here, or not any more."""
    found = visit_door.find(request, link)
    if found is None:
        return None
    door = CommitteeDoor(found.door.member, link, found.door.is_open)
    return FoundMember(door, found)

"""How an elected member came in: by the link, which shows what is public, or signed in.

What is private opens behind the link once a code from their e-mail was entered.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from heard.partnerships.access import current_partnership
from heard.partnerships.models import Member
from heard.partnerships.opened import Opening
from heard.sessions.models import Listener, Session
from heard.sessions.queries.visits import find_listener

OPENING = Opening("heard_visits")


@dataclass(frozen=True)
class Door:
    """Who it is, and the addresses of the pages behind this door."""

    member: Member
    link: str = ""
    is_open: bool = True

    @property
    def home_words(self) -> str:
        return _("All sessions")

    @property
    def home(self) -> str:
        if self.link:
            return reverse("sessions:my_visits", args=[self.link])
        return reverse("sessions:my_visits_signed_in")

    def answer(self, session: Session) -> str:
        return self._of("answer_visit", session)

    def report(self, session: Session) -> str:
        return self._of("report_visit", session)

    def _of(self, name: str, session: Session) -> str:
        if self.link:
            return reverse(f"sessions:{name}", args=[self.link, session.key])
        return reverse(f"sessions:{name}_signed_in", args=[session.key])


@dataclass(frozen=True)
class Found:
    """Whose link it is, and the door that it opens."""

    listener: Listener
    door: Door


def find(request: HttpRequest, link: str) -> Found | None:
    """None for a link that opens nothing here, or not any more."""
    listener = find_listener(current_partnership(request), link)
    if listener is None:
        return None
    return Found(listener, Door(listener.member, link, OPENING.is_open(request, listener)))


def shut(request: HttpRequest) -> HttpResponse:
    """The same page whether the link was never one, is older than the last, or was taken away."""
    return render(request, "sessions/visit_link_shut.jinja", status=404)


def open_private(response: HttpResponse, found: Found) -> HttpResponse:
    """Let this browser see what is private, for a while, on the pages of this link alone."""
    return OPENING.open(response, found.listener, path=found.door.home)

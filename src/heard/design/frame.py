"""What stands around the content of a page: name, colours, navigation, languages, footer.

Every part is worked out only when the template asks for it. Error pages and public forms ask for
less: no user, no message, no partners, so that they need neither session nor database.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any, Protocol, cast

from django.conf import settings
from django.contrib.messages import SUCCESS, get_messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import (
    get_language,
    get_language_bidi,
    get_language_info,
    gettext,
    override,
)
from django.utils.translation import gettext_lazy as _

DEFAULT_COLOUR = "#1d4f91"

FOOTER = (
    ("home:accessibility", _("Accessibility statement")),
    ("home:privacy", _("Privacy")),
    ("home:contact", _("Contact us")),
    ("boards:keep_me_posted", _("Keep me posted")),
)
PUBLIC_PAGES = (
    ("surveys:list_surveys", _("Tell us")),
    ("sessions:sessions", _("Sessions")),
    ("results:publications", _("What families told us")),
    ("plans:plans", _("What we do about it")),
    ("scrutiny:register", _("What was decided")),
    ("boards:bodies", _("Boards and groups")),
    ("home:contact", _("Contact")),
)
STAFF_FRONT_PAGE = "home:today"
SIGN_IN = "account_login"
SIGN_OUT = "account_logout"
OWN_SETTINGS = "mfa_index"


class Tenant(Protocol):
    """What the frame needs of a partnership; the room `partnerships` is above this one."""

    name: str
    colour: str
    logo: Any
    organisations: Any


@dataclass(frozen=True)
class Link:
    """A place to go: `current` is this page, `active` a page above it."""

    text: str | Promise
    href: str
    current: bool = False
    active: bool = False


@dataclass(frozen=True)
class Language:
    """This page in another language, or in this one."""

    code: str
    name: str
    href: str
    current: bool


@dataclass(frozen=True)
class Partner:
    name: str
    website: str
    logo: str


@dataclass(frozen=True)
class Message:
    text: str
    good: bool


class Frame:
    """The frame of one page. `staff_pages` tells where this member may go; it is asked late."""

    def __init__(self, request: HttpRequest, staff_pages: Callable[[], Sequence[Link]]) -> None:
        self.request = request
        self.staff_pages = staff_pages
        self.tenant = cast("Tenant | None", getattr(request, "partnership", None))
        self.is_bare = hasattr(request, "form_stamp") or hasattr(request, "error_status")

    @property
    def name(self) -> str:
        return self.tenant.name if self.tenant else "Heard"

    @property
    def home(self) -> str:
        return reverse("home:front_page")

    @property
    def colour(self) -> str:
        return self.tenant.colour if self.tenant else DEFAULT_COLOUR

    @property
    def theme_url(self) -> str:
        """The stylesheet with this partnership's colour; none is needed for the usual one."""
        if self.colour == DEFAULT_COLOUR:
            return ""
        return reverse("design:theme", args=[self.colour.removeprefix("#")])

    @property
    def logo(self) -> str:
        return logo_address(self.tenant.logo) if self.tenant else ""

    @property
    def partners(self) -> list[Partner]:
        if self.tenant is None or self.is_bare:
            return []
        return [
            Partner(organisation.name, organisation.website, logo_address(organisation.logo))
            for organisation in self.tenant.organisations.exclude(logo="")
        ]

    @property
    def language(self) -> str:
        return get_language() or settings.LANGUAGE_CODE

    @property
    def direction(self) -> str:
        return "rtl" if get_language_bidi() else "ltr"

    @property
    def stylesheet(self) -> str:
        return "build/heard.rtl.css" if get_language_bidi() else "build/heard.css"

    @property
    def languages(self) -> list[Language]:
        """This page in each language; empty where there is one, or one address for all."""
        found = [
            Language(code, get_language_info(code)["name_local"], href, code == self.language)
            for code, _name in settings.LANGUAGES
            if (href := self._in_language(code))
        ]
        return found if len({language.href for language in found}) > 1 else []

    def _in_language(self, code: str) -> str:
        match = self.request.resolver_match
        if match is None or self.request.method != "GET":
            return ""
        with override(code):
            href = reverse(match.view_name, args=match.args, kwargs=match.kwargs)
        query = self.request.META.get("QUERY_STRING", "")
        return f"{href}?{query}" if query else href

    @property
    def has_session(self) -> bool:
        """Whether somebody has signed in here of late; costs no question to the database."""
        return settings.SESSION_COOKIE_NAME in self.request.COOKIES

    @property
    def is_for_staff(self) -> bool:
        """Whether this page asks its readers to sign in."""
        match = self.request.resolver_match
        if self.is_bare or match is None or not getattr(match.func, "login_required", True):
            return False
        return self.has_session and bool(self.request.user.is_authenticated)

    @property
    def navigation(self) -> list[Link]:
        """Where to go from here. A form for families has none: nothing may lead away from it."""
        if self.is_for_staff:
            return self._marked([*self.staff_pages(), *self._account])
        if self.tenant is None or hasattr(self.request, "form_stamp"):
            return []
        links = [Link(text, reverse(name)) for name, text in PUBLIC_PAGES]
        if self.has_session:
            links.append(Link(gettext("Staff pages"), reverse(STAFF_FRONT_PAGE)))
        return self._marked(links)

    @property
    def _account(self) -> list[Link]:
        name = getattr(self.request.user, "name", "")
        return [
            Link(name or gettext("Your sign-in"), reverse(OWN_SETTINGS)),
            Link(gettext("Sign out"), reverse(SIGN_OUT)),
        ]

    def _marked(self, links: list[Link]) -> list[Link]:
        """The links, with the one marked that leads here, or else the nearest above this page."""
        here = self.request.path
        above = [link.href for link in links if here.startswith(link.href)]
        nearest = max(above, key=len, default="")
        return [
            replace(link, current=link.href == here, active=link.href == nearest) for link in links
        ]

    @property
    def messages(self) -> list[Message]:
        """What was done before this page. Who has neither cookie cannot have been told anything."""
        cookies = {settings.SESSION_COOKIE_NAME, "messages"}
        if self.is_bare or not cookies & self.request.COOKIES.keys():
            return []
        return [
            Message(str(message), good=message.level == SUCCESS)
            for message in get_messages(self.request)
        ]

    @property
    def footer(self) -> list[Link]:
        """The same for everybody, so that public pages stay the same for everybody."""
        links = [Link(text, reverse(name)) for name, text in FOOTER]
        return [*links, Link(gettext("Staff sign-in"), reverse(SIGN_IN))]


def page_frame(request: HttpRequest, staff_pages: Callable[[], Sequence[Link]]) -> Frame:
    return Frame(request, staff_pages)


def logo_address(logo: Any) -> str:
    """Where a stored logo is served, or nothing."""
    return reverse("design:logo", args=[PurePath(logo.name).name]) if logo else ""

"""One session, as its public page shows it."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from heard.boards.models.words import AgeBand
from heard.design.words import join_and
from heard.sessions.models import Session
from heard.sessions.models.words import HostKind, Need, Provision
from heard.sessions.queries.places import Free, free_places
from heard.sessions.venue_words import Fact, checked_words, facts
from heard.sessions.ways_in import WayIn, support_words, way_in
from heard.sessions.when_words import break_words, clocks_words, when_words
from heard.sessions.where_words import place_lines

# Of those who are not named, families still learn what they do.
_DEEDS: dict[str, str | Promise] = {
    HostKind.LEAD: gettext_lazy("leads the session"),
    HostKind.CO_HOST: gettext_lazy("hosts it with us, as a parent or carer"),
    HostKind.FACILITATOR: gettext_lazy("leads a table"),
    HostKind.SUPPORT: gettext_lazy("supports: interpreting, childcare or first aid"),
}
_SOMEBODY: dict[str, str | Promise] = {
    HostKind.LEAD: gettext_lazy("Somebody of ours leads the session"),
    HostKind.CO_HOST: gettext_lazy("Parents or carers host it with us"),
    HostKind.FACILITATOR: gettext_lazy("Somebody leads each table"),
    HostKind.SUPPORT: gettext_lazy("Somebody supports: interpreting, childcare or first aid"),
}


@dataclass(frozen=True)
class SessionPage:
    """What is worked out for the page; what stands in plain columns is in `session`."""

    session: Session
    when: str
    clocks: str
    breaks: list[str]
    place: list[str]
    access: list[Fact]
    checked: str
    hosts: list[str]
    provided: list[str]
    way_in: WayIn
    support: str
    contact: str
    for_families_of: list[str]

    @property
    def is_over(self) -> bool:
        """It took place, or its time has passed."""
        return (self.session.is_over or self.session.is_held) and not self.session.is_cancelled

    @property
    def is_to_come(self) -> bool:
        return not self.is_over and not self.session.is_cancelled


def session_page(session: Session) -> SessionPage:
    venue = None if session.is_online else session.venue
    free = free_places(session)
    return SessionPage(
        session=session,
        when=when_words(session),
        clocks=clocks_words(session),
        breaks=[break_words(each) for each in session.breaks.all()],
        place=place_lines(session) if venue else [],
        access=facts(venue) if venue else [],
        checked=checked_words(venue) if venue else "",
        hosts=[*_hosts(session), *_listening(session)],
        provided=_provided(session, free),
        way_in=way_in(session, free),
        support=support_words(session, timezone.localdate()),
        contact=session.contact or session.phase.programme.contact,
        for_families_of=_for_families_of(session),
    )


def _for_families_of(session: Session) -> list[str]:
    """Whom it is planned for above all; nobody is turned away for it."""
    needs = [str(Need(each).label) for each in session.needs]
    ages = [str(AgeBand(each).label) for each in session.ages]
    lines = [_("Needs: %(needs)s") % {"needs": "; ".join(needs)}] if needs else []
    lines += [_("Ages of children: %(ages)s") % {"ages": join_and(ages)}] if ages else []
    return [*lines, _("Nobody is turned away")] if lines else []


def _hosts(session: Session) -> list[str]:
    """By name where they are content to be named; each other kind once."""
    hosts = list(session.hosts.select_related("member__user"))
    named = [
        _("%(name)s %(does)s") % {"name": host, "does": _DEEDS[host.kind]}
        for host in hosts
        if host.is_named
    ]
    others = {host.kind for host in hosts if not host.is_named}
    return [*named, *(str(words) for kind, words in _SOMEBODY.items() if kind in others)]


def _listening(session: Session) -> list[str]:
    """Elected members as a number: who comes is theirs to say on the day."""
    coming = Q(will_attend=True, attended=None) | Q(attended=True)
    number = session.visits.filter(coming).count()
    if not number:
        return []
    if session.is_over:
        words = ngettext(
            "%(num)d councillor came to listen", "%(num)d councillors came to listen", number
        )
    else:
        words = ngettext(
            "%(num)d councillor comes to listen", "%(num)d councillors come to listen", number
        )
    return [words % {"num": number}]


def _provided(session: Session, free: Free) -> list[str]:
    lines = [str(Provision(each).label) for each in session.provided]
    if not session.childcare_places or not session.takes_bookings:
        return lines
    words = ngettext(
        "Childcare: %(left)d of %(num)d place is left",
        "Childcare: %(left)d of %(num)d places are left",
        session.childcare_places,
    )
    return [*lines, words % {"left": free.childcare, "num": session.childcare_places}]

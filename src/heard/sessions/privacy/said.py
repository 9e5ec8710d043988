"""What names somebody in what was said, in reports, and among those who help at sessions."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.design.words import moment_words
from heard.partnerships.likeness import all_names, is_alike, may_name, names_them, plain, strike
from heard.partnerships.models import Member
from heard.partnerships.privacy import Held, Subject, Words, values
from heard.sessions.models import Answer, Booking, Host, Point, Visit
from heard.sessions.services.striking import strike_host, strike_words

_WHAT: dict[type[Model], Words] = {
    Point: gettext_lazy("What somebody said at a session names you"),
    Answer: gettext_lazy("What the partnership says to a point names you"),
    Visit: gettext_lazy("An elected member's report names you"),
    Booking: gettext_lazy("What somebody else wrote about childcare names you"),
}


def held_on(subject: Subject) -> list[Held]:
    return [*_words(subject), *_hosts(subject)]


def _words(subject: Subject) -> Iterator[Held]:
    """Points that are with the safeguarding lead are that room's to answer for."""
    ours = {"session__phase__programme__partnership_id": subject.partnership_id}
    kinds: tuple[tuple[QuerySet[Any], tuple[str, ...]], ...] = (
        (Point.objects.seen_by_staff().filter(**ours), ("said", "public_text", "reason_words")),
        (Answer.objects.filter(partnership_id=subject.partnership_id), ("words", "who")),
        (Visit.objects.filter(**ours), ("heard", "asks_for")),
        (Booking.objects.filter(partnership_id=subject.partnership_id), ("childcare_words",)),
    )
    for rows, columns in kinds:
        for row in rows.filter(may_name(subject, *columns)):
            is_their_own = isinstance(row, Booking) and is_alike(row, subject) is not None
            if not is_their_own and any(names_them(getattr(row, one), subject) for one in columns):
                yield _named(row, columns, subject)


def _named(row: Any, columns: tuple[str, ...], subject: Subject) -> Held:
    """That they are named is told, and nothing of who named them or how."""
    session = getattr(row, "session", None)
    when = f"{session}, {moment_words(session.starts_at)}" if session else ""
    return Held(
        _WHAT[type(row)],
        f"{type(row).__name__.lower()}-words:{row.pk}",
        values((_("Session"), when)),
        is_certain=not subject.has_namesake,
        forget=partial(_strike, row, columns, subject),
    )


def _strike(row: Any, columns: tuple[str, ...], subject: Subject, by: Member | None) -> object:
    return strike_words(row, columns, lambda text: strike(text, subject), by=by)


def _hosts(subject: Subject) -> Iterator[Held]:
    """Who helped at a session without a sign-in of their own."""
    names = {plain(name) for name in all_names(subject)}
    hosts = Host.objects.filter(
        session__phase__programme__partnership_id=subject.partnership_id, member=None
    )
    for host in hosts.select_related("session"):
        if plain(host.name) in names:
            yield Held(
                _("Somebody of your name who helped at a session"),
                f"host:{host.pk}",
                values(
                    (_("Name"), host.name),
                    (_("Session"), f"{host.session}, {moment_words(host.session.starts_at)}"),
                    (_("What"), host.get_kind_display()),
                ),
                is_certain=not subject.has_namesake,
                forget=partial(_forget_host, host),
            )


def _forget_host(host: Host, by: Member | None) -> Host:
    return strike_host(host, by=by)

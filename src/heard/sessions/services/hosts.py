"""Who runs a session and helps at it."""

from dataclasses import fields

from django.db import IntegrityError, transaction

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.sessions.models import Host, Session
from heard.sessions.parts import HostDetails
from heard.sessions.services.belonging import refuse_foreign, refuse_others
from heard.sessions.services.session_revisions import locked


class HostAlreadyError(Exception):
    """The member hosts the session already."""


class NobodyError(Exception):
    """Neither a member nor a name."""


class SessionCancelledError(Exception):
    """The session is not going to be held."""


@transaction.atomic
def add_host(session: Session, details: HostDetails, *, by: Member) -> Host:
    """A member with a part in the room opens its pages on their own sign-in from now on.

    Raises HostAlreadyError, NobodyError, SessionCancelledError, NotOfThisPartnershipError.
    """
    refuse_others(session.partnership_id, by)
    host = Host(session=_not_cancelled(session))
    _put(host, details)
    record("host added", host.session, by=by.user, kind=host.kind)
    return host


@transaction.atomic
def change_host(host: Host, details: HostDetails, *, by: Member) -> Host:
    """Raises as `add_host` does."""
    refuse_others(host.session.partnership_id, by)
    host.session = _not_cancelled(host.session)
    _put(host, details)
    record("host changed", host.session, by=by.user, kind=host.kind)
    return host


@transaction.atomic
def remove_host(host: Host, *, by: Member) -> None:
    """Their sign-in opens nothing of the session any more."""
    refuse_others(host.session.partnership_id, by)
    record("host removed", host.session, by=by.user, kind=host.kind)
    host.delete()


def _not_cancelled(session: Session) -> Session:
    session = locked(session)
    if session.is_cancelled:
        raise SessionCancelledError(session)
    return session


def _put(host: Host, details: HostDetails) -> None:
    if details.member is None and not details.name:
        raise NobodyError(details)
    refuse_foreign(host.session.partnership_id, details.member)
    for field in fields(details):
        setattr(host, field.name, getattr(details, field.name))
    try:
        with transaction.atomic():
            host.save()
    except IntegrityError as problem:
        raise HostAlreadyError(details) from problem

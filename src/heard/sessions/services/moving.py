"""Telling everybody who is coming that time or place is another one, or that nobody comes."""

from django.db import transaction
from django.db.models import Q
from procrastinate.contrib.django import app

from heard.mail.letters import letter
from heard.mail.services import NewMessage, send_many
from heard.partnerships.addresses import AddressOf, addresses_of_install
from heard.partnerships.models import Member
from heard.sessions.models import Host, Session, Visit
from heard.sessions.services.booking import tell_of_change
from heard.sessions.services.session_revisions import locked


def tell_soon(session: Session, by: Member) -> None:
    """Tell them by a job of the caller's transaction: there may be hundreds."""
    app.configure_task("heard.sessions.jobs.tell_of_move").defer(
        session_id=session.pk, member_id=by.pk
    )


@transaction.atomic
def tell_of_move(session: Session, *, by: Member) -> int:
    """Write to each household that comes or waits, to hosts and to elected members who come.

    `session.sequence` names the change, so twice is once, and of two changes at once everybody
    hears the last. Of a session that is over or was cancelled meanwhile nobody hears. Gives to
    how many it was written.
    """
    session = locked(session)
    if not session.is_announced or session.has_begun:
        return 0
    partnership = session.phase.programme.partnership
    households = tell_of_change(session, at=addresses_of_install(partnership), by=by)
    return households + _tell_members(session, "moved_for_hosts")


@transaction.atomic
def tell_members_of_cancelling(session: Session) -> int:
    """Hosts, and elected members who were to come. Twice is once; gives how many are new."""
    session = locked(session)
    return _tell_members(session, "cancelled_for_hosts") if session.is_cancelled else 0


def _tell_members(session: Session, name: str) -> int:
    hosts = Host.objects.filter(session=session, member__isnull=False).values("member")
    visitors = Visit.objects.filter(session=session, will_attend=True).values("member")
    partnership = session.phase.programme.partnership
    members = partnership.members.joined().filter(Q(pk__in=hosts) | Q(pk__in=visitors))
    at = addresses_of_install(partnership)
    return send_many(_message(session, each, name, at) for each in members.select_related("user"))


def _message(session: Session, member: Member, name: str, at: AddressOf) -> NewMessage:
    partnership = session.phase.programme.partnership
    words = letter(
        f"sessions/mail/{name}.txt",
        session=session,
        member=member,
        partnership=partnership,
        link=at("sessions:run_session", session.pk),
    )
    return NewMessage(
        key=f"session {name}:{session.key}:{session.sequence}:{member.pk}",
        to=member.user.email,
        subject=words.subject,
        body=words.body,
        partnership_id=partnership.pk,
    )

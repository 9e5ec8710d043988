"""The link of an elected member's own page: sending it, making a new one, taking it away."""

from collections.abc import Collection, Iterable
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.mail.letters import letter
from heard.mail.services import send_letter
from heard.partnerships.addresses import AddressOf
from heard.partnerships.models import Member, Partnership
from heard.partnerships.roles import Role
from heard.sessions.models import Listener, Session
from heard.sessions.queries.my_visits import Near, nearest, sessions_to_come
from heard.sessions.queries.visits import elected_members, link_of
from heard.sessions.rules import is_elected


class NotElectedError(Exception):
    """They are no elected member, or not any more."""


@transaction.atomic
def send_visit_links(partnership: Partnership, *, at: AddressOf, by: Member) -> int:
    """Send every elected member their link; who got it today gets no second one. Gives how many."""
    sent = _send_to(elected_members(partnership), partnership, at)
    record("listeners' links sent", partnership, by=by.user, members=sent)
    return sent


@transaction.atomic
def invite_listeners(sessions: Collection[Session], *, at: AddressOf) -> int:
    """Once they are announced: those on whose page one stands, by division, district or time.

    All are of one partnership. Twice on a day is once. Gives how many are told.
    """
    if not sessions:
        return 0
    announced = {session.pk for session in sessions}
    partnership = next(iter(sessions)).phase.programme.partnership
    to_come = sessions_to_come(partnership)
    near = [
        member
        for member in elected_members(partnership)
        if announced & {each.pk for each in nearest(member, to_come)[1]}
    ]
    return _send_to(near, partnership, at)


@transaction.atomic
def renew_visit_link(member: Member, *, at: AddressOf, by: Member) -> Listener:
    """Make a new link and send it. The old one opens nothing any more. Raises NotElectedError."""
    if not is_elected(member) or member.joined_at is None:
        raise NotElectedError(member)
    listener = _close(_listener(member))
    record("listener's link renewed", member, by=by.user)
    _send(listener, sessions_to_come(member.partnership), at, occasion=str(uuid4()))
    return listener


@transaction.atomic
def revoke_links() -> int:
    """Who left or is no elected member any more: their link stays shut, even if they come back."""
    gone = Listener.objects.exclude(member__in=Member.objects.holding(Role.ELECTED_MEMBER)).exclude(
        sent_on=None
    )
    listeners = list(gone.select_for_update(of=("self",)).select_related("member__user"))
    for listener in listeners:
        _close(listener)
        Listener.objects.filter(pk=listener.pk).update(sent_on=None)
        record("listener's link revoked", listener.member, by=None)
    return len(listeners)


def _send_to(members: Iterable[Member], partnership: Partnership, at: AddressOf) -> int:
    to_come = sessions_to_come(partnership)
    listeners = [_listener(member) for member in members]
    return sum(_send(each, to_come, at) for each in listeners)


def _send(listener: Listener, to_come: list[Session], at: AddressOf, *, occasion: str = "") -> bool:
    """Whether it goes out: a second time on one day only for an `occasion` of its own."""
    today = timezone.localdate()
    if listener.sent_on == today and not occasion:
        return False
    near, sessions = nearest(listener.member, to_come)
    words = letter(
        "sessions/mail/visit_link.txt",
        member=listener.member,
        near=near,
        Near=Near,
        sessions=sessions,
        link=at("sessions:my_visits", link_of(listener)),
    )
    send_letter(
        words,
        key=f"visit link:{listener.key}:{occasion or today}",
        to=listener.member.user.email,
        partnership_id=listener.member.partnership_id,
        holds_secret=True,
    )
    listener.sent_on = today
    listener.save(update_fields=["sent_on"])
    return True


def _listener(member: Member) -> Listener:
    """Held until the end of the transaction, so that two who send do not send twice."""
    Listener.objects.get_or_create(member=member)
    listener = Listener.objects.select_for_update().get(member=member)
    listener.member = member
    return listener


def _close(listener: Listener) -> Listener:
    """Another key: links with the old one, and browsers that it opened, are shut."""
    listener.key = uuid4()
    listener.code_hash, listener.code_made_at, listener.code_tries = "", None, 0
    listener.codes_sent, listener.codes_since = 0, None
    listener.save()
    return listener

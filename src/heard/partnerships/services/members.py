"""Inviting people, saying what they may do, and saying goodbye."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from heard.accounts.models import User
from heard.accounts.services import choose_password, make_user
from heard.audit.services import record
from heard.mail import services as mail
from heard.mail.letters import letter
from heard.partnerships.models import Division, Member, Organisation, Partnership
from heard.partnerships.roles import Role

SALT = "heard.partnerships.invitation"
OPEN_FOR = timedelta(days=14)
Link = Callable[[str], str]  # from the secret part of an invitation to its full address


class AlreadyAMemberError(Exception):
    """Somebody with this e-mail address is a member or has been invited."""


class LastAdministratorError(Exception):
    """Nobody would be left to look after the members."""


class InvitationGoneError(Exception):
    """The invitation was taken up, withdrawn, replaced by a newer one, or is too old."""


class OfAnotherPartnershipError(Exception):
    """The organisation or division belongs to another partnership."""


@dataclass(frozen=True)
class Place:
    """What somebody is in a partnership."""

    roles: tuple[Role, ...]
    organisation: Organisation | None = None
    division: Division | None = None


@transaction.atomic
def invite_member(
    partnership: Partnership, *, by: Member | None, name: str, email: str, place: Place
) -> Member:
    """Make somebody a member as soon as they take up the invitation.

    The message with the link is sent by `send_invitation`. No `by`: whoever looks after the
    install. Raises AlreadyAMemberError, OfAnotherPartnershipError.
    """
    _must_be_of(partnership, place)
    user = User.objects.filter(email=email.lower()).first() or make_user(email, name)
    member = Member.objects.select_for_update().filter(partnership=partnership, user=user).first()
    if member and member.left_at is None:
        raise AlreadyAMemberError(email)
    member = member or Member(partnership=partnership, user=user)
    _put(member, place)
    member.invited_at, member.joined_at, member.left_at = timezone.now(), None, None
    member.save()
    record("member invited", member, by=by.user if by else None, roles=_words(member.roles))
    return member


@transaction.atomic
def send_invitation(member: Member, *, by: Member | None, link: Link) -> Member:
    """Send a link that works once and for 14 days; links sent before stop working.

    Raises InvitationGoneError when it was taken up or withdrawn.
    """
    member = _locked(member)
    if member.joined_at or member.left_at:
        raise InvitationGoneError(member)
    member.invited_at = timezone.now()
    member.save(update_fields=["invited_at"])
    words = letter(
        "partnerships/mail/invitation.txt",
        member=member,
        by=by,
        link=link(invitation_secret(member)),
        days=OPEN_FOR.days,
    )
    mail.send_letter(
        words,
        key=f"invitation:{member.pk}:{member.invited_at.isoformat()}",
        to=member.user.email,
        partnership_id=member.partnership_id,
        holds_secret=True,
    )
    record("invitation sent", member, by=by.user if by else None)
    return member


def invitation_secret(member: Member) -> str:
    return signing.dumps([member.pk, _stamp(member)], salt=SALT)


def open_invitation(secret: str) -> Member:
    """The member whose invitation this is. Raises InvitationGoneError."""
    try:
        pk, stamp = signing.loads(secret, salt=SALT, max_age=OPEN_FOR)
    except signing.BadSignature as problem:
        raise InvitationGoneError from problem
    member = Member.objects.select_related("user", "partnership").filter(pk=pk).first()
    if member is None or member.joined_at or member.left_at or stamp != _stamp(member):
        raise InvitationGoneError
    return member


@transaction.atomic
def take_up_invitation(member: Member, *, password: str | None = None) -> Member:
    """Join. `password` is for people who have none yet. Raises InvitationGoneError."""
    member = _locked(member)
    if member.joined_at or member.left_at:
        raise InvitationGoneError(member)
    if password and not member.user.has_usable_password():
        choose_password(member.user, password)
    member.joined_at = timezone.now()
    member.save(update_fields=["joined_at"])
    record("invitation taken up", member, by=member.user)
    return member


@transaction.atomic
def change_roles(member: Member, *, by: Member, place: Place) -> Member:
    """Raises LastAdministratorError, OfAnotherPartnershipError."""
    _must_be_of(member.partnership, place)
    member = _locked(member)
    if Role.ADMINISTRATOR not in place.roles:
        _must_leave_an_administrator(member)
    before = _words(member.roles)
    _put(member, place)
    member.save(update_fields=["roles", "organisation", "division"])
    record("roles changed", member, by=by.user, before=before, after=_words(member.roles))
    return member


@transaction.atomic
def remove_member(member: Member, *, by: Member) -> Member:
    """End a membership or withdraw an invitation; what they did keeps their name.

    Raises LastAdministratorError.
    """
    member = _locked(member)
    _must_leave_an_administrator(member)
    member.left_at = timezone.now()
    member.save(update_fields=["left_at"])
    record("member removed", member, by=by.user)
    return member


def _locked(member: Member) -> Member:
    """Changes of membership wait for each other, so two administrators cannot remove each other."""
    Partnership.objects.select_for_update(no_key=True).get(pk=member.partnership_id)
    return Member.objects.select_related("user", "partnership").get(pk=member.pk)


def _must_leave_an_administrator(member: Member) -> None:
    administrators = Member.objects.filter(partnership_id=member.partnership_id).holding(
        Role.ADMINISTRATOR
    )
    is_one = Role.ADMINISTRATOR in member.roles and not member.is_invited
    if is_one and not administrators.exclude(pk=member.pk).exists():
        raise LastAdministratorError(member)


def _must_be_of(partnership: Partnership, place: Place) -> None:
    theirs = [place.organisation.partnership_id] if place.organisation else []
    theirs += [place.division.district.partnership_id] if place.division else []
    if any(pk != partnership.pk for pk in theirs):
        raise OfAnotherPartnershipError


def _put(member: Member, place: Place) -> None:
    member.roles = [str(role) for role in place.roles]
    member.organisation, member.division = place.organisation, place.division


def _words(roles: list[str]) -> str:
    return ", ".join(sorted(roles))


def _stamp(member: Member) -> str:
    """Changes when a newer invitation is sent or a password is set."""
    seen = f"{member.invited_at}{member.user.password}"
    return salted_hmac(SALT, seen).hexdigest()[:20]

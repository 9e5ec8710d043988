"""The first step of a partnership: its place in the install, and whoever looks after it."""

import re
from dataclasses import asdict, dataclass

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, validate_email
from django.db import IntegrityError, transaction

from heard.audit.services import Actor, record
from heard.partnerships import remembered
from heard.partnerships.models import Member, Partnership
from heard.partnerships.roles import Role
from heard.partnerships.services.members import Link, Place, invite_member, send_invitation
from heard.partnerships.services.partnership import Face

SLUG = re.compile(r"(?=.{1,50}\Z)[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_NAME = 200
LONGEST_EMAIL = 254


class UnusablePartnershipError(Exception):
    """Says what cannot be used, and what to do."""


class SlugTakenError(Exception):
    """Another partnership stands at this address."""


@dataclass(frozen=True)
class NewPartnership:
    """What whoever looks after the install knows about a partnership that joins it."""

    slug: str
    name: str
    administrator_name: str
    administrator_email: str


@transaction.atomic
def make_partnership(slug: str, *, face: Face, by: Actor | None) -> Partnership:
    """A partnership at `/a/<slug>/` without members.

    Raises UnusablePartnershipError, SlugTakenError.
    """
    if not SLUG.fullmatch(slug):
        raise UnusablePartnershipError(
            f"{slug!r} cannot stand in an address. Use small letters a to z, digits and single "
            "hyphens between them, at most 50 in all."
        )
    _must_be_a_name(face.name, "the partnership")
    partnership = Partnership(slug=slug, **asdict(face))
    try:
        with transaction.atomic():
            partnership.save()
    except IntegrityError as problem:
        raise SlugTakenError(slug) from problem
    record("partnership made", partnership, by=by)
    transaction.on_commit(remembered.forget)
    return partnership


@transaction.atomic
def found_partnership(new: NewPartnership, *, link: Link) -> Member:
    """Make a partnership and send its first administrator an invitation.

    Asked again for the same two, it sends the invitation again, or nothing once it was taken up:
    until then nobody else could. Raises UnusablePartnershipError, SlugTakenError.
    """
    administrator = _administrator(new) or _invited(new)
    if administrator.is_invited:
        return send_invitation(administrator, by=None, link=link)
    return administrator


def _administrator(new: NewPartnership) -> Member | None:
    members = Member.objects.current().filter(partnership__slug=new.slug)
    theirs = members.filter(user__email=new.administrator_email.lower())
    return theirs.filter(roles__contains=[str(Role.ADMINISTRATOR)]).first()


def _invited(new: NewPartnership) -> Member:
    _must_be_a_name(new.administrator_name, "the administrator")
    try:
        validate_email(new.administrator_email)
        MaxLengthValidator(LONGEST_EMAIL)(new.administrator_email)
    except ValidationError as problem:
        raise UnusablePartnershipError(
            f"{new.administrator_email!r} is no e-mail address. Give one such as name@example.org."
        ) from problem
    return invite_member(
        make_partnership(new.slug, face=Face(new.name), by=None),
        by=None,
        name=new.administrator_name,
        email=new.administrator_email,
        place=Place((Role.ADMINISTRATOR,)),
    )


def _must_be_a_name(name: str, whose: str) -> None:
    """One line that shows something: it becomes a heading and the subject of messages."""
    if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        raise UnusablePartnershipError(
            f"{name!r} cannot be the name of {whose}. Give one line of at most "
            f"{LONGEST_NAME} characters."
        )

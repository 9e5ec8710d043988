"""Dull valid users, partnerships and members for tests: name only what your test is about."""

from itertools import count

from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from heard.accounts.models import User
from heard.accounts.services import make_user
from heard.partnerships.models import (
    District,
    Division,
    Member,
    Organisation,
    OrganisationKind,
    Partnership,
)
from heard.partnerships.roles import Role

PASSWORD = "heather-kettle-bridge"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"

_number = count(1)


def user(
    email: str = "", name: str = "Sam Okoro", *, has_second_factor: bool = True, **more: bool
) -> User:
    """Somebody with the password PASSWORD and an authenticator app with SECRET.

    There are no recovery codes beside it: `add_authenticator` would make them.
    """
    made = make_user(email or f"user{next(_number)}@example.org", name, PASSWORD)
    if has_second_factor:
        TOTP.activate(made, SECRET)
    for claim, value in more.items():
        setattr(made, claim, value)
    if more:
        made.save()
    return made


def partnership(
    slug: str = "", name: str = "Westmere SEND Partnership", **more: str
) -> Partnership:
    return Partnership.objects.create(slug=slug or f"area-{next(_number)}", name=name, **more)


def organisation(
    of: Partnership | None = None, name: str = "", kind: str = OrganisationKind.COUNCIL
) -> Organisation:
    return Organisation.objects.create(
        partnership=of or partnership(),
        name=name or f"Council {next(_number)}",
        kind=kind,
    )


def district(of: Partnership | None = None, name: str = "North Mere") -> District:
    return District.objects.create(
        partnership=of or partnership(), code=f"d{next(_number)}", name=name
    )


def division(of: District | None = None, name: str = "") -> Division:
    return Division.objects.create(
        district=of or district(), name=name or f"Division {next(_number)}"
    )


def member(
    *roles: Role,
    of: Partnership | None = None,
    person: User | None = None,
    organisation: Organisation | None = None,
) -> Member:
    """A member with `roles`, by default one that may only read."""
    return Member.objects.create(
        partnership=of or partnership(),
        user=person or user(),
        organisation=organisation,
        roles=[str(role) for role in roles or (Role.READ_ONLY,)],
    )


def signed_in(member: Member) -> Client:
    """A browser in which `member` has signed in."""
    client = Client()
    client.force_login(member.user)
    return client

"""The beginning of a partnership, before it has a member who could do anything."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email, validate_slug
from django.db import transaction
from django.utils import timezone

from heard.accounts.models import User
from heard.accounts.services import make_user
from heard.audit.services import record
from heard.partnerships import remembered
from heard.partnerships.models import Member, Partnership
from heard.partnerships.roles import Role


class CannotBeginError(Exception):
    """The partnership cannot be made; the text says why and what to do."""


@transaction.atomic
def start_partnership(slug: str, name: str, *, administrator: tuple[str, str]) -> Member:
    """Make a partnership and invite its first administrator, a name and an e-mail address.

    Gives back the invited member; `invitation_secret` of it is what they join with. Raises
    CannotBeginError.
    """
    person, email = administrator
    try:
        validate_slug(slug)
        validate_email(email)
    except ValidationError as problem:
        raise CannotBeginError(f"{slug}, {email}: {problem.messages[0]}") from None
    if Partnership.objects.filter(slug=slug).exists():
        raise CannotBeginError(f"There is a partnership {slug} already. Choose another short name.")
    partnership = Partnership.objects.create(slug=slug, name=name, contact_email=email)
    user = User.objects.filter(email=email.lower()).first() or make_user(email, person)
    member = Member.objects.create(
        partnership=partnership,
        user=user,
        roles=[Role.ADMINISTRATOR],
        invited_at=timezone.now(),
        joined_at=None,
    )
    record("partnership started", partnership, by=None)
    transaction.on_commit(remembered.forget)
    return member

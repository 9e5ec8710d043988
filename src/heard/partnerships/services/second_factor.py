"""Helping somebody who has lost their second step for signing in."""

from django.db import transaction

from heard.accounts.models import User
from heard.accounts.services import forget_second_factor
from heard.audit.services import record
from heard.mail import services as mail
from heard.mail.letters import letter
from heard.partnerships.models import Member
from heard.partnerships.queries import is_in_care_of, memberships


class NotInYourCareError(Exception):
    """It is their own, or they are a member of a partnership that the doer does not look after."""


@transaction.atomic
def reset_second_factor(user: User, *, by: Member | None) -> User:
    """Sign `user` out everywhere; they set up a new second step the next time that they sign in.

    They are told by e-mail, and the audit of each of their partnerships has it. No `by`: whoever
    looks after the install, who may help everybody. Raises NotInYourCareError.
    """
    if by and not is_in_care_of(user, by):
        raise NotInYourCareError(user)
    user = forget_second_factor(user)
    for member in memberships(user):
        record("second factor reset", member, by=by.user if by else None)
    words = letter("partnerships/mail/second_factor_reset.txt", user=user, by=by)
    mail.send_letter(
        words,
        key=f"second-factor-reset:{user.pk}:{user.signed_out_at}",
        to=user.email,
        partnership_id=by.partnership_id if by else None,
    )
    return user

"""Terms of reference, version by version."""

from datetime import date

from django.db import transaction

from heard.audit.services import record
from heard.boards.details import TermsDetails
from heard.boards.models import Body, TermsOfReference
from heard.boards.services.bodies import locked_body
from heard.partnerships.models import Member


class AgreedTooEarlyError(Exception):
    """The version would be older than the one before it. `before` is when that one was agreed."""

    def __init__(self, before: date) -> None:
        super().__init__(before)
        self.before = before


class NothingNewError(Exception):
    """The text is that of the version before, word for word."""


@transaction.atomic
def add_terms_of_reference(body: Body, terms: TermsDetails, *, by: Member) -> TermsOfReference:
    """Add a version. It never changes: the database refuses that, too.

    Raises BodyClosedError, AgreedTooEarlyError, NothingNewError (the same text with another day of
    review is a new version: somebody looked at it again).
    """
    body = locked_body(body)
    before = body.terms_of_reference.first()
    if before and terms.agreed_on < before.agreed_on:
        raise AgreedTooEarlyError(before.agreed_on)
    if before and (before.text, before.review_on) == (terms.text, terms.review_on):
        raise NothingNewError(body)
    version = TermsOfReference.objects.create(
        body=body,
        number=before.number + 1 if before else 1,
        text=terms.text,
        change=terms.change,
        agreed_on=terms.agreed_on,
        review_on=terms.review_on,
    )
    record("terms of reference added", body, by=by.user, number=version.number)
    return version

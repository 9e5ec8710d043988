"""What a page says when a seat cannot be given, kept or left."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from heard.boards.services import appointing, belonging, bodies, offices, people, seating

_WORDS: dict[type[Exception], Promise] = {
    appointing.NotAcceptedError: _("They have not said yes, or have been appointed already"),
    seating.NoEmptySeatError: _("No seat is empty for all of that time. Choose another day"),
    seating.AlreadySeatedError: _("They have such a seat at that time already"),
    seating.TermLimitError: _("They have served as many terms in a row as this body allows"),
    bodies.BodyClosedError: _("This body is closed on that day"),
    seating.EndBeforeStartError: _("Enter a day that is not before the seat or term begins"),
    seating.MembershipEndedError: _("There is no term to renew: it was ended, or has no last day"),
    people.ForgottenError: _("They were forgotten: nothing about them can be changed"),
    belonging.NotOfThisPartnershipError: _("They belong to another partnership"),
    offices.NotInSeatError: _("Enter a day on which they have the seat"),
    offices.AlreadyInOfficeError: _("Somebody chairs on that day already. Choose a later day"),
    offices.OfficeEndError: _("Enter a day on which they chair"),
}
REFUSALS = tuple(_WORDS)


def words_for(refusal: Exception) -> str:
    """What to tell whoever asked, with no full stop."""
    return str(_WORDS[type(refusal)])

"""What a page says when something about a booking cannot be done."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from heard.sessions.services import arranging, arriving, booking, reaching

_WORDS: dict[type[Exception], Promise] = {
    arriving.NotOpenError: _(
        "People can be checked in on the day of the session, if it is not cancelled"
    ),
    arriving.NoRoomError: _("There are not enough places left for all of them"),
    arriving.NotListedError: _("They are not on the list any more. Let them in as not booked"),
    arranging.GoneError: _("The family does not come any more, or this has been deleted"),
    booking.OverError: _("This booking is over, or the session is. Nothing was changed"),
    booking.NoOfferError: _("The offer has been answered already, or its time is over"),
    reaching.NotLiveError: _("This booking is over: there is nothing to reach them about"),
    reaching.TooOftenError: _("The link was sent five times today. Try again tomorrow"),
    arriving.NotAnonymousError: _("This session has a list. Check people in there"),
}
REFUSALS = tuple(_WORDS)


def refusal_words(refusal: Exception) -> str:
    """What to tell whoever asked, with no full stop."""
    return str(_WORDS[type(refusal)])

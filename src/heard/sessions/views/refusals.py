"""What a page says when something about a booking cannot be done."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from heard.sessions.services import arriving

_WORDS: dict[type[Exception], Promise] = {
    arriving.NotOpenError: _(
        "People can be checked in on the day of the session, if it is not cancelled"
    ),
    arriving.NoRoomError: _("There are not enough places left for all of them"),
    arriving.NotListedError: _("They are not on the list any more. Let them in as not booked"),
    arriving.NotAnonymousError: _("This session has a list. Check people in there"),
}
REFUSALS = tuple(_WORDS)


def refusal_words(refusal: Exception) -> str:
    """What to tell whoever asked, with no full stop."""
    return str(_WORDS[type(refusal)])

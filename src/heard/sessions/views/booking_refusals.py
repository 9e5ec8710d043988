"""What a form says when places cannot be given: at the field that is to be mended."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.sessions.forms.booking import BookingForm
from heard.sessions.models import Session
from heard.sessions.services import booking as services

REFUSALS = (services.NeverFitsError, services.NoRoomError, services.NotOursError)


def show_refusal(form: BookingForm, refusal: Exception, session: Session) -> None:
    field, words = _SHOWN[type(refusal)](form, session)
    form.add_error(field if field in form.fields else None, words)


def _never_fits(form: BookingForm, session: Session) -> tuple[str, str]:
    if form.household.party.childcare > session.childcare_places:
        words = ngettext(
            "Enter %(most)d child or none: there is no more childcare than that",
            "Enter %(most)d children or fewer: there is no more childcare than that",
            session.childcare_places,
        )
        return "childcare", words % {"most": session.childcare_places}
    words = ngettext(
        "Enter %(most)d person: the session has no more places than that",
        "Enter %(most)d people or fewer in all: the session has no more places than that",
        session.capacity or 0,
    )
    return "parents", words % {"most": session.capacity or 0}


def _no_room(form: BookingForm, session: Session) -> tuple[str, str]:
    if form.booking:
        return "parents", _(
            "There are not enough free places for more of you, or families who asked before wait "
            "for them. We have changed nothing. Enter as many people as before, or fewer"
        )
    return "parents", _(
        "There are not enough free places for so many people, or families who asked before wait "
        "for them. Enter fewer people"
    )


def _not_ours(form: BookingForm, session: Session) -> tuple[str, str]:
    return "district", _("Select a place in the list")


_SHOWN: dict[type[Exception], Callable[[BookingForm, Session], tuple[str, str]]] = {
    services.NeverFitsError: _never_fits,
    services.NoRoomError: _no_room,
    services.NotOursError: _not_ours,
}

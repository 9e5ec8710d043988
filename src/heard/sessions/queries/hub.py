"""The page from which one session is run: what is done, what is next, where to go."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.partnerships.models import Member
from heard.sessions.models import Session
from heard.sessions.queries.sessions import number_hosted_by
from heard.sessions.rules import (
    can_capture_points,
    can_check_in,
    can_handle_bookings,
    can_handle_bookings_of,
    can_moderate_points,
    can_publish_heard,
    can_see_reports,
)


@dataclass(frozen=True)
class Door:
    """A page of the session that this member may open."""

    text: str
    url: str
    hint: str = ""


def doors(member: Member, session: Session) -> list[Door]:
    """Where the member can go from here, in the order in which it is needed."""
    if session.is_draft:
        return []
    found: list[Door] = []
    may_handle = can_handle_bookings_of(member, session)
    if may_handle and not session.is_anonymous:
        found.append(_door("bookings", session, _("Bookings"), _("Who comes, who waits")))
        if session.takes_bookings and session.is_announced and not session.is_over:
            found += _more_bookings(session)
    if can_check_in(member, session) and not session.is_cancelled:
        found += _at_the_door(session)
    if can_capture_points(member, session) and not session.is_cancelled:
        found.append(_door("capture", session, _("Write down what is said"), ""))
    if can_moderate_points(member):
        words = _("Edit, publish, hold back")
        found.append(_door("points", session, _("What was said"), words))
    if can_publish_heard(member, session) and not session.is_cancelled:
        words = _("The page that families read afterwards")
        found.append(_door("write_heard", session, _("What we heard"), words))
    return found


def lists(member: Member) -> list[Door]:
    """What stands beside the sessions themselves."""
    own = number_hosted_by(member)
    hint = ngettext("%(num)d to come", "%(num)d to come", own) % {"num": own} if own else ""
    found = [Door(_("Sessions you host"), reverse("sessions:my_sessions"), hint)]
    if can_handle_bookings(member):
        found.append(Door(_("Support that families need"), reverse("sessions:support")))
    if can_see_reports(member):
        found.append(Door(_("Reports of elected members"), reverse("sessions:reports")))
    return [
        *found,
        Door(_("Programmes and phases"), reverse("sessions:programmes")),
        Door(_("Venues"), reverse("sessions:venues")),
        Door(_("Days to avoid"), reverse("sessions:days_to_avoid")),
    ]


def _more_bookings(session: Session) -> list[Door]:
    caller = _("For somebody who rang, wrote or sent a text message")
    file = _("Names that came in on Eventbrite, from its CSV file")
    return [
        _door("enter_booking", session, _("Book for a caller"), caller),
        _door("import_bookings", session, _("Bring in a file of attendees"), file),
    ]


def _at_the_door(session: Session) -> list[Door]:
    if session.is_anonymous:
        return [_door("head_count", session, _("Count heads"), _("How many came, without names"))]
    words = _("On a phone, also where there is no signal")
    return [
        _door("check_in", session, _("Check people in"), words),
        _door("sign_in_sheet", session, _("Sign-in sheet"), _("To print")),
    ]


def _door(name: str, session: Session, text: str, hint: str) -> Door:
    return Door(text, reverse(f"sessions:{name}", args=[session.pk]), hint)

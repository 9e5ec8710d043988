"""Households in words, as staff and hosts read them."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.design.words import join_and
from heard.sessions.models import Booking, SupportRequest


def first_name(booking: Booking) -> str:
    """What the door calls somebody; a walk-in may have said nothing."""
    return booking.name.split()[0] if booking.name.strip() else _("No name given")


def people_words(booking: Booking) -> str:
    """`2 parents or carers and 1 young person`: everybody in the room."""
    parts = [
        _parents(booking.parents),
        _young_people(booking.young_people),
        _assistants(booking.assistants),
        _companions(booking.companions),
    ]
    return join_and([part for part in parts if part])


def childcare_words(children: int) -> str:
    """Nothing where there are none."""
    if not children:
        return ""
    words = ngettext("%(count)d child in childcare", "%(count)d children in childcare", children)
    return words % {"count": children}


def came_words(people: int) -> str:
    return ngettext("%(count)d person", "%(count)d people", people) % {"count": people}


def support_words(request: SupportRequest, *, in_full: bool) -> str:
    """`Hearing loop`; in full with what the family wrote about it."""
    kind = request.get_kind_display()
    if in_full and request.words:
        return _("%(kind)s: %(words)s") % {"kind": kind, "words": request.words}
    return kind


def _parents(count: int) -> str:
    if not count:
        return ""
    return ngettext("%(count)d parent or carer", "%(count)d parents or carers", count) % {
        "count": count
    }


def _young_people(count: int) -> str:
    if not count:
        return ""
    return ngettext("%(count)d young person", "%(count)d young people", count) % {"count": count}


def _assistants(count: int) -> str:
    if not count:
        return ""
    words = ngettext("%(count)d personal assistant", "%(count)d personal assistants", count)
    return words % {"count": count}


def _companions(count: int) -> str:
    if not count:
        return ""
    return ngettext("%(count)d companion", "%(count)d companions", count) % {"count": count}

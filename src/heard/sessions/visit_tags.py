"""What became of a visit, in a word."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from heard.design.words import Colour, Tag
from heard.sessions.models import Visit

REPORTED = Tag(_("Reported"), Colour.GREEN)
LATE = Tag(_("Report late"), Colour.RED)
DUE = Tag(_("Report due"), Colour.YELLOW)
COMES = Tag(_("Will come"), Colour.BLUE)
CANNOT = Tag(_("Can’t come"), Colour.GREY)
WAS_NOT_THERE = Tag(_("Was not there"), Colour.GREY)
CANCELLED = Tag(_("Cancelled"), Colour.GREY)


def visit_tag(visit: Visit) -> Tag:
    if visit.reported_at:
        return REPORTED
    if visit.session.is_cancelled:
        return CANCELLED
    if visit.attended is False:
        return WAS_NOT_THERE
    if not visit.will_attend:
        return CANNOT
    if visit.session.ends_at > timezone.now():
        return COMES
    return LATE if visit.is_report_late else DUE

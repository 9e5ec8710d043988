"""Reports of members that an officer has to check before anybody else reads them."""

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from heard.boards.models import Membership
from heard.partnerships.models import Partnership
from heard.scrutiny.models import Committee, MemberDuty, ReportBack
from heard.sessions.models import Visit
from heard.sessions.queries.visits import visits_of


def reports_of_members(partnership: Partnership) -> QuerySet[Visit]:
    """Reports by who sits on a committee that is followed, or has a duty of one."""
    bodies = Committee.objects.filter(partnership=partnership).values("body")
    sitting = Membership.objects.of_elected_members().current(timezone.localdate())
    seats = sitting.filter(seat__group__body__in=bodies)
    asked = MemberDuty.objects.filter(duty__partnership=partnership).exclude(member=None)
    filed = visits_of(partnership).exclude(reported_at=None)
    return filed.filter(
        Q(member__person__in=seats.values("person")) | Q(member__in=asked.values("member"))
    ).select_related("report_back")


def checked_report(visit: Visit) -> ReportBack | None:
    """The report in its public words. None where no officer has looked at it as it is now."""
    checked: ReportBack | None = getattr(visit, "report_back", None)
    return checked if checked is not None and checked.visit_revision == visit.revision else None


def reports_to_check(partnership: Partnership) -> QuerySet[Visit]:
    """Those that nobody has looked at as they are now, the oldest first."""
    found = reports_of_members(partnership).exclude(report_back__visit_revision=F("revision"))
    return found.order_by("reported_at", "pk")

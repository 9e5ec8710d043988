"""What is deleted of members' reports and duties, and names taken out of published words."""

from collections.abc import Callable, Sequence

from django.db import transaction

from heard.audit.services import record as audit
from heard.partnerships.models import Member
from heard.scrutiny.models import Confirmation, MemberDuty, ReportBack
from heard.sessions.models import Visit

# A report has to say something: this says that it is no longer there.
EMPTIED = "[deleted]"
Written = Confirmation | MemberDuty | ReportBack


@transaction.atomic
def empty_report(visit: Visit) -> Visit:
    """The member's own words go; that they reported, and what was published, stays."""
    visit = Visit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
    visit.heard, visit.asks_for = EMPTIED, ""
    visit.save(update_fields=["heard", "asks_for"])
    audit("member's own words deleted", visit, by=None)
    return visit


@transaction.atomic
def empty_excuse(line: MemberDuty) -> MemberDuty:
    """What somebody wrote to the officer when they asked to be excused."""
    line = MemberDuty.objects.select_for_update(of=("self",)).get(pk=line.pk)
    line.asked_to_be_excused = ""
    line.save(update_fields=["asked_to_be_excused"])
    audit("words of a member to the officer deleted", line.duty, by=None)
    return line


@transaction.atomic
def strike_report(
    row: Written, columns: Sequence[str], rewrite: Callable[[str], str], *, by: Member | None
) -> Written:
    """Rewrite the columns of a row; what is left still says what was meant."""
    row = type(row).objects.select_for_update(of=("self",)).get(pk=row.pk)
    for column in columns:
        setattr(row, column, rewrite(getattr(row, column)))
    row.save(update_fields=list(columns))
    audit("name struck out", row, by=by.user if by else None)
    return row

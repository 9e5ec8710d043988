"""Members' reports: nothing of one is public before an officer has checked it."""

from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record as audit
from heard.partnerships.models import Member
from heard.scrutiny.models import ReportBack
from heard.sessions.models import Visit


class ReportedMeanwhileError(Exception):
    """The member changed their report, or took it back, since it was opened."""


@dataclass(frozen=True)
class CheckedReport:
    """Public words; or why there are none."""

    heard: str = ""
    asks_for: str = ""
    held_back_because: str = ""


@transaction.atomic
def check_report_back(
    visit: Visit, checked: CheckedReport, *, revision: int, by: Member
) -> ReportBack:
    """Publish a report in these words, or hold it back. The member's own words stay in the visit.

    Raises ReportedMeanwhileError.
    """
    visit = Visit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
    if visit.reported_at is None or visit.revision != revision:
        raise ReportedMeanwhileError(visit)
    report, _is_new = ReportBack.objects.update_or_create(
        visit=visit,
        defaults=asdict(checked)
        | {"visit_revision": revision, "checked_on": timezone.localdate(), "checked_by": by},
    )
    is_held_back = bool(checked.held_back_because)
    audit("member's report checked", visit, by=by.user, is_held_back=is_held_back)
    return report

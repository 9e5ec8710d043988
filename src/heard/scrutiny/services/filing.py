"""Filing decisions under the committee and the meeting that made them."""

from heard.scrutiny.models import Committee, DecisionRecord, State
from heard.scrutiny.queries.sitting import committee_named, meeting_on


def file_decision(record: DecisionRecord) -> DecisionRecord:
    """Set where it belongs, by the names and the day in it; what is set already stays.

    Saves nothing: the caller does.
    """
    if record.filed_under is None:
        names = (record.decision_maker, record.meeting_body)
        record.filed_under = committee_named(record.partnership, *filter(None, names))
    if record.filed_under is not None and record.filed_at is None:
        day = record.meeting_date or record.decision_date
        record.filed_at = meeting_on(record.filed_under, day)
    return record


def file_under(committee: Committee) -> int:
    """Every decision of the area that names the committee and is filed nowhere. Gives how many."""
    strays = DecisionRecord.objects.filter(partnership=committee.partnership, filed_under=None)
    strays = strays.exclude(state__in=[State.REPLACED, State.WITHDRAWN])
    filed = 0
    for record in strays.defer("search", "text").iterator():
        if committee_named(committee.partnership, *_names(record)) == committee:
            day = record.meeting_date or record.decision_date
            meeting = meeting_on(committee, day)
            filed += DecisionRecord.objects.filter(pk=record.pk).update(
                filed_under=committee, filed_at=meeting
            )
    return filed


def _names(record: DecisionRecord) -> tuple[str, ...]:
    return tuple(filter(None, (record.decision_maker, record.meeting_body)))

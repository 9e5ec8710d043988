"""Filing decisions under the committee and the meeting that made them."""

from django.db.models import Q

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
    """Every decision that names the committee, and the meetings of those that have none yet.

    Gives how many were filed anew.
    """
    ours = DecisionRecord.objects.filter(partnership=committee.partnership)
    ours = ours.exclude(state__in=[State.REPLACED, State.WITHDRAWN])
    strays = ours.filter(Q(filed_under=None) | Q(filed_under=committee, filed_at=None))
    filed = 0
    for record in strays.only("decision_maker", "meeting_body", "meeting_date", "decision_date"):
        names = tuple(filter(None, (record.decision_maker, record.meeting_body)))
        if committee_named(committee.partnership, *names) == committee:
            meeting = meeting_on(committee, record.meeting_date or record.decision_date)
            filed += DecisionRecord.objects.filter(pk=record.pk).update(
                filed_under=committee, filed_at=meeting
            )
    return filed


def file_decisions() -> int:
    """In every area: a committee or its meeting may have been entered after its decision."""
    return sum(file_under(committee) for committee in Committee.objects.select_related("body"))

"""What a picture of a plan is, in words."""

from django.utils.translation import gettext as _

from heard.boards.models import Meeting
from heard.design.words import date_words, month_words, weekday_words
from heard.plans.models import Snapshot
from heard.plans.models.words import SnapshotKind


def name_of(snapshot: Snapshot) -> str:
    """“Version 2”, “The plan in November 2026”, “What the SEND Board saw on 3 November 2026”."""
    kind = SnapshotKind(snapshot.kind)
    if kind == SnapshotKind.VERSION:
        return _("Version %(number)s") % {"number": snapshot.number}
    if snapshot.meeting is None:
        return _("The plan in %(month)s") % {"month": month_words(snapshot.taken_on)}
    return _("What the %(body)s saw on %(day)s") % {
        "body": body_of(snapshot.meeting),
        "day": date_words(snapshot.meeting.starts_at),
    }


def choice_words(snapshot: Snapshot) -> str:
    """The same in a list of several plans, with its day."""
    day = date_words(snapshot.taken_on)
    return f"{snapshot.plan.title}: {name_of(snapshot)} ({day})"


def kind_words(snapshot: Snapshot) -> str:
    """Why it was taken."""
    return {
        SnapshotKind.MONTH: _(
            "Each month the plan is kept as it is. Nobody can change it afterwards."
        ),
        SnapshotKind.MEETING: _(
            "This is what the board had before it. Nobody can change it afterwards."
        ),
        SnapshotKind.VERSION: _(
            "This is what bodies were asked to approve. Nobody can change it afterwards."
        ),
    }[SnapshotKind(snapshot.kind)]


def meeting_words(meeting: Meeting) -> str:
    return f"{meeting.body.name}, {weekday_words(meeting.starts_at)}"


def body_of(meeting: Meeting) -> str:
    """Its name, where the body is public."""
    return meeting.body.name if meeting.body.is_public else _("board")


def file_name(snapshot: Snapshot) -> str:
    """Letters, digits and hyphens only."""
    last = f"version-{snapshot.number}" if snapshot.is_version else str(snapshot.key)[:8]
    return f"{snapshot.plan.slug}-{snapshot.taken_on.isoformat()}-{last}.json"

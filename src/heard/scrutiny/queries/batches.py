"""Files that were brought in: how far they are, and what became of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, Count, QuerySet, When
from django.utils.translation import gettext_lazy as _

from heard.design.words import Colour, Tag
from heard.partnerships.models import Member
from heard.scrutiny.models import Batch, BatchFile, DecisionRecord, State
from heard.scrutiny.models.importing_words import Outcome

TAGS = {
    Outcome.WAITING: Tag(_("Waiting"), Colour.GREY),
    Outcome.NEW: Tag(_("New draft"), Colour.GREEN),
    Outcome.SAME: Tag(_("Here already"), Colour.GREY),
    Outcome.CHANGED: Tag(_("Changed"), Colour.YELLOW),
    Outcome.REPUBLISHED: Tag(_("Published again"), Colour.BLUE),
    Outcome.REFUSED: Tag(_("Could not be read"), Colour.RED),
}
# Of a resolution, where the record was read again.
CHANGE_TAGS = {
    "new_tag": Tag(_("New"), Colour.GREEN),
    "gone_tag": Tag(_("No longer there"), Colour.RED),
}
_URGENCY = Case(
    When(outcome__in=[Outcome.CHANGED, Outcome.REPUBLISHED], settled_at=None, then=0),
    When(outcome=Outcome.REFUSED, then=1),
    default=2,
)


@dataclass(frozen=True)
class Counted:
    """How many files of a batch came to one outcome."""

    outcome: str
    tag: Tag
    count: int


def counted(batch: Batch) -> Sequence[Counted]:
    """By outcome, each that there is or that somebody may ask for; one statement."""
    found = dict(batch.files.order_by().values_list("outcome").annotate(count=Count("pk")))
    return [
        Counted(outcome, tag, found.get(outcome, 0))
        for outcome, tag in TAGS.items()
        if outcome != Outcome.WAITING or found.get(outcome)
    ]


def files_of(batch: Batch, outcome: str = "") -> "QuerySet[BatchFile]":
    """Its files with their records, without what is in them: those with work in them first."""
    files = batch.files.defer("content").select_related("record", "settled_by__user")
    if outcome:
        files = files.filter(outcome=outcome)
    return files.order_by(_URGENCY, "position")


def tag_of(file: BatchFile) -> Tag:
    return TAGS[Outcome(file.outcome)]


def files_here(member: Member) -> "QuerySet[BatchFile]":
    """All of the partnership, each with its record and what is in it."""
    files = BatchFile.objects.filter(batch__partnership=member.partnership)
    return files.select_related("batch", "record__source")


def to_settle(member: Member) -> "QuerySet[BatchFile]":
    """All of the partnership that wait for somebody to decide, oldest first."""
    files = BatchFile.objects.filter(batch__partnership=member.partnership).to_settle()
    return files.defer("content").select_related("batch", "record").order_by("pk")


def batches_of(member: Member) -> "QuerySet[Batch]":
    """The latest of the partnership."""
    return member.partnership.decision_batches.annotate(count=Count("files"))[:10]


def latest_edition(record: DecisionRecord) -> DecisionRecord | None:
    """The newest edition of the same decision, a draft before what is published; not withdrawn."""
    found = DecisionRecord.objects.select_related("source").filter(key=record.key)
    latest = found.order_by("-edition").first()
    return None if latest is None or latest.state == State.WITHDRAWN else latest

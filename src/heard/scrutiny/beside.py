"""What is here beside what was read now, for an officer to say what becomes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from heard.design.words import date_words
from heard.scrutiny.models import BatchFile, DecisionRecord
from heard.scrutiny.models.importing_words import Choice, Outcome
from heard.scrutiny.queries.batches import latest_edition
from heard.scrutiny.queries.differences import Change, field_changes, resolution_changes
from heard.scrutiny.services.batches import offer_of
from heard.scrutiny.services.judging import differing
from heard.scrutiny.services.reading import read_offer

_NEXT_OF_PUBLISHED = _("Take the new words as the next edition of our record")
_NEXT_OF_DRAFT = _("Put the new words into the draft")
_KEPT = _("Keep ours as it is")
_ANOTHER = _("Take them as another record, beside ours")
_LEFT_OUT = _("Leave them out")
_NEW = _("Take them as a new record")


@dataclass(frozen=True)
class Beside:
    """The newest edition here, if there still is one, and what is different in what was read."""

    file: BatchFile
    ours: DecisionRecord | None
    fields: Sequence[Change] = ()
    resolutions: Sequence[Change] = ()
    # The days of decision, each with whose it is, if they disagree.
    days: Mapping[date, str] = field(default_factory=dict)
    address: str = ""

    @property
    def choices(self) -> Mapping[Choice, str | Promise]:
        if self.ours is None:
            return {Choice.ANOTHER: _NEW, Choice.KEPT: _LEFT_OUT}
        into = _NEXT_OF_DRAFT if self.ours.is_draft else _NEXT_OF_PUBLISHED
        return {Choice.NEXT: into, Choice.KEPT: _KEPT, Choice.ANOTHER: _ANOTHER}

    @property
    def is_republished(self) -> bool:
        return self.file.outcome == Outcome.REPUBLISHED


def beside(file: BatchFile) -> Beside:
    """Read again what waits, and compare it with what is here today."""
    ours = latest_edition(file.record) if file.record else None
    if ours is None:
        return Beside(file, None)
    reading = read_offer(offer_of(file))
    decision = reading.found.decision
    names = differing(reading, ours)
    return Beside(
        file=file,
        ours=ours,
        fields=field_changes(ours, decision, [name for name in names if name != "resolutions"]),
        resolutions=resolution_changes(ours, decision) if "resolutions" in names else (),
        days=_days(ours, decision.decision_date) if "decision_date" in names else {},
        address=reading.address,
    )


def _days(ours: DecisionRecord, read: str | None) -> dict[date, str]:
    """The two days of decision, the earlier first, if they disagree."""
    day = date.fromisoformat(read) if read else None
    if ours.decision_date is None or day is None or ours.decision_date == day:
        return {}
    words = {
        ours.decision_date: _("%(day)s, as it stands here"),
        day: _("%(day)s, as the council says now"),
    }
    return {each: words[each] % {"day": date_words(each)} for each in sorted(words)}

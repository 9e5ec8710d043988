"""What a decision's page says first, and its fields in words."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from heard.design.words import Colour, Tag, date_words, join_and
from heard.scrutiny.field_names import FIELD_LABELS
from heard.scrutiny.models import DecisionRecord, State, StatusWord

STATE_TAGS = {
    State.DRAFT: Tag(gettext_lazy("Draft"), Colour.GREY),
    State.PUBLISHED: Tag(gettext_lazy("Published"), Colour.GREEN),
    State.REPLACED: Tag(gettext_lazy("Replaced"), Colour.YELLOW),
    State.WITHDRAWN: Tag(gettext_lazy("Withdrawn"), Colour.RED),
}
CHECK_THIS = Tag(gettext_lazy("Check this"), Colour.YELLOW)
_STATED: dict[bool | None, Promise] = {True: gettext_lazy("Yes"), False: gettext_lazy("No")}


@dataclass(frozen=True)
class Fact:
    """A field of the record in words."""

    label: str | Promise
    words: str | Promise


def state_tag(record: DecisionRecord) -> Tag:
    return STATE_TAGS[State(record.state)]


def summary(record: DecisionRecord) -> str:
    """One sentence: who resolved how many things, and when."""
    count = len(record.resolutions.all())
    who = record.committee or _("A committee or person that the record does not name")
    words = {"who": who, "count": count}
    if not count:
        said = _("%(who)s made this decision") % words
    else:
        said = (
            ngettext("%(who)s resolved 1 thing", "%(who)s resolved %(count)d things", count) % words
        )
    if record.decision_date:
        return _("%(said)s on %(day)s.") % {"said": said, "day": date_words(record.decision_date)}
    return f"{said}."


def facts(record: DecisionRecord) -> list[Fact]:
    """What the record states, field by field; what it does not state is left out."""
    stated: dict[str, str | Promise | None] = {
        "decision_maker": record.decision_maker,
        "status": _status(record),
        "is_key_decision": _STATED.get(record.is_key_decision),
        "is_subject_to_call_in": _STATED.get(record.is_subject_to_call_in),
        "decision_date": _day(record.decision_date),
        "meeting": ", ".join(
            part for part in (record.meeting_body, _day(record.meeting_date)) if part
        ),
        "publication_date": _day(record.publication_date),
        "effective_from": _day(record.effective_from),
        "divisions": ", ".join(record.divisions),
        "report_authors": join_and(record.report_authors) if record.report_authors else "",
        "contacts": ", ".join(record.contacts),
    }
    return [Fact(FIELD_LABELS[field], words) for field, words in stated.items() if words]


def _status(record: DecisionRecord) -> str:
    """The status as printed, and what it means where the printed words do not say it."""
    meaning = str(StatusWord(record.status).label) if record.status != StatusWord.UNKNOWN else ""
    if not record.status_raw or meaning.casefold() in record.status_raw.casefold():
        return record.status_raw or meaning
    return f"{record.status_raw} ({meaning})"


def _day(day: date | None) -> str:
    return date_words(day) if day else ""

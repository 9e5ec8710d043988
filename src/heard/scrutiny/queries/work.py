"""What officers have in hand."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from heard.partnerships.models import Member, Partnership
from heard.partnerships.todo import Todo
from heard.scrutiny.field_names import FIELD_LABELS
from heard.scrutiny.models import Change, DecisionQuerySet, DecisionRecord, State
from heard.scrutiny.rules import can_write_decisions

# Below this a reading is put as a question; below the second it is not even filled in.
SURE = 0.7
WORTH_SHOWING = 0.5


@dataclass(frozen=True)
class Problem:
    """Why a draft cannot be published yet: a sentence that says what to do, and the field."""

    field: str
    words: str


def doubtful(record: DecisionRecord) -> list[str]:
    """Fields that were not read surely and that no officer has checked yet."""
    return [
        field
        for field in FIELD_LABELS
        if record.confidence.get(field, 1) < SURE and field not in record.checked
    ]


def problems(record: DecisionRecord) -> list[Problem]:
    """What stands between a draft and the register."""
    found = [] if record.title else [Problem("title", _("Enter the title of the decision"))]
    for field in doubtful(record):
        label = str(FIELD_LABELS[field])
        found.append(Problem(field, _("Check this against the source: %s") % label))
    for resolution in record.resolutions.all():
        place = {"place": resolution.position}
        if not resolution.text:
            words = _("Enter the words of resolution %(place)s, or remove it") % place
            found.append(Problem("resolutions", words))
        elif not resolution.verbs:
            words = _("Select what resolution %(place)s does") % place
            found.append(Problem("resolutions", words))
    return found


def taken_before(partnership: Partnership, sha256: str) -> DecisionRecord | None:
    """The first record that was read from the same bytes, if any."""
    return (
        DecisionRecord.objects.filter(partnership=partnership, source__sha256=sha256)
        .exclude(state=State.WITHDRAWN)
        .order_by("made_at", "edition")
        .first()
    )


def in_force(partnership: Partnership, slug: str) -> DecisionQuerySet:
    """The published or withdrawn edition at a public address."""
    return DecisionRecord.objects.filter(
        partnership=partnership, slug=slug, state__in=[State.PUBLISHED, State.WITHDRAWN]
    )


def earlier_editions(record: DecisionRecord) -> DecisionQuerySet:
    """Editions that others have replaced, latest first."""
    return DecisionRecord.objects.filter(key=record.key, state=State.REPLACED).order_by("-edition")


def next_edition(record: DecisionRecord) -> DecisionRecord:
    """The edition that replaced this one."""
    later = DecisionRecord.objects.filter(key=record.key, edition__gt=record.edition)
    return later.exclude(state=State.DRAFT).earliest("edition")


def drafts(member: Member) -> DecisionQuerySet:
    """The partnership's drafts, oldest first."""
    return (
        DecisionRecord.objects.filter(partnership=member.partnership)
        .drafts()
        .select_related("source")
        .defer("source__original", "source__text", "search")
        .order_by("made_at")
    )


def latest(member: Member) -> DecisionQuerySet:
    """The 50 decisions published or withdrawn last."""
    return (
        DecisionRecord.objects.filter(
            partnership=member.partnership, state__in=[State.PUBLISHED, State.WITHDRAWN]
        )
        .select_related("source")
        .defer("source__original", "source__text", "search")
        .order_by("-published_at")[:50]
    )


def changes_since(record: DecisionRecord, revision: int) -> list[Change]:
    """What was saved after `revision`, oldest first."""
    return list(record.changes.filter(revision__gt=revision).select_related("made_by__user"))


def todo(member: Member) -> list[Todo]:
    """Drafts to finish, oldest first."""
    if not can_write_decisions(member):
        return []
    return [
        Todo(
            _("Finish the decision record “%(title)s”") % {"title": record},
            reverse("scrutiny:change_decision", args=[record.pk]),
        )
        for record in drafts(member)[:20]
    ]

"""What a block can show, and which blocks a new report begins with."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone

from heard.boards.models import Meeting
from heard.plans.queries.public_plan import public_plans
from heard.results import queries as results
from heard.scrutiny.models import Committee, ReportBlock
from heard.scrutiny.models.report_words import BlockKind
from heard.scrutiny.queries.blocks.sources import USUAL_SPAN
from heard.scrutiny.queries.sitting import meetings_of
from heard.sessions.models import Phase
from heard.sessions.queries.heard import phases_of, public_sessions

# What each kind is chosen of; the others show all there is.
CHOSEN = {
    BlockKind.FINDINGS: "publication",
    BlockKind.ENGAGEMENT: "phase",
    BlockKind.HEARD: "phase",
    BlockKind.ANSWERS: "phase",
    BlockKind.PLAN: "plan",
    BlockKind.CHANGES: "plan",
    BlockKind.MEASURES: "plan",
    BlockKind.SEATS: "body",
}
WITH_DAY = (BlockKind.CHANGES, BlockKind.MEASURES, BlockKind.REPORTS_BACK)
# A block of seats may show all bodies.
MAY_BE_ALL = (BlockKind.SEATS,)


@dataclass(frozen=True)
class Outline:
    """A block to begin with."""

    kind: BlockKind
    chosen: dict[str, Any] = field(default_factory=dict)


def choices_of(kind: str, committee: Committee) -> list[tuple[int, str]]:
    """What a block of this kind can be of, the most likely first."""
    partnership, what = committee.partnership, CHOSEN.get(BlockKind(kind))
    if what == "publication":
        return [(each.pk, each.title) for each in results.published(partnership)]
    if what == "phase":
        asks_what_was_said = kind in (BlockKind.HEARD, BlockKind.ANSWERS)
        found = phases(committee, published=asks_what_was_said)
        return [(each.pk, str(each)) for each in found]
    if what == "plan":
        plans = public_plans(partnership).order_by("closed_on", "-made_at")
        return [(each.pk, each.title) for each in sorted(plans, key=lambda p: bool(p.closed_on))]
    if what == "body":
        bodies = partnership.bodies.all().public().at_work().order_by("name")
        return [(each.pk, each.name) for each in bodies]
    return []


def question_choices(committee: Committee, block: ReportBlock) -> list[tuple[str, str]]:
    """Questions of the findings that a block shows: those that families rated stand first."""
    pk = block.chosen.get("publication")
    found = results.published(committee.partnership).filter(pk=pk or 0).first()
    if found is None:
        return []
    asked = [each for each in found.findings.questions if not each.is_writing]
    return [(each.code, each.label) for each in sorted(asked, key=lambda q: not q.is_rated)]


def phases(committee: Committee, *, published: bool = False) -> list[Phase]:
    """Those that everybody sees and that have begun: with sessions first, the latest first.

    With `published` first those of which it is published what was heard.
    """
    today = timezone.localdate()
    found = phases_of(committee.partnership).filter(programme__is_public=True)
    begun = list(found.filter(starts_on__lte=today).order_by("-starts_on", "-pk"))
    held = public_sessions(committee.partnership).filter(ends_at__lte=timezone.now())
    if published:
        held = held.exclude(heard_published_at=None)
    with_sessions = set(held.order_by().values_list("phase", flat=True))
    return sorted(begun, key=lambda phase: phase.pk not in with_sessions)


def outline(committee: Committee, meeting: Meeting | None = None) -> list[Outline]:
    """What a report usually has, so far as there is anything to show of it."""
    since = last_met(committee, meeting)
    return [*_engagement(committee), *_plan(committee, since), *_committee(committee, since)]


def first_choice(kind: str, committee: Committee, meeting: Meeting | None) -> dict[str, Any]:
    """What a new block of this kind shows, until something else is chosen."""
    kind = BlockKind(kind)
    chosen: dict[str, Any] = {}
    found = choices_of(kind, committee)
    if found and kind not in MAY_BE_ALL:
        chosen[CHOSEN[kind]] = found[0][0]
    if kind in WITH_DAY:
        chosen["since"] = last_met(committee, meeting).isoformat()
    return chosen


def last_met(committee: Committee, before: Meeting | None = None) -> date:
    """The day of the committee's meeting before this one; half a year ago if there was none."""
    earlier = meetings_of(committee).filter(starts_at__lt=timezone.now())
    if before is not None:
        earlier = earlier.filter(starts_at__lt=before.starts_at)
    last = earlier.first()
    if last is not None:
        return timezone.localdate(last.starts_at)
    return timezone.localdate() - USUAL_SPAN


def _engagement(committee: Committee) -> Iterator[Outline]:
    running = phases(committee)[:1]
    for phase in running:
        yield Outline(BlockKind.ENGAGEMENT, {"phase": phase.pk})
    newest = results.published(committee.partnership).first()
    if newest is not None:
        yield Outline(BlockKind.FINDINGS, {"publication": newest.pk})
    for phase in phases(committee, published=True)[:1]:
        yield Outline(BlockKind.HEARD, {"phase": phase.pk})
        yield Outline(BlockKind.ANSWERS, {"phase": phase.pk})


def _plan(committee: Committee, since: date) -> Iterator[Outline]:
    for pk, _title in choices_of(BlockKind.PLAN, committee)[:1]:
        yield Outline(BlockKind.PLAN, {"plan": pk})
        yield Outline(BlockKind.CHANGES, {"plan": pk, "since": since.isoformat()})
        measured = public_plans(committee.partnership).filter(pk=pk, measures__is_public=True)
        if measured.exists():
            yield Outline(BlockKind.MEASURES, {"plan": pk, "since": since.isoformat()})


def _committee(committee: Committee, since: date) -> Iterator[Outline]:
    bodies = committee.partnership.bodies.all().public().at_work()
    if bodies.filter(seat_groups__isnull=False).exists():
        yield Outline(BlockKind.SEATS)
    if committee.requests.all().open().exists():
        yield Outline(BlockKind.REQUESTS)
    if committee.duties.exists():
        yield Outline(BlockKind.REPORTS_BACK, {"since": since.isoformat()})

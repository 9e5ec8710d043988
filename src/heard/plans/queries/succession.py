"""One finding over the years: found again and again, what each plan did about it, what came of it.

For staff all of it, for everybody what is public. At most 12 statements, however long it took.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.design.words import date_words
from heard.plans.measure_words import reading_words
from heard.plans.models import (
    Action,
    ActionSuccession,
    DueChange,
    Finding,
    Impact,
    Measure,
    Plan,
    Reading,
)
from heard.plans.queries.movement import Movement, movement_of
from heard.plans.queries.ratings import rated, with_late_milestones
from heard.plans.rating import Rated

STATEMENTS = 12


@dataclass(frozen=True)
class StoryAction:
    """What was done about it in one plan."""

    action: Action
    rated: Rated
    moved: tuple[DueChange, ...]
    shown_by: tuple[Impact, ...]
    became: tuple[Action, ...]  # what it went on as, here or in the next plan

    @property
    def first_promised(self) -> date | None:
        """None where the day never moved."""
        return self.moved[0].was_on if self.moved else None


@dataclass(frozen=True)
class Chapter:
    """Either it was found (again), or a plan took it up."""

    on: date
    finding: Finding | None = None
    plan: Plan | None = None
    actions: tuple[StoryAction, ...] = ()

    @property
    def delivered(self) -> int:
        return sum(each.action.is_delivered for each in self.actions)

    @property
    def count_words(self) -> str:
        """“3 actions. 2 are delivered. Of 1 something shows that it helped.”"""
        total, done = len(self.actions), self.delivered
        if not total:
            return _("No action of this plan is about it.")
        number = ngettext("%(total)d action.", "%(total)d actions.", total) % {"total": total}
        if not done:
            return f"{number} {_('None is delivered.')}"
        delivered = ngettext("%(done)d is delivered.", "%(done)d are delivered.", done)
        return f"{number} {delivered % {'done': done}} {self._helped_words}"

    @property
    def _helped_words(self) -> str:
        shown = sum(bool(each.shown_by) for each in self.actions)
        if not shown:
            return _("Nothing shows yet that it helped.")
        return _("Of %(shown)d something shows that it helped.") % {"shown": shown}


@dataclass(frozen=True)
class StoryMeasure:
    """A number that says whether it got better: its first and its last value, and how it moved."""

    measure: Measure
    first: Reading | None
    last: Reading | None
    movement: Movement

    @property
    def words(self) -> str:
        """“71 weeks on 31 March 2018.” And how it moved since it could be compared."""
        compared = self.movement.from_
        if self.first is None or self.last is None:
            return self.movement.words
        told = [] if compared and compared.on == self.first.on else [self._on(self.first)]
        if compared is None and self.last != self.first:
            told.append(self._on(self.last))
        return " ".join([*told, self.movement.words])

    def _on(self, reading: Reading) -> str:
        said = {"value": reading_words(reading, self.measure), "day": date_words(reading.on)}
        return _("%(value)s on %(day)s.") % said


@dataclass(frozen=True)
class Story:
    """In the order of its days. `findings` are the same thing, found again; the oldest first."""

    findings: tuple[Finding, ...]
    chapters: tuple[Chapter, ...]
    measures: tuple[StoryMeasure, ...]

    @property
    def years_words(self) -> str:
        """How long it has been known, and how often it was found."""
        first, last = self.findings[0], self.findings[-1]
        since, until = _day_of(first), last.closed_on or timezone.localdate()
        years = (until - since).days * 4 // 1461  # four years, one of them with a day more
        found = ngettext("Found once", "Found %(times)d times", len(self.findings))
        said = _("%(found)s, first on %(day)s.") % {
            "found": found % {"times": len(self.findings)},
            "day": date_words(since),
        }
        if last.closed_on:
            end = _("It was closed on %(day)s.") % {"day": date_words(last.closed_on)}
        elif years:
            end = ngettext(
                "It has been open for %(years)d year.",
                "It has been open for %(years)d years.",
                years,
            ) % {"years": years}
        else:
            end = _("It is open.")
        return f"{said} {end}"


def story_of(finding: Finding, *, for_everybody: bool = False) -> Story:
    """A finding with all that it repeats and all that repeat it, and what was done about them.

    `for_everybody` leaves out inspections, plans, actions and measures that are not public. The
    finding itself must be, then.
    """
    line = _line_of(finding)
    found = Finding.objects.filter(pk__in=line)
    found = found.public() if for_everybody else found
    findings = sorted(
        found.select_related("inspection").prefetch_related("responsible"),
        key=lambda each: (each.inspection.started_on, each.pk),
    )
    actions = _actions(line, for_everybody=for_everybody)
    plans = _plans(line, actions, for_everybody=for_everybody)
    chapters = [Chapter(_day_of(each), finding=each) for each in findings]
    chapters += [_chapter(plan, actions) for plan in plans]
    return Story(
        tuple(findings),
        tuple(sorted(chapters, key=lambda each: (each.on, each.plan is not None))),
        tuple(_measures(line, actions, for_everybody=for_everybody)),
    )


def _line_of(finding: Finding) -> list[int]:
    """Itself, what it repeats back to the first, and whatever repeats it."""
    pairs = Finding.objects.filter(inspection__partnership_id=finding.partnership_id)
    before = dict(pairs.values_list("pk", "again_of_id"))
    line, here = [finding.pk], before.get(finding.pk)
    while here is not None and here not in line:
        line.append(here)
        here = before.get(here)
    ahead = {finding.pk}
    while ahead:
        ahead = {pk for pk, again_of in before.items() if again_of in ahead} - set(line)
        line.extend(ahead)
    return line


def _actions(line: list[int], *, for_everybody: bool) -> list[Action]:
    """About any of the line, or what such an action went on as."""
    about = Q(findings__in=line) | Q(inheritances__predecessor__findings__in=line)
    wanted = Action.objects.filter(about).order_by().values("pk")
    found = Action.objects.filter(pk__in=wanted)
    found = found.public() if for_everybody else found
    became = ActionSuccession.objects.select_related("successor__plan")
    if for_everybody:
        became = became.filter(successor__in=Action.objects.public())
    return list(
        with_late_milestones(found)
        .select_related("plan", "lead__organisation", "priority")
        .prefetch_related(
            "due_changes",
            Prefetch("impacts", Impact.objects.filter(withdrawn_on=None)),
            Prefetch("successions", became),
        )
        .order_by("plan_id", "position", "pk")
    )


def _plans(line: list[int], actions: Iterable[Action], *, for_everybody: bool) -> list[Plan]:
    of_actions = {action.plan_id for action in actions}
    about = Q(pk__in=of_actions) | Q(findings__in=line)
    found = Plan.objects.filter(about).distinct()
    return list(found.public() if for_everybody else found)


def _chapter(plan: Plan, actions: Iterable[Action]) -> Chapter:
    on = plan.starts_on or timezone.localdate(plan.made_at)
    of_plan = tuple(_told(each) for each in actions if each.plan_id == plan.pk)
    return Chapter(on, plan=plan, actions=of_plan)


def _told(action: Action) -> StoryAction:
    return StoryAction(
        action,
        rated(action),
        tuple(action.due_changes.all()),
        tuple(action.impacts.all()),
        tuple(each.successor for each in action.successions.all()),
    )


def _measures(
    line: list[int], actions: Iterable[Action], *, for_everybody: bool
) -> Iterable[StoryMeasure]:
    about = Q(findings__in=line) | Q(actions__in=[each.pk for each in actions])
    found = Measure.objects.filter(about).distinct()
    measures = list(found.filter(is_public=True) if for_everybody else found)
    readings = Reading.objects.current().filter(measure__in=measures)
    in_order = readings.order_by("measure_id", "on", "pk")
    by_measure = {
        pk: list(group) for pk, group in groupby(in_order, key=lambda each: each.measure_id)
    }
    for measure in measures:
        own = by_measure.get(measure.pk, [])
        first, last = (own[0], own[-1]) if own else (None, None)
        yield StoryMeasure(measure, first, last, movement_of(measure, own))


def _day_of(finding: Finding) -> date:
    """When it was known: by the report, or before that by the inspection."""
    return finding.inspection.published_on or finding.inspection.ended_on

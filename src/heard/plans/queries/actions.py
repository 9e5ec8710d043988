"""The actions of a plan as its keepers look through them: sought, sorted, and under headings."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from heard.partnerships.models import Partnership
from heard.plans.models import Action, ActionQuerySet, Finding, Holder, Milestone, Plan, Risk
from heard.plans.models.words import ActionState, Rating
from heard.plans.queries.ratings import rated, with_late_milestones
from heard.plans.rating import Rated

LATE, SOON, NO_DAY = "late", "soon", "none"
MILESTONE, REVIEW, LEADERLESS = "milestone", "review", "lead"
BY_PRIORITY, BY_FINDING, BY_DAY, BY_RATING = "priority", "finding", "day", "rating"
NOT_OVER = (ActionState.DRAFT, ActionState.AGREED, ActionState.IN_PROGRESS)
_LAST = date.max


@dataclass(frozen=True)
class Sought:
    """What is looked for; empty looks for everything. Keys as text, as a form sends them.

    `due` is a number of days, `late`, `soon` (by the rule of the plan) or `none`; `needs` is what
    asks for somebody.
    """

    text: str = ""
    rating: str = ""
    state: str = ""
    lead: str = ""
    organisation: str = ""
    group: str = ""
    due: str = ""
    needs: str = ""
    order: str = BY_PRIORITY

    @property
    def asked(self) -> dict[str, str]:
        """What was asked for, for the address of another page of the list."""
        given = {each.name: getattr(self, each.name) for each in fields(self)}
        return given | {"order": "" if self.order == BY_PRIORITY else self.order}

    @property
    def narrows(self) -> bool:
        """Whether it leaves anything out."""
        return any(value for name, value in self.asked.items() if name != "order")


@dataclass(frozen=True)
class Row:
    """One action in the list; under a heading, which a row shares with those before it."""

    action: Action
    rated: Rated
    heading: str = ""

    @property
    def is_leaderless(self) -> bool:
        return is_leaderless(self.action)


@dataclass(frozen=True)
class Listed:
    """All that was found, and what of the plan there is to choose from."""

    rows: Sequence[Row]
    every: Sequence[Row] = field(repr=False)

    @cached_property
    def counts(self) -> list[tuple[Rated, int]]:
        """How the plan's actions stand, the worst first, whatever is sought."""
        found = Counter(row.rated.rating for row in self.every)
        return [(Rated(rating), found[rating]) for rating in Rating if found[rating]]

    @cached_property
    def found(self) -> int:
        """How many actions, of which one may stand under several headings."""
        return len({row.action.pk for row in self.rows})

    @cached_property
    def leaderless(self) -> int:
        return sum(row.is_leaderless for row in self.every)


def actions_of(partnership: Partnership) -> ActionQuerySet:
    """Each with its plan and all that a line says of it."""
    found = Action.objects.filter(plan__partnership=partnership)
    return found.select_related("plan__partnership", "priority", "lead__organisation", "group")


def with_holders(actions: ActionQuerySet) -> ActionQuerySet:
    """Each with `is_held`: whether somebody has the post that leads it today."""
    today = Holder.objects.filter(post=OuterRef("lead"), until=None)
    return actions.annotate(is_held=Exists(today))


def is_leaderless(action: Action) -> bool:
    """Not over, and led by no post, or by one that nobody has. Ask `with_holders` first."""
    return action.state in NOT_OVER and not (action.lead_id and getattr(action, "is_held", True))


def every_row(plan: Plan) -> list[Row]:
    """All actions of a plan in its order: one statement, however many there are."""
    today = timezone.localdate()
    found = with_holders(with_late_milestones(actions_of(plan.partnership).filter(plan=plan)))
    return [Row(action, rated(action, today)) for action in found]


def listed(plan: Plan, sought: Sought, every: Sequence[Row]) -> Listed:
    """Those of `every` that are sought, in order."""
    today = timezone.localdate()
    rows = [row for row in every if _fits(row, sought, today)]
    return Listed(_ordered(rows, plan, sought.order), every)


def grouped(rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """Rows that follow each other, under the heading that they share."""
    return [(heading, list(group)) for heading, group in groupby(rows, lambda row: row.heading)]


def _fits(row: Row, sought: Sought, today: date) -> bool:
    action = row.action
    organisation = action.lead.organisation_id if action.lead else None
    return (
        sought.rating in ("", row.rated.rating)
        and sought.state in ("", action.state)
        and sought.lead in ("", str(action.lead_id))
        and sought.organisation in ("", str(organisation))
        and sought.group in ("", str(action.group_id))
        and _is_due(action, sought.due, today)
        and _needs(row, sought.needs, today)
        and _says(action, sought.text)
    )


def _is_due(action: Action, due: str, today: date) -> bool:
    if not due:
        return True
    if action.state not in NOT_OVER:
        return False
    if due == NO_DAY:
        return action.due is None
    if action.due is None:
        return False
    if due == LATE:
        return action.due < today
    days = action.plan.soon_days if due == SOON else int(due)
    return today <= action.due <= today + timedelta(days=days)


def _needs(row: Row, needs: str, today: date) -> bool:
    if not needs:
        return True
    if row.action.state not in NOT_OVER:
        return False
    if needs == MILESTONE:
        return bool(getattr(row.action, "milestones_late", 0))
    if needs == REVIEW:
        return row.action.review_on is not None and row.action.review_on <= today
    return row.is_leaderless


def _says(action: Action, text: str) -> bool:
    """Every word of it, in whichever order."""
    if not text:
        return True
    said = (action.reference, action.title, action.outcome_sought, action.plain_words, action.why)
    within = " ".join(said).casefold()
    return all(word in within for word in text.casefold().split())


def _ordered(rows: list[Row], plan: Plan, order: str) -> list[Row]:
    if order == BY_DAY:
        return sorted(rows, key=lambda row: (row.action.due or _LAST, row.action.position))
    if order == BY_RATING:
        worst = list(Rating)
        return sorted(rows, key=lambda row: worst.index(row.rated.rating))
    if order == BY_FINDING:
        return _by_finding(rows, plan)
    return _by_priority(rows)


def _by_priority(rows: Iterable[Row]) -> list[Row]:
    """Those under none come last, as in the plan."""

    def place(row: Row) -> tuple[bool, int, int]:
        priority = row.action.priority
        return (priority is None, priority.number if priority else 0, row.action.position)

    return [
        Row(row.action, row.rated, str(row.action.priority or _("Under no priority")))
        for row in sorted(rows, key=place)
    ]


def _by_finding(rows: Sequence[Row], plan: Plan) -> list[Row]:
    """An action that answers two findings stands under both."""
    pairs = Action.findings.through.objects.filter(action__plan=plan)
    of_finding: dict[int, set[int]] = defaultdict(set)
    for finding_id, action_id in pairs.values_list("finding_id", "action_id"):
        of_finding[finding_id].add(action_id)
    found = Finding.objects.filter(pk__in=of_finding).select_related("inspection")
    under = [
        Row(row.action, row.rated, _titled(finding))
        for finding in found.order_by("-inspection__started_on", "inspection", "number")
        for row in rows
        if row.action.pk in of_finding[finding.pk]
    ]
    answers = set().union(*of_finding.values())
    none = _("Answers no finding")
    return under + [
        Row(row.action, row.rated, none) for row in rows if row.action.pk not in answers
    ]


def _titled(finding: Finding) -> str:
    return _("%(finding)s (inspection of %(year)d)") % {
        "finding": finding,
        "year": finding.inspection.started_on.year,
    }


def to_merge(action: Action) -> list[Action]:
    """The others of its plan that are not over."""
    others = actions_of(action.plan.partnership).filter(plan=action.plan_id, state__in=NOT_OVER)
    return list(others.exclude(pk=action.pk))


def without_leader(plan: Plan) -> list[Action]:
    """Those that nobody leads: no post does, or nobody has the post."""
    found = actions_of(plan.partnership).filter(plan=plan, state__in=NOT_OVER)
    return [action for action in with_holders(found) if is_leaderless(action)]


def milestones_of(partnership: Partnership) -> QuerySet[Milestone]:
    return Milestone.objects.filter(action__plan__partnership=partnership)


def risks_of(partnership: Partnership) -> QuerySet[Risk]:
    return Risk.objects.filter(action__plan__partnership=partnership)

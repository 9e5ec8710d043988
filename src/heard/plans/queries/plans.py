"""Plans as staff list them, and one with all that belongs to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.audit.models import Entry
from heard.boards.models import Body
from heard.design.words import Colour, Tag
from heard.partnerships.models import Partnership
from heard.plans.agreement import Agreement
from heard.plans.models import Action, Finding, ForumStatement, Inspection, Plan, Priority
from heard.plans.models.words import ActionState, Rating
from heard.plans.queries.agreements import latest_agreement, latest_agreements
from heard.plans.queries.inspections import findings_of
from heard.plans.queries.ratings import rated, rule_of, with_late_milestones
from heard.plans.rating import rating_tag, rule_words


@dataclass(frozen=True)
class PlanRow:
    """One plan in the list."""

    plan: Plan
    agreement: Agreement | None  # None where there is no version yet
    total: int
    done: int

    @property
    def count_words(self) -> str:
        words = ngettext(
            "%(done)d of %(total)d action delivered",
            "%(done)d of %(total)d actions delivered",
            self.total,
        )
        return words % {"done": self.done, "total": self.total}


@dataclass(frozen=True)
class PlanPage:
    """A plan on its hub."""

    plan: Plan
    findings: tuple[tuple[Finding, int], ...]  # and how many actions answer it
    priorities: tuple[tuple[Priority, int], ...]
    ratings: tuple[tuple[Tag, int], ...]
    before: tuple[Plan, ...]
    after: tuple[Plan, ...]
    agreement: Agreement | None
    statement: ForumStatement | None

    @property
    def rule(self) -> list[tuple[Tag, str]]:
        return rule_words(rule_of(self.plan))

    @property
    def total(self) -> int:
        return sum(number for _tag, number in self.ratings)


@dataclass(frozen=True)
class PlanChoices:
    """What may be chosen for a plan."""

    inspections: tuple[Inspection, ...]
    findings: tuple[Finding, ...]
    bodies: tuple[Body, ...]


def plans_of(partnership: Partnership) -> QuerySet[Plan]:
    found = Plan.objects.filter(partnership=partnership)
    return found.select_related("partnership", "inspection", "overseen_by")


def listed(partnership: Partnership) -> QuerySet[Plan]:
    """Those at work first, then the latest."""
    delivered = Q(actions__state__in=[ActionState.DELIVERED, ActionState.EVIDENCED])
    counted = ~Q(actions__state__in=[ActionState.DRAFT, ActionState.REPLACED])
    return (
        plans_of(partnership)
        .annotate(
            done=Count("actions", filter=delivered),
            total=Count("actions", filter=counted & Q(actions__isnull=False)),
        )
        .order_by(F("closed_on").desc(nulls_first=True), "-made_at", "-pk")
    )


def rows(plans: Sequence[Plan]) -> list[PlanRow]:
    """Of plans as `listed`: two statements for all of them."""
    agreements = latest_agreements(plans)
    return [
        PlanRow(each, agreements.get(each.pk), getattr(each, "total", 0), getattr(each, "done", 0))
        for each in plans
    ]


def plan_page(plan: Plan) -> PlanPage:
    findings = findings_of(plan.partnership).filter(plans=plan)
    here = Count("actions", filter=Q(actions__plan=plan), distinct=True)
    priorities = plan.priorities.annotate(action_count=Count("actions")).order_by("number", "pk")
    return PlanPage(
        plan,
        tuple((each, each.action_count) for each in findings.annotate(action_count=here)),
        tuple((each, each.action_count) for each in priorities),
        tuple(_ratings(plan)),
        tuple(Plan.objects.filter(successions__successor=plan)),
        tuple(Plan.objects.filter(inheritances__predecessor=plan)),
        latest_agreement(plan),
        plan.forum_statements.first(),
    )


def plan_choices(partnership: Partnership, plan: Plan | None = None) -> PlanChoices:
    """A body that has closed stays chosen where it was."""
    bodies = list(partnership.bodies.at_work())
    if plan and plan.overseen_by and plan.overseen_by not in bodies:
        bodies.append(plan.overseen_by)
    return PlanChoices(
        tuple(partnership.inspections.all()), tuple(findings_of(partnership)), tuple(bodies)
    )


def possible_successors(plan: Plan) -> list[Plan]:
    """Other plans at work that it does not go on as yet."""
    others = plans_of(plan.partnership).filter(closed_on=None).exclude(pk=plan.pk)
    return list(others.exclude(inheritances__predecessor=plan))


def left_to_do(plan: Plan) -> list[Action]:
    """What may go on in the next plan."""
    states = [ActionState.DRAFT, ActionState.AGREED, ActionState.IN_PROGRESS]
    return list(plan.actions.filter(state__in=states).select_related("plan"))


def last_changed_by(thing: Plan | Action) -> str:
    """Their name, as the audit says; empty where Heard itself did it, or nobody."""
    entries = Entry.objects.filter(
        subject_kind=thing._meta.label_lower, subject_id=str(thing.pk), actor_id__isnull=False
    )
    entry = entries.order_by("-pk").first()
    return entry.actor_name if entry else ""


def plan_tag(plan: Plan) -> Tag:
    """Where a plan is, in a word."""
    if plan.is_closed:
        return Tag(_("Closed"), Colour.GREY)
    if plan.is_public:
        return Tag(_("Everybody can see it"), Colour.GREEN)
    return Tag(_("Draft"), Colour.YELLOW)


def priorities_in(partnership: Partnership) -> QuerySet[Priority]:
    return Priority.objects.filter(plan__partnership=partnership).select_related("plan")


def _ratings(plan: Plan) -> Iterable[tuple[Tag, int]]:
    """How many actions stand how, the worst first; drafts and what was replaced aside."""
    actions = plan.actions.exclude(state__in=[ActionState.DRAFT, ActionState.REPLACED])
    found = [rated(each).rating for each in with_late_milestones(actions.select_related("plan"))]
    for rating in Rating:
        if number := found.count(rating):
            yield rating_tag(rating), number

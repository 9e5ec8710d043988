"""What families need of a plan before everybody reads it, and what of that is missing."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.plans.agreement import Agreement
from heard.plans.models import ForumStatement, Plan
from heard.plans.models.words import ActionState, PlanKind
from heard.plans.queries.agreements import latest_agreement

_ANSWERS_FINDINGS = {
    PlanKind.WRITTEN_STATEMENT,
    PlanKind.PRIORITY_ACTION,
    PlanKind.ACCELERATED_PROGRESS,
}


@dataclass(frozen=True)
class Check:
    """One thing. `page` and `pk` are where it is put right; without what `is_needed` it waits."""

    words: str
    is_done: bool
    page: str
    pk: int
    is_needed: bool = False


def publishing_checks(plan: Plan) -> list[Check]:
    """Those that are needed first."""
    return [*_of_plan(plan), *_of_actions(plan), *_of_findings(plan), *_of_voices(plan)]


def _of_plan(plan: Plan) -> list[Check]:
    def check(words: str, is_done: object, *, is_needed: bool = False) -> Check:
        return Check(words, bool(is_done), "plans:change_plan", plan.pk, is_needed)

    return [
        check(_("What the plan is about, in words for families"), plan.summary, is_needed=True),
        check(_("From when to when it holds"), plan.starts_on and plan.ends_on),
        check(_("Who watches over it"), plan.overseen_by_id),
    ]


def _of_actions(plan: Plan) -> list[Check]:
    real = plan.actions.exclude(state=ActionState.DRAFT)
    without_day = Q(due_on=None, revised_due_on=None, due_words="", delivered_on=None)
    counted = real.aggregate(
        total=_count(),
        wordless=_count(plain_words=""),
        leaderless=_count(lead=None),
        dayless=_count(without_day),
    )

    def check(words: str, missing: int, *, is_needed: bool = False) -> Check:
        said = _missing(words, missing, counted["total"])
        return Check(said, not missing, "plans:actions", plan.pk, is_needed)

    first = check(_("At least one action that is agreed"), not counted["total"], is_needed=True)
    if not counted["total"]:
        return [first]
    return [
        first,
        check(_("Each action in words for families"), counted["wordless"]),
        check(_("Who leads each action"), counted["leaderless"]),
        check(_("By when each action is done"), counted["dayless"]),
    ]


def _of_findings(plan: Plan) -> list[Check]:
    findings = list(plan.findings.select_related("inspection"))
    if not findings and plan.kind not in _ANSWERS_FINDINGS:
        return []
    answered = set(plan.actions.values_list("findings", flat=True))
    wordless = [each for each in findings if not each.plain_words]
    idle = [each for each in findings if each.closed_on is None and each.pk not in answered]
    hidden = [each.inspection for each in findings if not each.inspection.is_public]
    where = "plans:keep_inspection"
    shown = hidden[0].pk if hidden else findings[0].inspection_id if findings else plan.pk
    total = len(findings)
    return [
        Check(_("What inspectors found that it answers"), total > 0, "plans:change_plan", plan.pk),
        Check(_("Everybody can see the inspection and what was found"), not hidden, where, shown),
        Check(
            _missing(_("Each finding in words for families"), len(wordless), total),
            not wordless,
            "plans:change_finding" if wordless else "plans:change_plan",
            wordless[0].pk if wordless else plan.pk,
        ),
        Check(
            _missing(_("An action for each finding"), len(idle), total),
            not idle,
            "plans:actions",
            plan.pk,
        ),
    ]


def _of_voices(plan: Plan) -> list[Check]:
    found = latest_agreement(plan) or Agreement()
    has_spoken = ForumStatement.objects.filter(plan=plan).exists()
    approved, forum = _("Everybody who was asked approved it"), _("What the forum says of it")
    return [
        Check(approved, found.is_agreed, "plans:approvals", plan.pk),
        Check(forum, has_spoken, "plans:forum_statement", plan.pk),
    ]


def _count(*these: Q, **those: object) -> Count:
    return Count("pk", filter=Q(*these, **those))


def _missing(words: str, missing: int, total: int) -> str:
    if not missing or not total:  # of none the words say themselves that it is missing
        return words
    how_many = ngettext(
        "%(missing)d of %(total)d is missing", "%(missing)d of %(total)d are missing", missing
    )
    return f"{words} ({how_many % {'missing': missing, 'total': total}})"

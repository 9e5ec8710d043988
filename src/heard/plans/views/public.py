"""Plans, inspections, findings and actions as everybody reads them."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from heard.partnerships.access import current_partnership
from heard.plans.frameworks import framework_of
from heard.plans.models import Inspection, Plan
from heard.plans.queries import public_plan as queries
from heard.plans.queries.measures import measure_page, measures_of
from heard.plans.queries.public_action import action_page
from heard.plans.queries.public_plan import Wanted
from heard.plans.queries.ratings import rule_of
from heard.plans.queries.succession import story_of
from heard.plans.rating import rating_tag, rule_words
from heard.sessions.models.words import AnswerKind
from heard.sessions.point_tags import kind_tag


@login_not_required
@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """Inspections and plans, now and before."""
    partnership = current_partnership(request)
    at_work, over = queries.split_by_state(queries.public_plans(partnership))
    context = {
        "at_work": at_work,
        "over": over,
        "inspections": queries.public_inspections(partnership),
        "framework_words": _framework_words,
    }
    return render(request, "plans/plans.jinja", context)


@login_not_required
@require_safe
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """What was found, what we do about it, what changed."""
    found = get_object_or_404(queries.public_plans(current_partnership(request)), slug=slug)
    wanted = _wanted(request, found)
    context = {
        "plan": found,
        "page": queries.public_plan(found, wanted),
        "wanted": wanted,
        "kinds": list(AnswerKind),
        "kind_tag": kind_tag,
        "rule": rule_words(rule_of(found)),
        "rating_tag": rating_tag,
    }
    return render(request, "plans/plan.jinja", context)


@login_not_required
@require_safe
def inspection(request: HttpRequest, key: UUID) -> HttpResponse:
    """Its outcome in exact words, and what inspectors found."""
    partnership = current_partnership(request)
    found = get_object_or_404(queries.public_inspections(partnership), key=key)
    context = {
        "inspection": found,
        "framework": _framework_words(found),
        "findings": list(found.findings.prefetch_related("responsible")),
        "plans": list(found.plans.all().public()),
    }
    return render(request, "plans/inspection.jinja", context)


@login_not_required
@require_safe
def finding(request: HttpRequest, key: UUID) -> HttpResponse:
    """One finding over the years, from plan to plan."""
    found = get_object_or_404(queries.public_findings(current_partnership(request)), key=key)
    context = {"finding": found, "story": story_of(found, for_everybody=True)}
    return render(request, "plans/finding.jinja", context)


@login_not_required
@require_safe
def action(request: HttpRequest, key: UUID) -> HttpResponse:
    """One action: what, why, who shaped it, when, and what came of it."""
    found = get_object_or_404(queries.public_actions(current_partnership(request)), key=key)
    context = {"action": found, "page": action_page(found)}
    return render(request, "plans/action.jinja", context)


@login_not_required
@require_safe
def measure(request: HttpRequest, key: UUID) -> HttpResponse:
    """One number over time, with its base, its source and its days."""
    public = measures_of(current_partnership(request)).filter(is_public=True)
    found = get_object_or_404(public, key=key)
    context = {"measure": found, "page": measure_page(found, for_everybody=True)}
    return render(request, "plans/measure.jinja", context)


def _wanted(request: HttpRequest, plan: Plan) -> Wanted:
    """What was chosen in the address; what is none of ours counts as not chosen."""
    kind, key = request.GET.get("answer", ""), request.GET.get("finding", "")
    try:
        chosen = plan.findings.public().filter(key=UUID(key)).first() if key else None
    except ValueError:
        chosen = None
    return Wanted(AnswerKind(kind) if kind in AnswerKind.values else None, chosen)


def _framework_words(inspection: Inspection) -> str:
    found = framework_of(inspection.framework)
    return found.name if found else inspection.framework

"""Pictures of a plan: on a page, along a calendar, what slipped."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from heard.plans.plan_timelines import timelines_of
from heard.plans.queries.pictures import plan_now
from heard.plans.sheets import sheet_of
from heard.plans.slips import slips_of, slips_picture, why_words
from heard.plans.views.opening_pictures import plan_to_read, public_or_draft


@public_or_draft
def plan_on_a_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Every action as a card, under its priority or under what inspectors found."""
    plan = plan_to_read(request, slug)
    frozen = plan_now(plan)
    by_finding = request.GET.get("by") == "finding" and bool(frozen.findings)
    context = {
        "plan": plan,
        "sheet": sheet_of(frozen, "finding" if by_finding else "priority"),
        "taken_on": date.fromisoformat(frozen.taken_on),
        "has_findings": bool(frozen.findings),
    }
    return render(request, "plans/plan_on_a_page.jinja", context)


@public_or_draft
def timeline(request: HttpRequest, slug: str) -> HttpResponse:
    """From start to due, with milestones, and how days moved."""
    plan = plan_to_read(request, slug)
    context = {"plan": plan, "page": timelines_of(plan_now(plan))}
    return render(request, "plans/timeline.jinja", context)


@public_or_draft
def slipped(request: HttpRequest, slug: str) -> HttpResponse:
    """What slipped, by how much and why."""
    plan = plan_to_read(request, slug)
    frozen = plan_now(plan)
    slips = slips_of(frozen)
    picture = slips_picture(slips, date.fromisoformat(frozen.taken_on))
    context = {"plan": plan, "slips": slips, "picture": picture, "why_words": why_words}
    return render(request, "plans/slipped.jinja", context)

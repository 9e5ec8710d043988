"""Plans: the list, the hub of one, making and changing one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heard.design.paging import page_links
from heard.design.typed import whole_number
from heard.partnerships.models import Member
from heard.partnerships.rules import can_speak_for_forum
from heard.plans import differing
from heard.plans.forms.plans import PlanForm, RatingRuleForm, described, proposed
from heard.plans.models import Inspection
from heard.plans.queries import doors, inspections
from heard.plans.queries import plans as queries
from heard.plans.queries.ratings import rule_of
from heard.plans.rating import rule_words
from heard.plans.rules import can_keep_plan, can_keep_plans, can_publish_plan
from heard.plans.services import plans as services
from heard.plans.services.revisions import ChangedMeanwhileError
from heard.plans.views.opening_plans import (
    keeper,
    plan_here,
    reader,
    revision_read,
    say_who_saved,
    sends_back_to_the_plan,
)

PAGE_LENGTH = 20


@require_safe
def all_plans(request: HttpRequest) -> HttpResponse:
    """Those at work first."""
    member = reader(request)
    page = Paginator(queries.listed(member.partnership), PAGE_LENGTH).get_page(
        request.GET.get("page")
    )
    words = {"before": _("Page before"), "after": _("Next page")}
    context = {
        "page": page,
        "rows": queries.rows(list(page)),
        "links": page_links(page, "", **words),
        "keeps": can_keep_plans(member),
        "words": queries,
        "address": doors.address,
    }
    return render(request, "plans/all_plans.jinja", context)


@require_safe
def keep_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """The hub of one plan: where it stands, and doors to all of it."""
    member = reader(request)
    plan = plan_here(member, pk)
    keeps = can_keep_plan(member, plan) and not plan.is_closed
    context = {
        "page": queries.plan_page(plan),
        "plan": plan,
        "asked": inspections.asked_for(plan.inspection),
        "doors": doors.doors_of(plan, keeps=keeps),
        "public_address": doors.public_address(plan),
        "keeps": keeps,
        "may_succeed": can_keep_plan(member, plan),
        "may_publish": can_publish_plan(member, plan) and not plan.is_public and not plan.is_closed,
        "speaks": can_speak_for_forum(member),
        "words": queries,
        "kinds": inspections,
    }
    return render(request, "plans/keep_plan.jinja", context)


@require_http_methods(["GET", "POST"])
def make_plan(request: HttpRequest) -> HttpResponse:
    """A new one; for an inspection it begins with what that asks for."""
    member = keeper(request)
    answered = _asked_about(request, member)
    initial = proposed(answered) if answered else None
    form = PlanForm(request.POST or None, queries.plan_choices(member.partnership), initial)
    if form.is_valid():
        plan = services.make_plan(member.partnership, form.details, by=member)
        messages.success(request, _("Plan added. Only staff see it until it is published"))
        return redirect("plans:keep_plan", plan.pk)
    context = {
        "form": form,
        "inspection": answered,
        "asked": inspections.asked_for(answered),
        "inspections": inspections.without_plan(member.partnership),
    }
    return render(request, "plans/make_plan.jinja", context)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_plan
def change_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Describe it anew. If somebody else did so meanwhile, both are shown."""
    member = keeper(request)
    plan = plan_here(member, pk)
    revision = revision_read(request, plan)
    saved: tuple[differing.Differing, ...] = ()
    form = PlanForm(
        request.POST or None, queries.plan_choices(member.partnership, plan), described(plan)
    )
    if form.is_valid():
        try:
            services.change_plan(plan, form.details, by=member, revision=revision)
        except ChangedMeanwhileError as changed:
            revision = say_who_saved(form, changed)
            saved = differing.differing(form.details, changed.plan)
        else:
            messages.success(request, _("Changes saved"))
            return redirect("plans:keep_plan", pk)
    context = {"form": form, "plan": plan, "revision": revision, "saved": saved}
    context["asked"] = inspections.asked_for(plan.inspection)
    return render(request, "plans/change_plan.jinja", context)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_plan
def change_rating_rule(request: HttpRequest, pk: int) -> HttpResponse:
    """By how many days actions are rated; the rule is shown in words beside it."""
    member = keeper(request)
    plan = plan_here(member, pk)
    revision = revision_read(request, plan)
    form = RatingRuleForm(request.POST or None, plan)
    if form.is_valid():
        try:
            services.change_rating_rule(plan, form.rule, by=member, revision=revision)
        except ChangedMeanwhileError as changed:
            revision = say_who_saved(form, changed)
        else:
            messages.success(request, _("Rule saved"))
            return redirect("plans:keep_plan", pk)
    rule = rule_words(rule_of(plan))
    context = {"form": form, "plan": plan, "revision": revision, "rule": rule}
    return render(request, "plans/change_rating_rule.jinja", context)


def _asked_about(request: HttpRequest, member: Member) -> Inspection | None:
    """The inspection of the address, if it is one of ours."""
    pk = whole_number(request.GET.get("inspection", ""))
    return member.partnership.inspections.filter(pk=pk or 0).first()

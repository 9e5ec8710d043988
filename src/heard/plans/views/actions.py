"""The actions of a plan, and the hub of one."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from heard.design.paging import as_query, page_links
from heard.plans import action_tags
from heard.plans.answers import public_answer
from heard.plans.forms.seeking_actions import SeekActionsForm
from heard.plans.queries import action_page as page_queries
from heard.plans.queries import actions as queries
from heard.plans.queries.action_doors import deeds_of, doors_of
from heard.plans.rules import can_keep_plan
from heard.plans.views.opening_actions import action_seen, plan_seen

PAGE_LENGTH = 50


@require_safe
def actions(request: HttpRequest, pk: int) -> HttpResponse:
    """What is in the plan: sought by how it stands, who leads, when it is due."""
    member, plan = plan_seen(request, pk)
    every = queries.every_row(plan)
    form = SeekActionsForm(request.GET, [row.action for row in every])
    listed = queries.listed(plan, form.sought, every)
    page = Paginator(listed.rows, PAGE_LENGTH).get_page(request.GET.get("page"))
    words = {"before": _("Actions before"), "after": _("Next actions")}
    keeps = can_keep_plan(member, plan) and not plan.is_closed
    context = {
        "plan": plan,
        "form": form,
        "sought": form.sought,
        "listed": listed,
        "page": page,
        "groups": queries.grouped(page),
        "links": page_links(page, as_query(form.sought.asked), **words),
        "keeps": keeps,
        "today": timezone.localdate(),
        "tags": action_tags,
    }
    return render(request, "plans/actions.jinja", context)


@require_safe
def keep_action(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything of one action, and what can be done with it."""
    member, action = action_seen(request, pk)
    keeps = can_keep_plan(member, action.plan) and not action.plan.is_closed
    context = {
        "action": action,
        "page": page_queries.action_page(action),
        "answer": public_answer(action),
        "keeps": keeps,
        "deeds": deeds_of(action) if keeps else [],
        "doors": doors_of(action),
        "today": timezone.localdate(),
        "tags": action_tags,
        "was_words": page_queries.was_words,
    }
    return render(request, "plans/keep_action.jinja", context)

"""Updates for whoever keeps the plan: month by month, looked at, typed in for somebody."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heard.design.paging import as_query, page_links
from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.plans.forms.updates import SettleForm, UpdateForm
from heard.plans.models import Update
from heard.plans.queries import updates as queries
from heard.plans.queries.doors import address
from heard.plans.queries.my_updates import last_updates
from heard.plans.queries.ratings import rated
from heard.plans.rules import can_keep_plan, can_see_plan
from heard.plans.services import updates as services
from heard.plans.services.due import BeforeItStartsError
from heard.plans.update_tags import update_tag

PAGE_LENGTH = 40


@require_safe
def updates(request: HttpRequest, pk: int) -> HttpResponse:
    """A month of a plan: on which actions an update came, and on which none has."""
    member = current_member(request)
    plan = get_object_or_404(member.partnership.plans, pk=pk)
    if not can_see_plan(member, plan):
        raise PermissionDenied
    rounds = queries.rounds_of(plan)
    of = queries.chosen_round(rounds, request.GET.get("month", ""))
    which = request.GET.get("which", "")
    found = queries.month_actions(plan, of, which)
    page = Paginator(found, PAGE_LENGTH).get_page(request.GET.get("page"))
    asked = {"month": f"{of.month:%Y-%m}" if of else "", "which": which}
    context = {
        "plan": plan,
        "round": of,
        "page": page,
        "lines": queries.month_lines(list(page.object_list), of),
        "links": _links(page, asked),
        "counts": queries.month_counts(of) if of else None,
        "filters": queries.filters(plan, asked),
        "months": queries.months(rounds, of),
        "can_keep": can_keep_plan(member, plan),
        "tag": update_tag,
    }
    return render(request, "plans/updates.jinja", context)


@require_http_methods(["GET", "POST"])
def settle_update(request: HttpRequest, pk: int) -> HttpResponse:
    """One update beside the one before it: accept it, or give it back with a question."""
    member = current_member(request)
    update = get_object_or_404(queries.updates_here(member.partnership), pk=pk)
    plan = update.action.plan
    keeps = can_keep_plan(member, plan)
    if not (keeps if request.method == "POST" else can_see_plan(member, plan)):
        raise PermissionDenied
    form = SettleForm(update, member.partnership, request.POST or None)
    if form.is_valid() and (there := _settle(request, update, form, member)):
        return redirect(there)
    context = {
        "form": form,
        "page": queries.update_page(update),
        "plan": plan,
        "rated": rated(update.action),
        "can_settle": keeps and update.is_new,
        "deliver_url": address("plans:deliver_action", update.action_id) if keeps else "",
        "tag": update_tag,
    }
    return render(request, "plans/settle_update.jinja", context)


@require_http_methods(["GET", "POST"])
def enter_update(request: HttpRequest, pk: int) -> HttpResponse:
    """Type in what somebody said on the phone; it is then looked at like any other."""
    member = current_member(request)
    action = get_object_or_404(queries.actions_here(member.partnership), pk=pk)
    if not can_keep_plan(member, action.plan):
        raise PermissionDenied
    form = UpdateForm(action, last_updates([pk]).get(pk), request.POST or None)
    holder = queries.holder_today(action)
    if form.is_valid():
        author = services.Author(form.key, holder, by=member)
        try:
            update = services.receive_update(action, form.said, author=author)
        except services.NotAskedError:
            form.add_error(None, _("This action is done or stopped, or its plan is closed"))
        else:
            messages.success(request, _("Update taken in. Now look at it, and accept it"))
            return redirect("plans:settle_update", update.pk)
    context = {"form": form, "action": action, "holder": holder}
    return render(request, "plans/enter_update.jinja", context)


def _links(page: "Page[Any]", asked: dict[str, str]) -> dict[str, Any]:
    return page_links(page, as_query(asked), before=_("Page before"), after=_("Next page"))


def _settle(request: HttpRequest, update: Update, form: SettleForm, by: Member) -> str:
    """The address to go on to; none where the day that it asks for cannot be."""
    given, next_one = form.cleaned_data, queries.next_to_look_at(update)
    public_words, due_reason = given.get("public_words", ""), given.get("due_reason", "")
    try:
        if form.gives_back:
            services.return_update(update, question=given["question"], by=by)
            messages.success(request, _back_words(update))
        else:
            services.accept_update(update, public_words=public_words, due_reason=due_reason, by=by)
            messages.success(request, _("Update accepted"))
    except services.SettledError:
        messages.warning(request, _("It was settled meanwhile, so nothing was saved"))
        return reverse("plans:settle_update", args=[update.pk])
    except BeforeItStartsError:
        form.add_error("due_reason", _("It would be due before it starts. Give it back instead"))
        return ""
    if update.says_delivered and not form.gives_back:
        return reverse("plans:settle_update", args=[update.pk])
    if next_one:
        return reverse("plans:settle_update", args=[next_one.pk])
    return reverse("plans:updates", args=[update.action.plan_id])


def _back_words(update: Update) -> str:
    holder = services.asked_back(update)
    if holder and holder.address:
        return _("Given back. Your question went out by e-mail")
    return _("Given back. Nobody with an e-mail address holds the post, so ask them yourself")

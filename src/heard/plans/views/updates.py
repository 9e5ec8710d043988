"""Updates for whoever keeps the plan: month by month, looked at, typed in for somebody."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heard.design.paging import as_query, page_links
from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.plans.forms.updates import SettleForm, UpdateForm
from heard.plans.models import Update
from heard.plans.queries import updates as queries
from heard.plans.queries.my_updates import last_updates
from heard.plans.queries.ratings import rated
from heard.plans.rules import can_keep_plan, can_see_plan
from heard.plans.services import updates as services
from heard.plans.update_tags import update_tag

PAGE_LENGTH = 40


@require_safe
def updates(request: HttpRequest, pk: int) -> HttpResponse:
    """A month of a plan: on which actions an update came, and on which none has."""
    member = current_member(request)
    plan = get_object_or_404(member.partnership.plans, pk=pk)
    if not can_see_plan(member, plan):
        raise PermissionDenied
    of = queries.chosen_round(plan, request.GET.get("month", ""))
    which = request.GET.get("which", "")
    found = queries.month_actions(plan, of, which)
    page = Paginator(found, PAGE_LENGTH).get_page(request.GET.get("page"))
    asked = {"month": f"{of.month:%Y-%m}" if of else "", "which": which}
    words = {"before": _("Page before"), "after": _("Next page")}
    context = {
        "plan": plan,
        "round": of,
        "page": page,
        "lines": queries.month_lines(list(page.object_list), of),
        "links": page_links(page, as_query(asked), **words),
        "counts": queries.month_counts(of) if of else None,
        "filters": queries.filters(plan, asked),
        "months": queries.months(plan, of),
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
    if not can_see_plan(member, plan):
        raise PermissionDenied
    keeps = can_keep_plan(member, plan)
    if request.method == "POST" and not keeps:
        raise PermissionDenied
    form = SettleForm(update, member.partnership, request.POST or None)
    if form.is_valid():
        return _settle(request, update, form, member)
    context = {
        "form": form,
        "page": queries.update_page(update),
        "plan": plan,
        "rated": rated(update.action),
        "can_settle": keeps and update.is_new,
        "deliver_url": _deliver_url(update) if keeps else "",
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


def _settle(request: HttpRequest, update: Update, form: SettleForm, member: Member) -> HttpResponse:
    given, goes_on = form.cleaned_data, queries.next_to_look_at(update)
    try:
        if form.gives_back:
            services.return_update(update, question=given["question"], by=member)
            messages.success(request, _back_words(update))
        else:
            services.accept_update(
                update,
                public_words=given["public_words"],
                due_reason=given.get("due_reason", ""),
                by=member,
            )
            messages.success(request, _("Update accepted"))
    except services.SettledError:
        messages.warning(request, _("It was settled meanwhile, so nothing was saved"))
        return redirect("plans:settle_update", update.pk)
    if update.says_delivered and not form.gives_back:
        return redirect("plans:settle_update", update.pk)
    if goes_on:
        return redirect("plans:settle_update", goes_on.pk)
    return redirect("plans:updates", update.action.plan_id)


def _back_words(update: Update) -> str:
    holder = services.asked_back(update)
    if holder and holder.address:
        return _("Given back. Your question went out by e-mail")
    return _("Given back. Nobody with an e-mail address holds the post, so ask them yourself")


def _deliver_url(update: Update) -> str:
    try:
        return reverse("plans:deliver_action", args=[update.action_id])
    except NoReverseMatch:
        return ""

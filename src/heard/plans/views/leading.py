"""Actions that nobody leads now, and giving them to another post at once."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from heard.plans.forms.action_parts import GiveActionsForm
from heard.plans.queries.action_choices import posts_of
from heard.plans.queries.actions import without_leader
from heard.plans.queries.doors import address
from heard.plans.services import leading as services
from heard.plans.views.opening_actions import plan_kept, sends_back_to_the_action


@require_http_methods(["GET", "POST"])
@sends_back_to_the_action
def give_actions(request: HttpRequest, pk: int) -> HttpResponse:
    """Several ticked, one post."""
    member, plan = plan_kept(request, pk)
    left = without_leader(plan)
    form = GiveActionsForm(request.POST or None, left, posts_of(plan))
    if form.is_valid():
        given = services.give_actions(form.chosen, form.to, by=member)
        number = len(given)
        words = ngettext("%(number)d action given", "%(number)d actions given", number)
        messages.success(request, words % {"number": number})
        return redirect("plans:give_actions", pk)
    context = {"form": form, "plan": plan, "left": left, "posts": address("plans:posts")}
    return render(request, "plans/give_actions.jinja", context)

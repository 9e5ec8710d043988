"""How far an action is: agreed, started, delivered, stopped, taken up again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from heard.plans.forms.action_steps import DeliverForm, ReopenForm, StopForm
from heard.plans.models import Action
from heard.plans.models.words import ActionState
from heard.plans.queries.action_page import delivered_words
from heard.plans.services import actions as services
from heard.plans.views.opening_actions import action_kept, sends_back_to_the_action


@require_POST
@sends_back_to_the_action
def agree_action(request: HttpRequest, pk: int) -> HttpResponse:
    """From a draft to a promise."""
    member, action = action_kept(request, pk)
    services.agree_action(action, by=member)
    messages.success(request, _("Agreed. From now on its day moves only with a reason"))
    return redirect("plans:keep_action", pk)


@require_POST
@sends_back_to_the_action
def start_action(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody works on it."""
    member, action = action_kept(request, pk)
    services.start_action(action, by=member)
    messages.success(request, _("Started"))
    return redirect("plans:keep_action", pk)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_action
def deliver_action(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything is done; whether anybody notices comes after it."""
    member, action = action_kept(request, pk)
    _refuse_unless(action, *services.OPEN)
    form = DeliverForm(request.POST or None, {"changed_words": delivered_words(action)})
    if form.is_valid():
        services.deliver_action(action, form.delivered, by=member)
        words = _("Delivered. Now find out whether families notice it")
        return _done(request, action, words)
    return render(request, "plans/deliver_action.jinja", {"form": form, "action": action})


@require_http_methods(["GET", "POST"])
@sends_back_to_the_action
def stop_action(request: HttpRequest, pk: int) -> HttpResponse:
    """We can't, because."""
    member, action = action_kept(request, pk)
    _refuse_unless(action, ActionState.DRAFT, *services.OPEN)
    form = StopForm(request.POST or None)
    if form.is_valid():
        services.stop_action(action, form.stopped, by=member)
        return _done(request, action, _("Stopped. Families read why"))
    return render(request, "plans/stop_action.jinja", {"form": form, "action": action})


@require_http_methods(["GET", "POST"])
@sends_back_to_the_action
def reopen_action(request: HttpRequest, pk: int) -> HttpResponse:
    """It was not done after all, or will be done."""
    member, action = action_kept(request, pk)
    over = (ActionState.DELIVERED, ActionState.EVIDENCED, ActionState.STOPPED)
    _refuse_unless(action, *over)
    form = ReopenForm(request.POST or None)
    if form.is_valid():
        services.reopen_action(action, because=form.cleaned_data["because"], by=member)
        return _done(request, action, _("Taken up again"))
    return render(request, "plans/reopen_action.jinja", {"form": form, "action": action})


def _refuse_unless(action: Action, *states: ActionState) -> None:
    """Nobody fills in a form for a step that cannot be taken."""
    if action.state not in states:
        raise services.NotInThisStateError(action)


def _done(request: HttpRequest, action: Action, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("plans:keep_action", action.pk)

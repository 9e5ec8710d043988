"""Writing an action down, and changing it."""

from collections.abc import Iterable
from typing import TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from heard.design.typed import whole_number
from heard.plans.action_differing import differing
from heard.plans.details import ActionDetails, ActionWhen
from heard.plans.differing import Differing
from heard.plans.forms.actions import ActionForm
from heard.plans.models import Action, Finding, Plan, Priority
from heard.plans.models.words import ActionState
from heard.plans.queries import action_choices as choices
from heard.plans.queries.action_page import details_of
from heard.plans.services import actions as services
from heard.plans.services.held_actions import ActionChangedError
from heard.plans.views.opening_actions import (
    action_kept,
    plan_kept,
    say_who_saved,
    sends_back_to_the_action,
)
from heard.plans.views.opening_plans import revision_read

Thing = TypeVar("Thing", Priority, Finding)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_action
def make_action(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft."""
    member, plan = plan_kept(request, pk)
    offered = choices.choices_for(plan)
    form = ActionForm(request.POST or None, offered, _begun(request, plan, offered))
    if form.is_valid():
        try:
            action = services.make_action(plan, form.details, by=member)
        except services.ReferenceTakenError:
            _refuse_reference(form, plan)
        else:
            messages.success(request, _("Action added as a draft. Agree it once it is promised"))
            return redirect("plans:keep_action", action.pk)
    return render(request, "plans/make_action.jinja", {"form": form, "plan": plan})


@require_http_methods(["GET", "POST"])
@sends_back_to_the_action
def change_action(request: HttpRequest, pk: int) -> HttpResponse:
    """Describe it anew. If somebody else did so meanwhile, both are shown."""
    member, action = action_kept(request, pk)
    revision = revision_read(request, action)
    form = _form_of(request, action)
    saved: tuple[Differing, ...] = ()
    if form.is_valid():
        try:
            services.change_action(action, form.details, revision=revision, by=member)
        except ActionChangedError as changed:
            revision = say_who_saved(form, changed)
            saved = differing(form.details, details_of(changed.action))
        except services.ReferenceTakenError:
            _refuse_reference(form, action.plan)
        except services.PromisedAlreadyError:
            messages.warning(request, _("This action was agreed meanwhile, so its day stays"))
            return redirect("plans:keep_action", pk)
        else:
            messages.success(request, _("Changes saved"))
            return redirect("plans:keep_action", pk)
    context = {"form": form, "action": action, "revision": revision, "saved": saved}
    return render(request, "plans/change_action.jinja", context)


def _form_of(request: HttpRequest, action: Action) -> ActionForm:
    is_draft = action.state == ActionState.DRAFT
    has_promise = not is_draft and (action.due_on or action.due_words)
    promised = ActionWhen(due_on=action.due_on, due_words=action.due_words)
    return ActionForm(
        request.POST or None,
        choices.choices_for(action.plan, action),
        details_of(action),
        promised=promised if has_promise else None,
        is_draft=is_draft,
    )


def _begun(request: HttpRequest, plan: Plan, offered: choices.ActionChoices) -> ActionDetails:
    """What the address says already: the priority, with its next reference; the finding."""
    priority = _named(request, "priority", offered.priorities)
    finding = _named(request, "finding", offered.findings)
    reference = choices.next_reference(plan, priority) if priority else ""
    findings = (finding,) if finding else ()
    return ActionDetails("", reference=reference, priority=priority, findings=findings)


def _named(request: HttpRequest, name: str, things: Iterable[Thing]) -> Thing | None:
    pk = whole_number(request.GET.get(name))
    return next((thing for thing in things if thing.pk == pk), None)


def _refuse_reference(form: ActionForm, plan: Plan) -> None:
    free = choices.next_reference(plan, form.details.priority)
    words = _("Another action has this reference. Enter another one, like %(free)s")
    form.add_error("reference", words % {"free": free})

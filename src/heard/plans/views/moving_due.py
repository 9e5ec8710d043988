"""Another day for what was promised, with the reason."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from heard.plans.forms.action_steps import MoveDueForm
from heard.plans.queries.action_page import history_of, was_words
from heard.plans.services import due as services
from heard.plans.services.held_actions import ActionChangedError
from heard.plans.views.opening_actions import (
    action_kept,
    say_who_saved,
    sends_back_to_the_action,
)
from heard.plans.views.opening_plans import revision_read


@require_http_methods(["GET", "POST"])
@sends_back_to_the_action
def move_due(request: HttpRequest, pk: int) -> HttpResponse:
    """Every day before it stays readable, with why it moved."""
    member, action = action_kept(request, pk)
    if action.state not in services.MOVES:
        raise services.NotToBeMovedError(action)
    revision = revision_read(request, action)
    form = MoveDueForm(request.POST or None)
    if form.is_valid():
        try:
            services.move_due(action, form.moved(revision), by=member)
        except ActionChangedError as changed:
            action, revision = changed.action, say_who_saved(form, changed)
        except services.SameDayError:
            form.add_error("to", _("Enter another day. It is due on this one already"))
        except services.BeforeItStartsError:
            form.add_error("to", _("Enter a day after the one on which it starts"))
        else:
            messages.success(request, _("Its day was moved, and families can read why"))
            return redirect("plans:keep_action", pk)
    moves = [each.move for each in history_of(action) if each.move]
    context = {"form": form, "action": action, "revision": revision, "moves": moves}
    return render(request, "plans/move_due.jinja", {**context, "was_words": was_words})

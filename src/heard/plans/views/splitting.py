"""One action that goes on as several, and several that go on as one."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from heard.plans.forms.splitting import MergeForm, SplitForm, number_of_parts
from heard.plans.models import Post
from heard.plans.queries.action_choices import posts_of
from heard.plans.queries.actions import to_merge
from heard.plans.services import splitting as services
from heard.plans.services.actions import NotInThisStateError, WrongWayRoundError
from heard.plans.views.opening_actions import action_kept, sends_back_to_the_action


@require_http_methods(["GET", "POST"])
@sends_back_to_the_action
def split_action(request: HttpRequest, pk: int) -> HttpResponse:
    """Two parts or more; a button gives another one, and keeps what was typed."""
    member, action = action_kept(request, pk)
    if action.state not in services.GO_ON:
        raise NotInThisStateError(action)
    form = _split_form(request, posts_of(action.plan))
    if form.is_valid():
        because = form.cleaned_data["because"]
        try:
            made = services.split_action(action, form.parts, because=because, by=member)
        except WrongWayRoundError:
            form.add_error(None, _("Enter days after the one on which the action starts"))
        else:
            references = ", ".join(each.reference for each in made)
            words = _("Split. It goes on as %(references)s")
            messages.success(request, words % {"references": references})
            return redirect("plans:keep_action", pk)
    return render(request, "plans/split_action.jinja", {"form": form, "action": action})


@require_http_methods(["GET", "POST"])
@sends_back_to_the_action
def merge_actions(request: HttpRequest, pk: int) -> HttpResponse:
    """Others of the plan go on as this one."""
    member, action = action_kept(request, pk)
    if action.state not in services.GO_ON:
        raise NotInThisStateError(action)
    others = to_merge(action)
    form = MergeForm(request.POST or None, others)
    if form.is_valid():
        because = form.cleaned_data["because"]
        services.merge_actions(form.chosen, action, because=because, by=member)
        number = len(form.chosen)
        words = ngettext(
            "%(number)d action goes on as this one", "%(number)d actions go on as this one", number
        )
        messages.success(request, words % {"number": number})
        return redirect("plans:keep_action", pk)
    context = {"form": form, "action": action, "others": others}
    return render(request, "plans/merge_actions.jinja", context)


def _split_form(request: HttpRequest, posts: Sequence[Post]) -> SplitForm:
    number = number_of_parts(request.POST.get("number", ""))
    if "more" in request.POST:
        more = number_of_parts(str(number + 1))
        typed = SplitForm(request.POST, posts, number)
        values = {name: typed[name].value() for name in typed.fields}
        return SplitForm(None, posts, more, values)
    return SplitForm(request.POST or None, posts, number)

"""What came by link, looked at by the officer who keeps the tracker; and members who confirm."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.scrutiny.forms.answering import SettleRequestUpdateForm
from heard.scrutiny.models import RequestUpdate
from heard.scrutiny.models.tracker_words import Claim
from heard.scrutiny.queries.request_page import story
from heard.scrutiny.queries.tracker import updates_here
from heard.scrutiny.rules import can_keep_request
from heard.scrutiny.services import request_updates
from heard.scrutiny.services.request_steps import NotNowError
from heard.scrutiny.views.opening_requests import sent


@require_http_methods(["GET", "POST"])
def settle_request_update(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept it, or give it back with a question."""
    member = current_member(request)
    update = get_object_or_404(updates_here(member.partnership), pk=pk)
    if not can_keep_request(member, update.request):
        raise PermissionDenied
    form = SettleRequestUpdateForm(sent(request), update)
    if form.is_valid():
        return _settled(request, update, form, member)
    context = {"form": form, "update": update, "story": story(update.request)}
    return render(request, "scrutiny/settle_request_update.jinja", context)


def _settled(
    request: HttpRequest, update: RequestUpdate, form: SettleRequestUpdateForm, by: Member
) -> HttpResponse:
    given = form.cleaned_data
    try:
        if form.gives_back:
            reached = request_updates.return_request_update(
                update, question=given["question"], by=by
            )
            messages.success(request, _back_words(reached=reached))
        else:
            words = given["public_words"]
            request_updates.accept_request_update(update, public_words=words, by=by)
            messages.success(request, _("Accepted. Everybody can read it now"))
    except request_updates.SettledError:
        messages.warning(request, _("It was settled meanwhile, so nothing was saved"))
    except NotNowError:
        messages.warning(
            request,
            _("The request is paused, complete or replaced: nothing can be added to it now"),
        )
    else:
        if update.claim == Claim.COMPLETE and not form.gives_back:
            return redirect("scrutiny:complete_request", update.request_id)
    return redirect("scrutiny:keep_request", update.request_id)


def _back_words(*, reached: bool) -> str:
    if reached:
        return _("Given back. Your question went out by e-mail")
    return _("Given back. Nobody with an e-mail address holds the post, so ask them yourself")

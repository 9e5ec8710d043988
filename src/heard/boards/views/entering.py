"""Typing in expressions of interest that came on paper."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from heard.boards.addresses import private_links
from heard.boards.forms.entering import EnterExpressionForm
from heard.boards.models.words import Origin
from heard.boards.queries.public_calls import as_seen
from heard.boards.rules import can_enter_expressions
from heard.boards.services import expressing as services
from heard.partnerships.access import SignedInRequest, current_member


@require_http_methods(["GET", "POST"])
def enter_expression(request: SignedInRequest, pk: int) -> HttpResponse:
    """One form after the other; the reference is for writing on the paper."""
    member = current_member(request)
    call = get_object_or_404(member.partnership.calls, pk=pk)
    if not can_enter_expressions(member, call):
        raise PermissionDenied
    form = EnterExpressionForm(call, request.POST or None)
    if form.is_valid():
        received_on = form.cleaned_data["received_on"]
        arrival = services.Arrival(Origin.PAPER, form.token, received_on)
        links = private_links(request)
        try:
            entered = services.enter_expression(
                call, form.interest, arrival=arrival, link=links, by=member
            )
        except services.CallClosedError:
            form.add_error(None, _("This call takes no more expressions of interest"))
        else:
            saved = _("Saved. Write this reference on the paper: %(reference)s")
            messages.success(request, saved % {"reference": entered.reference})
            return redirect("boards:enter_expression", call.pk)
    return _page(request, form)


def _page(request: SignedInRequest, form: EnterExpressionForm) -> HttpResponse:
    seen = as_seen(form.call, timezone.localdate())
    return render(request, "boards/enter_expression.jinja", {"form": form, "seen": seen})

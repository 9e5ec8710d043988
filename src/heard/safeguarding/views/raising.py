"""Raising a concern: anybody who works with Heard, at any hour."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from heard.partnerships.access import current_member
from heard.safeguarding import services
from heard.safeguarding.forms.raising import RaiseConcernForm
from heard.safeguarding.queries.inbox import raised_by
from heard.safeguarding.queries.setup import setup_of
from heard.safeguarding.rules import (
    can_raise_concern,
    can_see_concern_numbers,
    can_set_up_safeguarding,
)


@never_cache
@require_http_methods(["GET", "POST"])
def raise_concern(request: HttpRequest) -> HttpResponse:
    """First whom to ring, then what worries them."""
    member = current_member(request)
    if not can_raise_concern(member):
        raise PermissionDenied
    setup = setup_of(member.partnership)
    form = RaiseConcernForm(setup, request.POST or None)
    if form.is_valid():
        concern = services.raise_concern(member.partnership, form.flag, by=member)
        return redirect("safeguarding:concern_raised", concern.reference)
    context = {
        "form": form,
        "setup": setup,
        "may_set_up": can_set_up_safeguarding(member),
        "may_see_numbers": can_see_concern_numbers(member),
    }
    return render(request, "safeguarding/raise_concern.jinja", context)


@never_cache
@require_safe
def concern_raised(request: HttpRequest, reference: str) -> HttpResponse:
    """Who looks, and by when: for whoever raised it, and nothing of what they wrote."""
    member = current_member(request)
    if not can_raise_concern(member):
        raise PermissionDenied
    concern = get_object_or_404(raised_by(member), reference=reference)
    context = {"concern": concern, "setup": setup_of(member.partnership)}
    return render(request, "safeguarding/concern_raised.jinja", context)

"""How many and how fast, for the board. No concern is behind any number here."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from heard.partnerships.access import current_member
from heard.safeguarding.queries import numbers as queries
from heard.safeguarding.rules import can_handle_concerns, can_see_concern_numbers


@require_safe
def numbers(request: HttpRequest) -> HttpResponse:
    member = current_member(request)
    if not can_see_concern_numbers(member):
        raise PermissionDenied
    context = {
        "quarters": queries.numbers(member.partnership, timezone.localdate()),
        "may_read": can_handle_concerns(member),
    }
    return render(request, "safeguarding/numbers.jinja", context)

"""A member's own seats, on one page."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heard.boards.queries import my_seats as reads
from heard.boards.queries import seating
from heard.boards.rules import can_see_boards
from heard.partnerships.access import current_member


@require_safe
def my_seats(request: HttpRequest) -> HttpResponse:
    """What one sits on, what is to do, what one may claim and declare."""
    member = current_member(request)
    if not can_see_boards(member):
        raise PermissionDenied
    words = {"money_words": seating.money_words, "tags": seating.EXPENSE_TAGS}
    context = {"mine": reads.my_seats(member)} | words
    return render(request, "boards/my_seats.jinja", context)

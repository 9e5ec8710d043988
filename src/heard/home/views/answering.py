"""Who may show people what is held on them, and erase it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from heard.home.rules import can_answer_rights
from heard.partnerships.access import current_member
from heard.partnerships.models import Member


def who_answers(request: HttpRequest) -> Member:
    """The member who asks. Raises PermissionDenied, Http404."""
    member = current_member(request)
    if not can_answer_rights(member):
        raise PermissionDenied
    return member

"""What every page knows of the member who reads it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.urls import reverse

from heard.design.frame import Link
from heard.home.navigation import TODAY, rooms_of
from heard.partnerships.access import current_member


def staff_pages(request: HttpRequest) -> dict[str, Any]:
    """`staff_pages` is a function, because public pages never ask who is reading."""

    def links() -> list[Link]:
        try:
            member = current_member(request)
        except (Http404, PermissionDenied):
            return []  # a page of no partnership, or of one that this person is no member of
        return [Link(page.text, reverse(page.name)) for page in (TODAY, *rooms_of(member))]

    return {"staff_pages": links}

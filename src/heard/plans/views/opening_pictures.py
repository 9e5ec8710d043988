"""Getting hold of plans and their snapshots: what is public, and for staff what is not yet."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from heard.accounts.rules import may_go_on
from heard.partnerships.access import current_member, current_partnership
from heard.plans.models import Plan, Snapshot
from heard.plans.queries.pictures import plans_to_read
from heard.plans.queries.snapshots import snapshots_in
from heard.plans.rules import can_see_plans

View = Callable[..., HttpResponse]


def public_or_draft(view: View) -> View:
    """For everybody. No cache keeps what somebody who is signed in gets: it may be a draft."""

    @login_not_required
    @require_safe
    @vary_on_cookie
    @wraps(view)
    def open_page(request: HttpRequest, **place: Any) -> HttpResponse:
        response = view(request, **place)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers["Cache-Control"] = "no-store"
        return response

    return open_page


def is_for_staff(request: HttpRequest) -> bool:
    """Whether somebody is signed in, as on staff pages, who may see drafts. Sets no cookie."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    try:
        member = current_member(request)
    except PermissionDenied:
        return False
    return may_go_on(request, member.user) and can_see_plans(member)


def plan_to_read(request: HttpRequest, slug: str) -> Plan:
    """Raises Http404."""
    found = plans_to_read(current_partnership(request), for_staff=is_for_staff(request))
    return get_object_or_404(found.select_related("partnership"), slug=slug)


def snapshot_to_read(request: HttpRequest, key: UUID) -> Snapshot:
    """Raises Http404."""
    found = snapshots_in(current_partnership(request), for_staff=is_for_staff(request))
    return get_object_or_404(found, key=key)

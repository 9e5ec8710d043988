"""The inbox and one concern: safeguarding leads alone, whatever else somebody may do."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from heard.design.paging import as_query, page_links
from heard.partnerships.access import current_member
from heard.safeguarding import tags
from heard.safeguarding.queries import inbox as queries
from heard.safeguarding.queries.setup import acting_lead, setup_of
from heard.safeguarding.rules import can_handle_concerns
from heard.safeguarding.services import handling as services
from heard.safeguarding.views.opening import open_concern

PAGE_LENGTH = 25


@never_cache
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """What nobody has looked at first."""
    member = current_member(request)
    if not can_handle_concerns(member):
        raise PermissionDenied
    closed = "closed" in request.GET
    found = queries.inbox(member.partnership, closed=closed)
    page = Paginator(found, PAGE_LENGTH).get_page(request.GET.get("page"))
    words = {"before": _("Page before"), "after": _("Next page")}
    context = {
        "lines": queries.lines(list(page), timezone.now()),
        "closed": closed,
        "links": page_links(page, as_query({"closed": closed and "1"}), **words),
        "has_lead": acting_lead(setup_of(member.partnership)) is not None,
        "tags": tags,
    }
    return render(request, "safeguarding/inbox.jinja", context)


@never_cache
@require_safe
def concern(request: HttpRequest, pk: int) -> HttpResponse:
    """All of it. That it was read, by whom and when, is one of its steps."""
    member = current_member(request)
    found = open_concern(member, pk)
    services.note_reading(found, by=member)
    context = {"opened": queries.opened(found, timezone.now()), "concern": found, "tags": tags}
    return render(request, "safeguarding/concern.jinja", context)


@require_POST
def look_at_concern(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop the timer."""
    member = current_member(request)
    found = open_concern(member, pk)
    try:
        looked = services.look_at_concern(found, by=member)
    except services.ClosedError:
        messages.warning(request, _("Somebody has closed it meanwhile"))
    else:
        if looked.looked_by_id == member.pk:
            messages.success(request, _("You are looking at this. The timer has stopped"))
        else:
            words = _("%(name)s is looking at this already") % {"name": looked.looked_by}
            messages.info(request, words)
    return redirect("safeguarding:concern", pk)

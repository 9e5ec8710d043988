"""Pages that join the rooms."""

from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heard.home import queries
from heard.home.holding import retention_rules
from heard.home.navigation import rooms_of
from heard.home.queries.steps import steps
from heard.partnerships.access import current_member, current_partnership
from heard.partnerships.queries import partnerships
from heard.sessions.queries.public_sessions import public_programmes

STATEMENT_PREPARED_ON = date(2026, 11, 23)


@login_not_required
@require_safe
def front_page(request: HttpRequest) -> HttpResponse:
    """What a partnership asks, found and decided; without a partnership, which ones there are."""
    if getattr(request, "partnership", None) is None:
        every = {"partnerships": partnerships()}
        return render(request, "home/all_partnerships.jinja", every)
    page = {"front": queries.front_page(current_partnership(request))}
    return render(request, "home/front_page.jinja", page)


@login_not_required
@require_safe
def ten_steps(request: HttpRequest) -> HttpResponse:
    """From what inspectors found to who reported back, each step with the page that shows it."""
    page = {"steps": steps(current_partnership(request))}
    return render(request, "home/ten_steps.jinja", page)


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """What needs this member today."""
    member = current_member(request)
    page = {
        "member": member,
        "todos": queries.what_needs_you(member),
        "rooms": rooms_of(member),
    }
    return render(request, "home/today.jinja", page)


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement (Public Sector Bodies Accessibility Regulations 2018)."""
    return render(request, "home/accessibility.jinja", {"prepared_on": STATEMENT_PREPARED_ON})


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What Heard keeps, in plain words."""
    partnership = getattr(request, "partnership", None)
    page = {
        "rules": retention_rules(),
        "programmes": list(public_programmes(partnership)) if partnership else [],
    }
    return render(request, "home/privacy.jinja", page)


@login_not_required
@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """Who to ask, and who to call when a child is not safe."""
    return render(request, "home/contact.jinja")


@login_not_required
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """For whoever watches the server: 200 when both databases answer, else the 503 page."""
    for connection in connections.all():
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")

"""What is new in a plan, for feed readers."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import conditional_page, require_safe

from heard.design.feeds import Head, write_feed
from heard.partnerships.access import current_partnership
from heard.plans import feeds
from heard.plans.queries import public_plan as queries
from heard.plans.queries.news import latest_news


@login_not_required
@require_safe
@conditional_page
def plan_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """What changed in a plan for families, as an Atom feed."""
    partnership = current_partnership(request)
    found = get_object_or_404(queries.public_plans(partnership), slug=slug)
    head = Head(
        title=found.title,
        author=partnership.name,
        page=request.build_absolute_uri(found.get_absolute_url()),
        address=request.build_absolute_uri(),
    )
    written = write_feed(head, feeds.entries(latest_news(found)), request.build_absolute_uri)
    return HttpResponse(written, content_type="application/atom+xml; charset=utf-8")

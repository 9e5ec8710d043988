"""The register that everybody can read."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from heard.design import feeds
from heard.design.paging import page_links
from heard.partnerships.access import current_partnership
from heard.scrutiny import feed, listings, queries
from heard.scrutiny.models import State
from heard.scrutiny.queries.again import published_again
from heard.scrutiny.views.asking import asked

PAGE_LENGTH = 20


@login_not_required
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Search and filter, newest first."""
    partnership = current_partnership(request)
    form = asked(request, partnership)
    page = queries.register_page(partnership, form.wanted, request.GET.get("page"), PAGE_LENGTH)
    words = {"before": _("Newer decisions"), "after": _("Older decisions")}
    context = {"form": form, "page": page, "links": page_links(page, form.query, **words)}
    return render(request, "scrutiny/register.jinja", context)


@login_not_required
@require_safe
def decision(request: HttpRequest, slug: str) -> HttpResponse:
    """One decision; of a withdrawn one, only that it was withdrawn and why."""
    partnership = current_partnership(request)
    record = get_object_or_404(queries.in_force(partnership, slug))
    if record.state == State.WITHDRAWN:
        return render(request, "scrutiny/withdrawn.jinja", {"record": record}, status=410)
    editions = list(queries.earlier_editions(record))
    again = published_again(record, editions)
    context = {"record": record, "editions": editions, "again": again}
    return render(request, "scrutiny/decision.jinja", context | listings.shown(record))


@login_not_required
@require_safe
def edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """An edition that has been replaced, as it was."""
    current = get_object_or_404(queries.in_force(current_partnership(request), slug))
    if number == current.edition or current.state == State.WITHDRAWN:
        return redirect(current)
    record = get_object_or_404(queries.earlier_editions(current), edition=number)
    corrected = queries.next_edition(record)
    context = {"record": record, "current": current, "next": corrected} | listings.shown(record)
    return render(request, "scrutiny/edition.jinja", context)


@login_not_required
@require_safe
def decisions_csv(request: HttpRequest) -> HttpResponseBase:
    """The register, or the part of it that was asked for, one row a resolution."""
    partnership = current_partnership(request)
    found = queries.register(partnership, asked(request, partnership).wanted)
    rows = listings.csv_lines(found, _address_of(request))
    response = StreamingHttpResponse(rows, content_type="text/csv; charset=utf-8; header=present")
    response["Content-Disposition"] = 'attachment; filename="decisions.csv"'
    return response


@login_not_required
@require_safe
def decisions_json(request: HttpRequest) -> HttpResponseBase:
    """The same as JSON, with the keys of `heard parse_decision`."""
    partnership = current_partnership(request)
    found = queries.register(partnership, asked(request, partnership).wanted)
    pieces = listings.json_pieces(found, _address_of(request))
    return StreamingHttpResponse(pieces, content_type="application/json")


@login_not_required
@require_safe
@conditional_page
def decisions_feed(request: HttpRequest) -> HttpResponse:
    """The newest decisions as an Atom feed."""
    partnership = current_partnership(request)
    form = asked(request, partnership)
    head = feeds.Head(
        title=_("Decisions: %(name)s") % {"name": partnership.name},
        author=partnership.name,
        page=request.build_absolute_uri(reverse("scrutiny:register") + form.query),
        address=request.build_absolute_uri(),
    )
    entries = [*feed.entries(queries.register(partnership, form.wanted)[: feed.LENGTH])]
    if form.wanted.is_empty:
        entries += feed.withdrawals(queries.withdrawn_lately(partnership))
    written = feeds.write_feed(head, entries, request.build_absolute_uri)
    return HttpResponse(written, content_type="application/atom+xml; charset=utf-8")


def _address_of(request: HttpRequest) -> listings.AddressOf:
    """Where each decision stands, for a file that is still written when the request is over.

    By then the prefix of the partnership is gone, and `reverse` would leave it out.
    """
    pattern = request.build_absolute_uri(reverse("scrutiny:decision", args=["slug"]))
    before = pattern.removesuffix("slug/")
    return lambda record: f"{before}{record.slug}/"

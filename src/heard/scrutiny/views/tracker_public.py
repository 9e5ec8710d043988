"""What committees asked for, for everybody: the tracker, one line's story, and files of it."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from heard.design.paging import page_links
from heard.design.papers.word import to_word
from heard.partnerships.access import current_partnership
from heard.scrutiny import tracker_files as files
from heard.scrutiny.forms.tracker import PublicTrackerForm
from heard.scrutiny.models import Committee
from heard.scrutiny.queries import tracker as queries
from heard.scrutiny.queries.request_page import story
from heard.scrutiny.queries.sitting import committees_of
from heard.scrutiny.rag import rag_rule

PAGE_LENGTH = 20
CSV = "text/csv; charset=utf-8; header=present"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@login_not_required
@require_safe
def requests(request: HttpRequest, slug: str) -> HttpResponse:
    """The tracker of a committee."""
    committee = _committee(request, slug)
    form, listed = _sought(request, committee)
    page = Paginator(listed, PAGE_LENGTH).get_page(request.GET.get("page"))
    links = page_links(page, form.query, before=_("Page before"), after=_("Next page"))
    context = {
        "committee": committee,
        "form": form,
        "page": page,
        "links": links,
        "counts": queries.counts(listed),
        "rule": rag_rule(),
        "today": timezone.localdate(),
    }
    return render(request, "scrutiny/requests.jinja", context)


@login_not_required
@require_safe
def request_story(request: HttpRequest, key: UUID) -> HttpResponse:
    """One line: what was resolved, by whom it was answered, what was done, who confirmed."""
    found = queries.any_public_request(current_partnership(request))
    context = {"story": story(get_object_or_404(found, key=key)), "rule": rag_rule()}
    return render(request, "scrutiny/request.jinja", context)


@login_not_required
@require_safe
def tracker_csv(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One row a line, safe for spreadsheets."""
    committee = _committee(request, slug)
    _form, listed = _sought(request, committee)
    written = files.csv_lines(listed, _address_of(request))
    response = StreamingHttpResponse(
        written, content_type="text/csv; charset=utf-8; header=present"
    )
    return _named(response, committee, "csv")


@login_not_required
@require_safe
def tracker_json(request: HttpRequest, slug: str) -> HttpResponseBase:
    committee = _committee(request, slug)
    _form, listed = _sought(request, committee)
    written = files.to_json(committee, listed, _address_of(request))
    return HttpResponse(written, content_type="application/json")


@login_not_required
@require_safe
def tracker_word(request: HttpRequest, slug: str) -> HttpResponseBase:
    """In the columns that committees use."""
    committee = _committee(request, slug)
    _form, listed = _sought(request, committee)
    written = to_word(files.tracker_paper(committee, listed, timezone.localdate()))
    return _named(HttpResponse(written, content_type=WORD), committee, "docx")


def _committee(request: HttpRequest, slug: str) -> Committee:
    found = committees_of(current_partnership(request)).filter(body__is_public=True)
    return get_object_or_404(found, body__slug=slug)


def _sought(
    request: HttpRequest, committee: Committee
) -> tuple[PublicTrackerForm, list[queries.Line]]:
    found = queries.public_requests(committee)
    form = PublicTrackerForm(request.GET, years=queries.years_tracked(found))
    return form, queries.lines(found, form.wanted)


def _address_of(request: HttpRequest) -> files.AddressOf:
    """Where each line stands, for a file that is still written when the request is over."""
    nowhere = UUID(int=0)
    pattern = request.build_absolute_uri(reverse("scrutiny:request", args=[nowhere]))
    before = pattern.removesuffix(f"{nowhere}/")
    return lambda line: f"{before}{line.key}/"


def _named(response: HttpResponseBase, committee: Committee, kind: str) -> HttpResponseBase:
    response["Content-Disposition"] = f'attachment; filename="tracker-{committee.slug}.{kind}"'
    return response

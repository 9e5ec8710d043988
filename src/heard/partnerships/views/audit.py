"""Who did what, for administrators."""

from collections.abc import Iterator

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from heard.audit.models import Entry
from heard.audit.queries import Wanted, deeds_of, entries
from heard.design.csv_lines import MARK, csv_line
from heard.design.paging import page_links
from heard.partnerships import queries
from heard.partnerships.access import SignedInRequest, current_member
from heard.partnerships.forms.audit import WantedForm
from heard.partnerships.models import Member
from heard.partnerships.rules import can_see_audit

ON_A_PAGE = 50


@require_GET
def audit(request: SignedInRequest) -> HttpResponse:
    member, form, wanted = _asked(request)
    page = Paginator(entries(member.partnership_id, wanted), ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    asked = request.GET.copy()
    asked.pop("page", None)
    query = f"?{asked.urlencode()}" if asked else ""
    links = page_links(page, query, before=_("Newer"), after=_("Older"))
    context = {"form": form, "page": page, "query": query, "links": links}
    return render(request, "partnerships/audit.jinja", context)


@require_GET
def audit_file(request: SignedInRequest) -> StreamingHttpResponse:
    """All of what is wanted, as CSV whose cells no spreadsheet takes for formulas."""
    member, _form, wanted = _asked(request)
    found = entries(member.partnership_id, wanted).iterator(chunk_size=1000)
    response = StreamingHttpResponse(_lines(found), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="audit.csv"'
    return response


def _asked(request: HttpRequest) -> tuple[Member, WantedForm, Wanted]:
    """Who asks, and for what; a filter that cannot be read filters nothing."""
    member = current_member(request)
    if not can_see_audit(member):
        raise PermissionDenied
    people = queries.everybody_ever(member.partnership)
    form = WantedForm(people, deeds_of(member.partnership_id), request.GET or None)
    return member, form, form.wanted if form.is_valid() else Wanted()


def _lines(found: Iterator[Entry]) -> Iterator[str]:
    heads = [_("When"), _("Who"), _("Deed"), _("What"), _("Kind"), _("Details")]
    yield MARK + csv_line(heads)
    for entry in found:
        details = "; ".join(f"{name}: {value}" for name, value in entry.details.items())
        yield csv_line(
            [
                entry.at.isoformat(timespec="seconds"),
                entry.actor_name,
                entry.deed,
                entry.subject_name,
                entry.subject_kind,
                details,
            ]
        )

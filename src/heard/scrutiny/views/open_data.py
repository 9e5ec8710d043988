"""Decisions in the terms of OParl."""

from django.contrib.auth.decorators import login_not_required
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
    StreamingHttpResponse,
)
from django.views.decorators.http import require_safe

from heard.boards.open_data import oparl as of_boards
from heard.partnerships.access import current_partnership
from heard.scrutiny.open_data import oparl, oparl_pages
from heard.scrutiny.views.asking import asked


@login_not_required
@require_safe
def decisions_oparl(request: HttpRequest) -> HttpResponseBase:
    """The register, or the part of it that was asked for, a hundred decisions a page."""
    partnership = current_partnership(request)
    form = asked(request, partnership)
    body = of_boards.body_of(partnership, of_boards.Addresses(request.build_absolute_uri))
    page = oparl_pages.page_of(partnership, form.wanted, request.GET.get("page"))
    found = oparl_pages.Asked(partnership, body, page, form.query)
    written = oparl_pages.pieces(found, oparl.addresses(request.build_absolute_uri))
    response = StreamingHttpResponse(written, content_type="application/json")
    response["Access-Control-Allow-Origin"] = "*"
    return response


@login_not_required
@require_safe
def decision_oparl(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """One object, at the address that is its id."""
    at = oparl.addresses(request.build_absolute_uri)
    thing = oparl_pages.thing(current_partnership(request), at, kind, key)
    if thing is None:
        raise Http404
    response = JsonResponse(thing, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    return response

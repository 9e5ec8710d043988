"""Bodies, seats, people and meetings as open data."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from heard.boards.open_data import oparl, oparl_lists, popolo
from heard.boards.open_data.things import Thing
from heard.boards.queries import open_data as queries
from heard.partnerships.access import current_partnership


@login_not_required
@require_safe
def popolo_json(request: HttpRequest) -> HttpResponseBase:
    """Everything in one Popolo file, written while it is read."""
    partnership = current_partnership(request)
    public = queries.public_bodies(partnership, timezone.localdate())
    meetings = queries.meetings_of(public).iterator(chunk_size=2000)
    parts = {
        "persons": popolo.persons(public),
        "organizations": popolo.organizations(public, _root(request)),
        "posts": popolo.posts(public),
        "memberships": popolo.memberships(public),
        "events": popolo.events(meetings, public.bodies),
    }
    response = StreamingHttpResponse(_pieces(parts), content_type="application/json")
    response["Access-Control-Allow-Origin"] = "*"
    return response


@login_not_required
@require_safe
def oparl_json(request: HttpRequest) -> HttpResponse:
    """Where a reader of OParl begins."""
    partnership = current_partnership(request)
    return _json(oparl.system(partnership, oparl.Addresses(request.build_absolute_uri)))


@login_not_required
@require_safe
def oparl_list(request: HttpRequest, kind: str) -> HttpResponse:
    """One page of all objects of a kind."""
    partnership = current_partnership(request)
    at = oparl.Addresses(request.build_absolute_uri)
    try:
        page = oparl_lists.page_of(partnership, at, kind, request.GET.get("page"))
    except oparl_lists.NoSuchThingError as problem:
        raise Http404 from problem
    return _json(page)


@login_not_required
@require_safe
def oparl_object(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """One object, at the address that is its id."""
    partnership = current_partnership(request)
    at = oparl.Addresses(request.build_absolute_uri)
    try:
        thing = oparl_lists.thing(partnership, at, kind, key)
    except oparl_lists.NoSuchThingError as problem:
        raise Http404 from problem
    return _json(thing)


def _root(request: HttpRequest) -> str:
    """Where the partnership's pages begin: what is streamed has no request to ask any more."""
    return request.build_absolute_uri(reverse("boards:bodies")).removesuffix("boards/")


def _json(thing: Thing) -> JsonResponse:
    """Any web page may read it, as OParl asks."""
    response = JsonResponse(thing, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _batched(things: Iterator[Thing], size: int) -> Iterator[list[Thing]]:
    while piece := list(islice(things, size)):
        yield piece


def _pieces(parts: dict[str, Iterator[Thing]]) -> Iterable[str]:
    """One JSON object with a list for each part, thing by thing."""
    for number, (name, things) in enumerate(parts.items()):
        yield f"{',' if number else '{'}{json.dumps(name)}:["
        # A piece at a time: one by one, so many things would take longer to send than to write.
        for place, piece in enumerate(_batched(things, 500)):
            lines = ",\n".join(json.dumps(thing, ensure_ascii=False) for thing in piece)
            yield f",\n{lines}" if place else lines
        yield "]"
    yield "}"

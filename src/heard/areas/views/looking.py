"""Finding a programme for whoever asks, from the side that they are on."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from heard.areas import queries, rules
from heard.areas.models import Area, Programme
from heard.areas.queries import Viewpoint
from heard.partnerships.access import current_member
from heard.partnerships.models import Member


def looking_at(request: HttpRequest, key: UUID) -> tuple[Member, Viewpoint]:
    """Raises PermissionDenied, and Http404 where the partnership is no part of the programme."""
    member = current_member(request)
    if not rules.can_see_programmes(member):
        raise PermissionDenied
    found = queries.viewpoint(member, key)
    if found is None:
        raise Http404
    return member, found


def programme_to_run(request: HttpRequest, key: UUID) -> tuple[Member, Programme]:
    """A programme of the member's own partnership. Raises PermissionDenied, Http404."""
    member = current_member(request)
    programme = get_object_or_404(queries.run_by(member.partnership), key=key)
    if not rules.can_run_programme(member, programme):
        raise PermissionDenied
    return member, programme


def area_to_answer_for(request: HttpRequest, key: UUID) -> tuple[Member, Area]:
    """Where the member's own partnership was asked. Raises PermissionDenied, Http404."""
    member = current_member(request)
    area = get_object_or_404(queries.areas_of(member.partnership), programme__key=key)
    if not rules.can_answer_for_area(member, area):
        raise PermissionDenied
    return member, area

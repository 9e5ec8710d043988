"""Who is asking, as a member of the partnership that the page belongs to."""

from typing import cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from heard.accounts.models import User
from heard.partnerships.models import Member, Partnership
from heard.partnerships.rules import session_reaches


class PublicRequest(HttpRequest):
    """A request for a partnership's page, by anybody."""

    partnership: Partnership


class SignedInRequest(PublicRequest):
    """A request by somebody who has signed in."""

    user: User


def current_partnership(request: HttpRequest) -> Partnership:
    """The partnership whose page this is. Raises Http404 on a page that belongs to none."""
    partnership = cast("Partnership | None", getattr(request, "partnership", None))
    if partnership is None:
        raise Http404
    return partnership


def current_member(request: HttpRequest) -> Member:
    """The signed-in user as a member here.

    Raises PermissionDenied for a member of another partnership, for one who has left or has not
    taken up the invitation, and for one who came in through the provider of an organisation that
    is not theirs here; Http404 on a page of no partnership.
    """
    known = cast("Member | None", getattr(request, "member", None))
    if known is not None:
        return known
    partnership = current_partnership(request)
    if request.user.pk is None:
        raise PermissionDenied
    member = (
        Member.objects.select_related("user", "partnership", "organisation")
        .joined()
        .filter(partnership=partnership, user_id=request.user.pk)
        .first()
    )
    if member is None or not session_reaches(request, member):
        raise PermissionDenied
    request.member = member  # type: ignore[attr-defined] # asked once: the frame asks again
    return member

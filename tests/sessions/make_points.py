"""Dull valid points for tests: name only what your test is about."""

from itertools import count
from typing import Any

from django.utils import timezone

from heard.partnerships.models import Member
from heard.partnerships.roles import Role
from heard.sessions.models import Host, Point, Session
from heard.sessions.models.words import HostKind, PointState, Prompt, Reason
from tests.partnerships import make as partnerships
from tests.sessions import make

_number = count(1)


def lead_of(session: Session) -> Member:
    """An engagement lead of the session's partnership."""
    return make.lead(session.phase.programme.partnership)


def co_host(session: Session) -> Member:
    """A parent who helps to run the session, on a sign-in of their own."""
    parent = partnerships.member(Role.PARENT_REPRESENTATIVE, of=session.phase.programme.partnership)
    Host.objects.create(session=session, member=parent, kind=HostKind.CO_HOST)
    return parent


def point(of: Session | None = None, said: str = "", **more: Any) -> Point:
    """A new point that somebody wrote down at a session."""
    of = of or make.held()
    columns = {
        "prompt": Prompt.EVEN_BETTER_IF,
        "captured_at": timezone.now(),
        "captured_by": more.pop("by", None) or lead_of(of),
    }
    words = said or f"We waited for a long time ({next(_number)})"
    return Point.objects.create(session=of, said=words, **(columns | more))


def published(of: Session | None = None, public_text: str = "", **more: Any) -> Point:
    words = public_text or f"Families wait for a long time ({next(_number)})"
    return point(of, state=PointState.PUBLISHED, public_text=words, **more)


def not_published(of: Session | None = None, **more: Any) -> Point:
    return point(of, state=PointState.NOT_PUBLISHED, reason=Reason.IDENTIFYING, **more)


def flagged(of: Session | None = None, said: str = "", **more: Any) -> Point:
    """One that is with the safeguarding lead."""
    return point(of, said, state=PointState.FLAGGED, **more)

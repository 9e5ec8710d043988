"""Dull valid concerns and leads for tests: name only what your test is about."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from heard.partnerships.models import Member, Partnership
from heard.partnerships.roles import Role
from heard.safeguarding.models import Concern, ConcernSource, Safeguarding, Urgency
from heard.safeguarding.services import Flag, raise_concern
from tests.partnerships import make as partnerships

SAID = "Uncle Rowan locks the twins in the shed"


def lead(of: Partnership | None = None) -> Member:
    return partnerships.member(Role.SAFEGUARDING_LEAD, of=of)


def setup(of: Partnership | None = None, **more: Any) -> Safeguarding:
    """A lead and a deputy, with the usual hours."""
    of = of or partnerships.partnership()
    people = {"lead": lead(of), "deputy": lead(of)}
    return Safeguarding.objects.create(partnership=of, **(people | more))


def flag(**more: Any) -> Flag:
    """Something that was said at a session."""
    columns = {"source": ConcernSource.SESSION, "source_key": uuid4(), "said": SAID}
    return Flag(**(columns | {"worry": "They may be hurt"} | more))


def concern(of: Partnership | None = None, by: Member | None = None, **more: Any) -> Concern:
    return raise_concern(of or partnerships.partnership(), flag(**more), by=by)


def make_late(concern: Concern, by: timedelta = timedelta(minutes=1)) -> Concern:
    """Let the time in which somebody should have looked be over."""
    now: datetime = timezone.now()
    Concern.objects.filter(pk=concern.pk).update(
        raised_at=now - by - timedelta(hours=1), look_by=now - by
    )
    concern.refresh_from_db()
    return concern


AT_ONCE = Urgency.AT_ONCE

"""What actions are linked to."""

from heard.sessions.models import Point
from tests.sessions import make_heard, make_points


def public_point() -> Point:
    """A point of a session of which "what we heard" is published."""
    session = make_heard.published()
    return session.points.published().first() or make_points.published(session)

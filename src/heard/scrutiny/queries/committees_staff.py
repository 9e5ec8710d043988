"""Bodies that could be followed as committees."""

from heard.boards.models import BodyQuerySet
from heard.boards.models.words import BodyKind
from heard.partnerships.models import Partnership


def bodies_to_follow(partnership: Partnership) -> BodyQuerySet:
    """Committees at work that are not followed yet, A to Z."""
    found = partnership.bodies.all().at_work()
    return found.filter(kind=BodyKind.COMMITTEE, committee=None)

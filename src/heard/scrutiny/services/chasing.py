"""Asking about requests each morning, without anybody having to think of it."""

from heard.partnerships.models import Partnership
from heard.plans.services.posts import NotHeldError
from heard.scrutiny.queries.asking import Owed, owed
from heard.scrutiny.services.request_letters import chase


def chase_requests() -> int:
    """One letter to each who owes something. Gives how many letters; twice a day is once."""
    several = [each for area in Partnership.objects.all() for each in owed(area)]
    return sum(_chased(each) for each in several)


def _chased(each: Owed) -> bool:
    try:
        return chase(each)
    except NotHeldError:
        return False  # they left since the list was made

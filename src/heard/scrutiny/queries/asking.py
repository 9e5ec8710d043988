"""Who is asked about requests today, and whom no letter reaches."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from heard.partnerships.models import Partnership
from heard.plans.models import Holder
from heard.scrutiny.chasing import Why, why_asked
from heard.scrutiny.models import Request


@dataclass(frozen=True)
class OwedLine:
    request: Request
    why: Why


@dataclass(frozen=True)
class Owed:
    """All that one holder is asked about today."""

    holder: Holder
    lines: tuple[OwedLine, ...]


def owed(partnership: Partnership) -> list[Owed]:
    """By holder. Two statements."""
    today = timezone.localdate()
    found: dict[int, list[OwedLine]] = defaultdict(list)
    running = Request.objects.filter(partnership=partnership, post__isnull=False).open()
    for request in running.select_related("committee__body").order_by("due_on", "pk"):
        if request.post_id and (why := why_asked(request, today)):
            found[request.post_id].append(OwedLine(request, why))
    holders = _holders().filter(post__in=found)
    return [Owed(holder, tuple(found[holder.post_id])) for holder in holders]


def holder_of(request: Request) -> Holder | None:
    """Whoever holds its post today."""
    return _holders().filter(post=request.post_id).first() if request.post_id else None


def unreached(partnership: Partnership) -> QuerySet[Request]:
    """Those at work that nobody with an e-mail address leads."""
    reached = [holder.post_id for holder in _holders().filter(post__partnership=partnership)
               if holder.address]  # fmt: skip
    return Request.objects.filter(partnership=partnership).running().exclude(post__in=reached)


def _holders() -> QuerySet[Holder]:
    today = Holder.objects.today().filter(forgotten_at=None)
    return today.select_related("post__partnership", "member__user").order_by("pk")

"""What whoever holds a post sees: what committees asked of it, and what they said last."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from heard.partnerships.models import Partnership
from heard.plans.models import Holder
from heard.scrutiny.models import Request, RequestUpdate
from heard.scrutiny.queries.tracker import Line
from heard.scrutiny.tracker_deeds import AT_WORK


@dataclass(frozen=True)
class MyRequest:
    """One of theirs; `last` is what they or whoever had the post before sent last."""

    line: Line
    last: RequestUpdate | None = None

    @property
    def request(self) -> Request:
        return self.line.request

    @property
    def awaits_response(self) -> bool:
        return not self.request.response

    @property
    def question(self) -> str:
        """What the officer wants to know of the last one."""
        return self.last.question_back if self.last and self.last.is_accepted is False else ""

    @property
    def is_sent(self) -> bool:
        """Whether the last one waits to be looked at."""
        return self.last is not None and self.last.settled_at is None

    @property
    def is_public(self) -> bool:
        return self.request.committee.body.is_public


def my_requests(holders: Sequence[Holder]) -> list[MyRequest]:
    """What can be written about, the earliest day first. Two statements."""
    found = list(_led(holders))
    last = _last([each.pk for each in found])
    today = timezone.localdate()
    return [MyRequest(Line(each, today), last.get(each.pk)) for each in found]


def my_request(holders: Sequence[Holder], key: UUID) -> MyRequest | None:
    """None for one that they do not lead, or that nothing is to be said of."""
    request = _led(holders).filter(key=key).first()
    if request is None:
        return None
    return MyRequest(Line(request, timezone.localdate()), _last([request.pk]).get(request.pk))


def any_request(partnership: Partnership, key: UUID) -> Request | None:
    """To say why nothing can be written about it."""
    return Request.objects.filter(partnership=partnership, key=key).first()


def _led(holders: Sequence[Holder]) -> QuerySet[Request]:
    posts = [holder.post_id for holder in holders]
    found = Request.objects.filter(post__in=posts, state__in=AT_WORK, waits_for_call_in=False)
    return found.select_related("committee__body", "post").order_by("due_on", "made_on", "pk")


def _last(requests: Sequence[int]) -> dict[int, RequestUpdate]:
    rows = RequestUpdate.objects.filter(request__in=requests)
    newest = rows.order_by("request_id", "-sent_at", "-pk").distinct("request_id")
    return {update.request_id: update for update in newest}

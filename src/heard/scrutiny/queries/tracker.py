"""The tracker: lines that were sought, with how each stands."""

from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from heard.design.words import Tag
from heard.partnerships.models import Partnership
from heard.plans.models import Action, Post
from heard.scrutiny.models import (
    Committee,
    Confirmation,
    DecisionRecord,
    Request,
    RequestQuerySet,
    RequestUpdate,
    State,
)
from heard.scrutiny.models.tracker_words import RequestState
from heard.scrutiny.rag import Rag, rag_of, rag_tag, why_red
from heard.scrutiny.request_tags import state_tag

NEWEST, BY_DAY, WORST = "", "due", "worst"
OPEN = "open"
_WORST_FIRST = list(Rag)


@dataclass(frozen=True)
class Wanted:
    """What is looked for; empty looks for everything. `state` may be `open`."""

    words: str = ""
    committee: str = ""
    state: str = ""
    rag: str = ""
    post: str = ""
    year: str = ""
    order: str = NEWEST

    @property
    def asked(self) -> dict[str, str]:
        return {each.name: getattr(self, each.name) for each in fields(self)}


@dataclass(frozen=True)
class Line:
    """One request with how it stands on a day. Comes with its committee, post and action."""

    request: Request
    today: date

    @cached_property
    def rag(self) -> Rag:
        return rag_of(self.request, self.today)

    @property
    def rag_tag(self) -> Tag:
        return rag_tag(self.rag)

    @property
    def state_tag(self) -> Tag:
        return state_tag(self.request)

    @property
    def reasons(self) -> list[str]:
        return why_red(self.request, self.today) if self.rag == Rag.RED else []

    @property
    def title(self) -> str:
        return self.request.title or self.request.text

    @property
    def lead(self) -> str:
        """The post that does it; else to whom it went, as printed. Never who holds the post."""
        return str(self.request.post) if self.request.post else self.request.addressee

    @property
    def has_updates_to_settle(self) -> bool:
        return bool(getattr(self.request, "to_settle", False))

    @property
    def is_objected(self) -> bool:
        """Whether the committee has to settle it at its next meeting."""
        is_complete = self.request.state == RequestState.COMPLETE
        return is_complete and bool(getattr(self.request, "is_objected", False))

    @property
    def public_action(self) -> Action | None:
        """The action of a plan, where everybody may read it."""
        action = self.request.action
        if action is None or not action.plan.is_public:
            return None
        return action if Action.objects.public().filter(pk=action.pk).exists() else None


def requests_of(partnership: Partnership) -> RequestQuerySet:
    """Every line, with what a list shows of it.

    `to_settle`: something came by link and nobody looked at it; `is_objected`: a member does not
    agree that it is complete.
    """
    found = Request.objects.filter(partnership=partnership).select_related(
        "committee__body", "post", "organisation", "action__plan", "superseded_by", "confirmed_at"
    )
    waiting = RequestUpdate.objects.filter(request=OuterRef("pk"), settled_at=None)
    against = Confirmation.objects.filter(request=OuterRef("pk"), agrees=False)
    return found.annotate(to_settle=Exists(waiting), is_objected=Exists(against))


def public_requests(committee: Committee) -> RequestQuerySet:
    """What everybody may read: nothing of a decision that was withdrawn."""
    return _without_withdrawn(requests_of(committee.partnership)).filter(
        committee=committee, committee__body__is_public=True
    )


def any_public_request(partnership: Partnership) -> RequestQuerySet:
    found = _without_withdrawn(requests_of(partnership))
    return found.filter(committee__body__is_public=True)


def _without_withdrawn(found: RequestQuerySet) -> RequestQuerySet:
    withdrawn = DecisionRecord.objects.filter(key=OuterRef("decision"), state=State.WITHDRAWN)
    return found.exclude(Exists(withdrawn))


def lines(found: RequestQuerySet, wanted: Wanted) -> list[Line]:
    """Those that fit, in the order that was asked for. One statement."""
    today = timezone.localdate()
    listed = [Line(request, today) for request in _sought(found, wanted)]
    if wanted.rag:
        listed = [line for line in listed if line.rag == wanted.rag]
    if wanted.order == BY_DAY:
        listed.sort(key=lambda line: line.request.due_on or date.max)
    if wanted.order == WORST:
        listed.sort(key=lambda line: _WORST_FIRST.index(line.rag))
    return listed


def _sought(found: RequestQuerySet, wanted: Wanted) -> RequestQuerySet:
    if wanted.state == OPEN:
        found = found.open()
    elif wanted.state:
        found = found.filter(state=wanted.state)
    for name in ("committee", "post"):
        if value := getattr(wanted, name):
            found = found.filter(**{f"{name}_id": int(value)})
    if wanted.year:
        found = found.filter(year=wanted.year)
    for word in wanted.words.split()[:8]:
        named = Q(text__icontains=word) | Q(title__icontains=word) | Q(reference__icontains=word)
        found = found.filter(named | Q(addressee__icontains=word) | Q(done_words__icontains=word))
    return found.order_by("-made_on", "-number", "-pk")


def counts(listed: list[Line]) -> list[tuple[Tag, int]]:
    """How many stand how, the worst first; without what none is."""
    return [
        (rag_tag(rag), number) for rag in Rag if (number := sum(each.rag == rag for each in listed))
    ]


def years_tracked(found: RequestQuerySet) -> list[str]:
    """The municipal years with a line, the latest first. Those of this century."""
    years = found.order_by().values_list("year", flat=True).distinct()
    return sorted(years, reverse=True)


def posts_tracked(partnership: Partnership) -> list[Post]:
    """Posts that lead a line, A to Z."""
    leading = Request.objects.filter(partnership=partnership, post__isnull=False).values("post")
    return list(Post.objects.filter(pk__in=leading).order_by("title", "pk"))


def updates_here(partnership: Partnership) -> QuerySet[RequestUpdate]:
    found = RequestUpdate.objects.filter(request__partnership=partnership)
    return found.select_related("request__committee__body", "request__post", "settled_by__user")

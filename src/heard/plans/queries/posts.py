"""Posts, whoever holds them, and whom messages do not reach."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from heard.boards.links import NotALinkError, make_link, read_link
from heard.mail.models import Message, State
from heard.partnerships.models import Member, Partnership
from heard.plans.chasing import LETTER, PURPOSE
from heard.plans.models import Action, Holder, Post
from heard.plans.models.action import OPEN_STATES

# A message that failed longer ago says nothing of an address as it is now.
_LOOKS_BACK = timedelta(days=60)


@dataclass(frozen=True)
class PostLine:
    """A post in a list; `holder` holds it today, `problem` is why they cannot be reached."""

    post: Post
    holder: Holder | None
    problem: str = ""

    @property
    def open_actions(self) -> int:
        return int(getattr(self.post, "open_actions", 0))


def posts_of(partnership: Partnership) -> QuerySet[Post]:
    """By title, each with `open_actions`, its organisation and `held_by`: who holds it today."""
    is_open = Q(actions__state__in=OPEN_STATES, actions__plan__closed_on=None)
    today = Holder.objects.today().select_related("member__user")
    posts = partnership.posts.select_related("organisation")
    counted = posts.annotate(open_actions=Count("actions", filter=is_open))
    return counted.order_by("title", "pk").prefetch_related(
        Prefetch("holders", today, to_attr="held_by")
    )


def post_lines(posts: list[Post], partnership: Partnership) -> list[PostLine]:
    problems = unreached(partnership)
    return [_line(post, problems) for post in posts]


def _line(post: Post, problems: dict[UUID, str]) -> PostLine:
    held_by: list[Holder] = getattr(post, "held_by", [])
    holder = held_by[0] if held_by else None
    return PostLine(post, holder, problems.get(holder.key, "") if holder else "")


def unreached(partnership: Partnership) -> dict[UUID, str]:
    """Why the last message to a holder was not sent, by their key."""
    since = timezone.now() - _LOOKS_BACK
    sent = Message.objects.filter(
        partnership_id=partnership.pk, key__startswith=f"{LETTER}:", queued_at__gte=since
    )
    last: dict[str, tuple[str, str]] = {}
    for key, state, problem in sent.order_by("queued_at").values_list("key", "state", "problem"):
        last[key.split(":")[1]] = (state, problem)
    return {
        UUID(key): problem or "?" for key, (state, problem) in last.items() if state == State.FAILED
    }


def holders_of(post: Post) -> QuerySet[Holder]:
    """Everybody who had it, the last first."""
    return post.holders.select_related("member__user").order_by("-since", "-pk")


def actions_of(post: Post) -> QuerySet[Action]:
    """What the post leads and is not done, in plans that are at work."""
    led = post.actions.still_to_do().filter(plan__closed_on=None)
    ordered: QuerySet[Action] = led.select_related("plan").order_by("plan", "position", "pk")
    return ordered


def holder_names(partnership: Partnership) -> list[str]:
    """Full names of all who hold or held a post here: none belongs in public words."""
    holders = Holder.objects.filter(post__partnership=partnership).exclude(name="")
    names = holders.values_list("name", flat=True).distinct()
    return [name for name in names if len(name.split()) > 1]


def find_holder(partnership: Partnership, link: str) -> Holder | None:
    """Whose link it is, if they still hold a post here."""
    try:
        key = read_link(link, PURPOSE)
    except NotALinkError:
        return None
    holders = Holder.objects.today().filter(forgotten_at=None, post__partnership=partnership)
    return holders.select_related("post__organisation", "member__user").filter(key=key).first()


def link_of(holder: Holder) -> str:
    return make_link(holder.key, PURPOSE)


def held_by_member(member: Member) -> QuerySet[Holder]:
    """The posts that somebody who signs in holds today."""
    return Holder.objects.today().filter(member=member).select_related("post__organisation")

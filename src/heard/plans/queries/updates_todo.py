"""What updates ask of a member today: to write theirs, to look at others', to find who writes."""

from collections.abc import Iterator

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.partnerships.models import Member, Partnership
from heard.partnerships.todo import Todo
from heard.plans.models import Action, Holder, Update
from heard.plans.queries.my_updates import my_actions
from heard.plans.queries.posts import held_by_member, unreached
from heard.plans.rules import can_keep_plans

MOST = 10


def todo(member: Member) -> list[Todo]:
    things = list(_own(member))
    if can_keep_plans(member):
        here = member.partnership
        things += [*_to_look_at(here), *_without_holder(here), *_not_reached(here)]
    return things


def _own(member: Member) -> Iterator[Todo]:
    """What whoever signs in owes for the posts that they hold."""
    owed = [mine.due_on for mine in my_actions(list(held_by_member(member))) if mine.due_on]
    if owed:
        words = ngettext(
            "Write your update on %(n)d action", "Write your updates on %(n)d actions", len(owed)
        )
        yield Todo(words % {"n": len(owed)}, reverse("plans:my_updates_signed_in"), min(owed))


def _to_look_at(here: Partnership) -> Iterator[Todo]:
    """In plans that are at work: an update on another can wait."""
    new = Update.objects.to_look_at().filter(
        action__plan__partnership=here, action__plan__closed_on=None
    )
    plans = new.order_by("action__plan__title").values_list("action__plan", "action__plan__title")
    for pk, title, number in plans.annotate(n=Count("pk")):
        words = ngettext(
            "Look at %(n)d update on “%(plan)s”", "Look at %(n)d updates on “%(plan)s”", number
        )
        there = reverse("plans:updates", args=[pk]) + "?which=new"
        yield Todo(words % {"n": number, "plan": title}, there)


def _asked(here: Partnership) -> Q:
    """Posts that lead something on which updates are asked for."""
    led = Action.objects.still_to_do().filter(
        lead=OuterRef("pk"), plan__asks_for_updates=True, plan__closed_on=None
    )
    return Q(Exists(led), partnership=here)


def _without_holder(here: Partnership) -> Iterator[Todo]:
    held = Holder.objects.today().filter(post=OuterRef("pk"))
    posts = here.posts.filter(_asked(here), ~Exists(held)).order_by("title")
    for post in posts[:MOST]:
        words = _("Say who is “%(post)s” now: the post leads actions and nobody holds it")
        yield Todo(words % {"post": post.title}, reverse("plans:change_holder", args=[post.pk]))


def _not_reached(here: Partnership) -> Iterator[Todo]:
    """Whose last message came back, and who has no address at all."""
    failed = unreached(here)
    posts = here.posts.filter(_asked(here))
    holders = Holder.objects.today().filter(post__in=posts).select_related("post", "member__user")
    lost = [one for one in holders if one.key in failed or not one.address]
    for holder in lost[:MOST]:
        words = _("Find out how to reach “%(post)s”: no e-mail arrives there")
        there = reverse("plans:keep_post", args=[holder.post_id])
        yield Todo(words % {"post": holder.post.title}, there, timezone.localdate())

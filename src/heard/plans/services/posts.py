"""Posts that lead actions, and who holds them."""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from heard.audit.services import record
from heard.partnerships.models import Member, Organisation, Partnership
from heard.plans.models import Holder, Post


class PostThereError(Exception):
    """The organisation already has a post of this title."""


class NotTheirsError(Exception):
    """The post, the organisation or the member is of another partnership."""


class NotOnThisDayError(Exception):
    """Whoever holds the post came later than this, or the day is still to come."""


class NotHeldError(Exception):
    """They do not hold the post any more."""


@dataclass(frozen=True)
class PostDetails:
    title: str
    organisation: Organisation | None = None


@dataclass(frozen=True)
class NewHolder:
    """Somebody who takes a post: by `email` alone, or with the `member` that they sign in as."""

    name: str
    email: str = ""
    member: Member | None = None


@transaction.atomic
def make_post(partnership: Partnership, details: PostDetails, *, by: Member) -> Post:
    """Raises PostThereError, NotTheirsError."""
    _refuse_others(partnership.pk, by, details)
    post = _saved(Post(partnership=partnership), details)
    record("post added", post, by=by.user)
    return post


@transaction.atomic
def change_post(post: Post, details: PostDetails, *, by: Member) -> Post:
    """Another title or organisation for the same post. Raises PostThereError, NotTheirsError."""
    _refuse_others(post.partnership_id, by, details)
    post = _saved(Post.objects.select_for_update().get(pk=post.pk), details)
    record("post changed", post, by=by.user)
    return post


@transaction.atomic
def change_holder(post: Post, new: NewHolder | None, *, on: date, by: Member) -> Holder | None:
    """From `on` somebody else holds the post, or nobody. The link of who held it is shut at once.

    Raises NotTheirsError, NotOnThisDayError.
    """
    _refuse_others(post.partnership_id, by)
    if new and new.member and new.member.partnership_id != post.partnership_id:
        raise NotTheirsError(new.member)
    post = Post.objects.select_for_update().get(pk=post.pk)
    _end(post, on, by)
    if new is None:
        return None
    holder = Holder.objects.create(
        post=post, name=new.name, email=new.email, member=new.member, since=on
    )
    record("post taken", post, by=by.user, holder=str(holder))
    return holder


@transaction.atomic
def correct_holder(holder: Holder, new: NewHolder, *, by: Member) -> Holder:
    """The same person with another name or address. A link that went astray opens nothing any more.

    Raises NotTheirsError, NotHeldError.
    """
    _refuse_others(holder.post.partnership_id, by)
    if new.member and new.member.partnership_id != holder.post.partnership_id:
        raise NotTheirsError(new.member)
    holder = locked_holder(holder)
    was = str(holder)
    if new.email.lower() != holder.email.lower() or new.member != holder.member:
        shut_link(holder)
        holder.sent_on = None
    holder.name, holder.email, holder.member = new.name, new.email, new.member
    holder.save()
    record("holder of post corrected", holder, by=by.user, was=was)
    return holder


def locked_holder(holder: Holder) -> Holder:
    """The holder as they are now, until the end of the transaction. Raises NotHeldError."""
    rows = Holder.objects.select_related("post__partnership", "member__user")
    holder = rows.select_for_update(of=("self",)).get(pk=holder.pk)
    if holder.until is not None:
        raise NotHeldError(holder)
    return holder


def shut_link(holder: Holder) -> None:
    """Another key: links with the old one, and browsers that it opened, are shut."""
    holder.key = uuid4()
    holder.code_hash, holder.code_made_at, holder.code_tries = "", None, 0
    holder.codes_sent, holder.codes_since = 0, None


def _end(post: Post, on: date, by: Member) -> None:
    """What they wrote keeps naming them by their key, so the key stays; `until` shuts the link."""
    if on > timezone.localdate():
        raise NotOnThisDayError(post)
    holder = Holder.objects.select_for_update().filter(post=post, until=None).first()
    if holder is None:
        return
    if holder.since > on:
        raise NotOnThisDayError(post)
    holder.until, holder.code_hash = on, ""
    holder.save(update_fields=["until", "code_hash"])
    record("post left", post, by=by.user, holder=str(holder))


def _refuse_others(partnership_id: int, by: Member, details: PostDetails | None = None) -> None:
    of = details.organisation if details else None
    if by.partnership_id != partnership_id or (of and of.partnership_id != partnership_id):
        raise NotTheirsError


def _saved(post: Post, details: PostDetails) -> Post:
    post.title, post.organisation = details.title, details.organisation
    try:
        with transaction.atomic():
            post.save()
    except IntegrityError as problem:
        raise PostThereError(post) from problem
    return post

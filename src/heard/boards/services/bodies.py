"""Making and changing bodies. The tree of a partnership is changed by one person at a time."""

from dataclasses import asdict, replace

from django.db import transaction

from heard.audit.services import record
from heard.boards.details import BodyDetails
from heard.boards.models import Body
from heard.partnerships.models import Member, Partnership
from heard.partnerships.slugs import free_slug


class BodyClosedError(Exception):
    """The body has closed: nothing of it changes any more."""


class NameTakenError(Exception):
    """Another body of the partnership that is at work has this name."""


class NotAParentError(Exception):
    """The parent is the body itself, stands under it, has closed, or is of another partnership."""


@transaction.atomic
def make_body(partnership: Partnership, details: BodyDetails, *, by: Member) -> Body:
    """A new body. Raises NameTakenError, NotAParentError."""
    lock_tree(partnership.pk)
    slug = free_slug(details.name, partnership.bodies.all(), otherwise="group")
    body = Body(partnership=partnership, slug=slug)
    _refuse_taken_name(body, details.name)
    _refuse_parent(body, details.parent)
    _describe(body, details)
    body.save()
    record("body made", body, by=by.user, kind=body.kind)
    return body


@transaction.atomic
def change_body(body: Body, details: BodyDetails, *, by: Member) -> Body:
    """Say something else of a body; its address stays.

    Raises BodyClosedError, NameTakenError, NotAParentError.
    """
    lock_tree(body.partnership_id)
    body = locked_body(body)
    _refuse_taken_name(body, details.name)
    _refuse_parent(body, details.parent)
    before = {field: getattr(body, field) for field in _columns(details)}
    _describe(body, details)
    changed = [field for field, value in before.items() if getattr(body, field) != value]
    if changed:
        body.save(update_fields=changed)
        record("body changed", body, by=by.user, fields=", ".join(changed))
    return body


@transaction.atomic
def rename_body(body: Body, name: str, *, by: Member) -> Body:
    """Call the same body by another name. Raises BodyClosedError, NameTakenError."""
    lock_tree(body.partnership_id)
    body = locked_body(body)
    _refuse_taken_name(body, name)
    if name != body.name:
        before, body.name = body.name, name
        body.save(update_fields=["name"])
        record("body renamed", body, by=by.user, before=before)
    return body


def lock_tree(partnership_id: int) -> None:
    """Let nobody else change the bodies of a partnership until the transaction is over."""
    Partnership.objects.select_for_update(no_key=True).get(pk=partnership_id)


def locked_body(body: Body) -> Body:
    """The body as it is now, held until the end of the transaction. Raises BodyClosedError."""
    body = Body.objects.select_for_update(no_key=True).get(pk=body.pk)
    if body.is_closed:
        raise BodyClosedError(body)
    return body


def _refuse_taken_name(body: Body, name: str) -> None:
    others = Body.objects.filter(partnership_id=body.partnership_id).at_work().exclude(pk=body.pk)
    if others.filter(name__iexact=name).exists():
        raise NameTakenError(name)


def _refuse_parent(body: Body, parent: Body | None) -> None:
    """Walk up from the parent: a body that is met on the way would stand under itself."""
    if parent is None:
        return
    parents = dict(
        Body.objects.filter(partnership_id=body.partnership_id).values_list("pk", "parent_id")
    )
    if parent.pk not in parents or (parent.is_closed and parent.pk != body.parent_id):
        raise NotAParentError(parent)
    above: int | None = parent.pk
    while above is not None:
        if above == body.pk:
            raise NotAParentError(parent)
        above = parents[above]


def _columns(details: BodyDetails) -> list[str]:
    return list(asdict(replace(details, parent=None)))


def _describe(body: Body, details: BodyDetails) -> None:
    for field in _columns(details):
        setattr(body, field, getattr(details, field))
    body.induction_steps = list(details.induction_steps)

"""Striking names from what was said, and forgetting it. How it was sorted means what it meant."""

from uuid import UUID

from django.db import transaction

from heard.audit.services import record
from heard.partnerships.likeness import strike
from heard.partnerships.models import Member, Partnership
from heard.partnerships.privacy import Subject
from heard.themes.models import Coding, Remark
from heard.themes.services.handing import hash_of, withdraw_remark


@transaction.atomic
def strike_remark(remark: Remark, subject: Subject, *, by: Member | None) -> Remark:
    """The room above strikes its own copy; handed down again, that one is the same."""
    remark = Remark.objects.select_for_update(no_key=True).get(pk=remark.pk)
    for column in ("text", "context", "where", "settled_because"):
        setattr(remark, column, strike(getattr(remark, column), subject))
    remark.context, remark.where = remark.context[:300], remark.where[:200]
    if remark.withdrawn_at is None:
        remark.sha256 = hash_of(remark.text)
    remark.save(update_fields=["text", "context", "where", "settled_because", "sha256"])
    record("name struck from remark", remark, by=by.user if by else None)
    return remark


@transaction.atomic
def strike_coding(coding: Coding, subject: Subject, *, by: Member | None) -> Coding:
    coding = Coding.objects.select_for_update(no_key=True).get(pk=coding.pk)
    coding.note = strike(coding.note, subject)[:300]
    coding.save(update_fields=["note"])
    record("name struck from note", coding.remark, by=by.user if by else None)
    return coding


@transaction.atomic
def empty_remark(partnership: Partnership, source: str, key: UUID) -> None:
    """Forget the words of a remark: settled, it counts as it did, else it is withdrawn.

    One that was never handed down, or is withdrawn, stays as it is.
    """
    here = Remark.objects.select_for_update(no_key=True).here()
    remark = here.filter(partnership=partnership, source=source, key=key).first()
    if remark is None:
        return
    if remark.settled_at is None:
        withdraw_remark(partnership, source, key)
        return
    remark.text = remark.settled_because = ""
    remark.save(update_fields=["text", "settled_because"])

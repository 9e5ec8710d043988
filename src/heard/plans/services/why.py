"""Linking an action to why it is in the plan, and to the families who shaped it."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from heard.audit.services import record
from heard.boards.models import Body
from heard.partnerships.models import Member
from heard.plans.models import Action, Evidence, Shaping
from heard.plans.models.words import EvidenceKind, Involvement
from heard.plans.services.held_actions import held_action
from heard.results.models import Publication
from heard.sessions.models import Point, Session
from heard.themes.models import Theme


class LinkedAlreadyError(Exception):
    """The same stands there already."""


@dataclass(frozen=True)
class Reason:
    """Why: its words, frozen as they are now, and what they are about."""

    kind: EvidenceKind
    words: str
    dated: date | None = None
    publication: Publication | None = None
    question: str = ""
    point: Point | None = None
    theme: Theme | None = None
    url: str = ""


@dataclass(frozen=True)
class Shaped:
    """Who shaped it, how far they had a say, and what is different because of them."""

    who: str
    involvement: Involvement
    words: str
    on: date | None = None
    body: Body | None = None
    session: Session | None = None


@transaction.atomic
def link_evidence(action: Action, reason: Reason, *, by: Member) -> Evidence:
    """Raises LinkedAlreadyError."""
    action = held_action(action)
    if action.evidence.filter(kind=reason.kind, words=reason.words, point=reason.point).exists():
        raise LinkedAlreadyError(reason)
    evidence = Evidence.objects.create(action=action, linked_by=by, **vars(reason))
    record("evidence linked", action, by=by.user, kind=str(reason.kind))
    return evidence


@transaction.atomic
def unlink_evidence(evidence: Evidence, *, because: str, by: Member) -> None:
    """The audit keeps that it stood there, and why it went."""
    action = held_action(evidence.action)
    if Evidence.objects.filter(pk=evidence.pk).delete()[0]:
        record("evidence unlinked", action, by=by.user, kind=evidence.kind, because=because[:300])


@transaction.atomic
def add_shaping(action: Action, shaped: Shaped, *, by: Member) -> Shaping:
    action = held_action(action)
    shaping = Shaping.objects.create(action=action, **vars(shaped))
    record("who shaped it added", action, by=by.user, involvement=str(shaped.involvement))
    return shaping


@transaction.atomic
def remove_shaping(shaping: Shaping, *, by: Member) -> None:
    action = held_action(shaping.action)
    if Shaping.objects.filter(pk=shaping.pk).delete()[0]:
        record("who shaped it removed", action, by=by.user)

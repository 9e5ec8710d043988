"""What may keep an action from happening. For staff."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.plans.models import Action, Risk
from heard.plans.services.held_actions import locked_action


@dataclass(frozen=True)
class RiskDetails:
    """What may happen, how likely and how bad, and what is done about it."""

    words: str
    likelihood: str
    impact: str
    response: str = ""


@transaction.atomic
def add_risk(action: Action, details: RiskDetails, *, by: Member) -> Risk:
    """The same one twice is one while it is open. Raises PlanOfActionClosedError."""
    action = locked_action(action)
    columns = _columns(details)
    risk, is_new = action.risks.get_or_create(closed_on=None, **columns)
    if is_new:
        record("risk added", action, by=by.user)
    return risk


@transaction.atomic
def change_risk(risk: Risk, details: RiskDetails, *, by: Member) -> Risk:
    """Raises PlanOfActionClosedError."""
    action, risk = _held(risk)
    for name, value in _columns(details).items():
        setattr(risk, name, value)
    risk.save()
    record("risk changed", action, by=by.user)
    return risk


@transaction.atomic
def close_risk(risk: Risk, *, by: Member) -> Risk:
    """It is over; it stays readable. Raises PlanOfActionClosedError."""
    action, risk = _held(risk)
    if risk.closed_on is None:
        risk.closed_on = timezone.localdate()
        risk.save(update_fields=["closed_on"])
        record("risk closed", action, by=by.user)
    return risk


@transaction.atomic
def reopen_risk(risk: Risk, *, by: Member) -> Risk:
    """It is there again. Raises PlanOfActionClosedError."""
    action, risk = _held(risk)
    if risk.closed_on is not None:
        risk.closed_on = None
        risk.save(update_fields=["closed_on"])
        record("risk opened again", action, by=by.user)
    return risk


def _held(risk: Risk) -> tuple[Action, Risk]:
    """Both as they are now, the action held."""
    action = locked_action(risk.action)
    return action, action.risks.get(pk=risk.pk)


def _columns(details: RiskDetails) -> dict[str, Any]:
    return {
        "words": details.words,
        "likelihood": details.likelihood,
        "impact": details.impact,
        "response": details.response,
    }

"""How fast somebody looks, in real hours: nights and weekends count."""

from datetime import datetime, timedelta

from heard.safeguarding.models import Safeguarding, Urgency


def hours_for(setup: Safeguarding, urgency: str) -> int:
    """Within how many hours somebody looks at what is this urgent."""
    by_urgency = {
        Urgency.AT_ONCE: setup.hours_at_once,
        Urgency.TODAY: setup.hours_today,
        Urgency.USUAL: setup.hours_usual,
    }
    return by_urgency[Urgency(urgency)]


def look_by(setup: Safeguarding, urgency: str, since: datetime) -> datetime:
    """By when. Moments are counted, not the hands of a clock: a change of clocks moves nothing."""
    return since + timedelta(hours=hours_for(setup, urgency))


def is_more_urgent(one: str, other: str) -> bool:
    order = list(Urgency)
    return order.index(Urgency(one)) < order.index(Urgency(other))

"""When updates are asked for, and when whoever has not sent one is reminded."""

from datetime import date, timedelta

PURPOSE = "plan updates"  # of private links
LETTER = "plan updates"  # what names its messages

# Days from the one on which updates are due: before it, the day after, once more a week later.
REMIND_ON = (-3, 1, 8)
# A month later its round is over, whether the next has begun or not.
ROUND_LASTS = timedelta(days=35)


def reminders_due(due_on: date, today: date) -> int:
    """How many reminders should have gone out by now."""
    days = (today - due_on).days
    return sum(days >= on for on in REMIND_ON)


def asked_on(update_day: int, today: date) -> date:
    """The last day, or today, on which a plan with this `update_day` asks."""
    if today.day >= update_day:
        return today.replace(day=update_day)
    return (today.replace(day=1) - timedelta(days=1)).replace(day=update_day)

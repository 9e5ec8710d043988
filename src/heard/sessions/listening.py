"""How elected members come to listen: what is shown to them, when to remind."""

from datetime import date, timedelta

PURPOSE = "elected member"  # of private links

# A session that is over stands on the page of who could have been there for so long.
LOOKS_BACK = timedelta(days=30)
NEXT_SHOWN = 3

# Days after a session on which somebody who came and has not reported is reminded.
REMIND_AFTER = (1, 5, 8)


def reminders_due(session_day: date, today: date) -> int:
    """How many reminders should have gone out by now."""
    days = (today - session_day).days
    return sum(days >= after for after in REMIND_AFTER)

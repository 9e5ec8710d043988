"""Asking for updates month by month, and reminding, without anybody having to think of it."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from heard.partnerships.models import Partnership
from heard.plans.chasing import asked_on, reminders_due
from heard.plans.models import Plan, UpdateRound
from heard.plans.queries.rounds import Owes, current_rounds, owed
from heard.plans.services.links import ask


def ask_for_updates() -> int:
    """Open the month's rounds, and write once to each who owes something and is due to hear.

    Where the days of reminders went by unused there is one letter and no second for what was
    missed. Gives how many letters.
    """
    return sum(_ask_in(partnership) for partnership in Partnership.objects.all())


@transaction.atomic
def _ask_in(partnership: Partnership) -> int:
    today = timezone.localdate()
    asking = partnership.plans.at_work().filter(asks_for_updates=True).exclude(starts_on__gt=today)
    plans = list(asking.select_for_update())
    now = current_rounds([plan.pk for plan in plans], today)
    rounds = [each for plan in plans if (each := _round(plan, now.get(plan.pk), today))]
    reminding = {each.pk for each in rounds if _remind(each, today)}
    return sum(
        ask(each, is_reminder=not _is_new_to(each))
        for each in owed(rounds)
        if _is_new_to(each) or reminding & {one.pk for one in each.rounds}
    )


def _round(plan: Plan, now: UpdateRound | None, today: date) -> UpdateRound | None:
    """The round that is open. A month whose days were missed is left out, not asked for late."""
    day = asked_on(plan.update_day, today)
    month = day.replace(day=1)
    if now and now.month >= month:
        return now
    if today - day >= timedelta(days=max(plan.update_within, 1)):
        return now
    opened = UpdateRound(plan=plan, month=month, opened_on=today)
    opened.due_on = today + timedelta(days=plan.update_within)
    opened.times_reminded = reminders_due(opened.due_on, today)
    opened.save()
    return opened


def _remind(of: UpdateRound, today: date) -> bool:
    """Whether one of the days has come; it is written down as done."""
    due = reminders_due(of.due_on, today)
    if of.times_reminded >= due:
        return False
    of.times_reminded = due
    of.save(update_fields=["times_reminded"])
    return True


def _is_new_to(owes: Owes) -> bool:
    """They had no letter since the round was opened, or hold the post only since then."""
    return owes.holder.sent_on is None or owes.holder.sent_on < owes.opened_on

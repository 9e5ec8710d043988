"""Once a night: forget what is past its day, rule by rule, and count before and after."""

import logging
from datetime import date

from django.db import Error, transaction
from django.utils import timezone

from heard.home.holding import retention_rules
from heard.home.models import RetentionCount, RetentionRun
from heard.partnerships.privacy import RetentionRule

logger = logging.getLogger(__name__)


def run_retention(today: date) -> RetentionRun:
    """Apply every rule as of `today`. A rule that fails is written down, and the others go on.

    Each batch of each rule is a transaction of its own, so a run that is killed has done what it
    has done, and the next one does the rest. Two runs at once do no harm.
    """
    run = RetentionRun.objects.create(day=today)
    for rule in retention_rules():
        _apply(rule, run, today)
    run.finished_at = timezone.now()
    run.save(update_fields=["finished_at"])
    return run


def what_is_due(today: date) -> list[RetentionCount]:
    """What a run would forget, counted and not touched. Nothing of it is saved."""
    return [
        RetentionCount(code=rule.code, due_before=rule.due(today), all_before=rule.every())
        for rule in retention_rules()
    ]


def _apply(rule: RetentionRule, run: RetentionRun, today: date) -> None:
    count = RetentionCount(run=run, code=rule.code)
    try:
        count.all_before, count.due_before = rule.every(), rule.due(today)
        count.forgotten = rule.forget(today)
    except Exception as problem:  # noqa: BLE001 - whatever one rule meets, the others must go on
        # Only the kind of error: its words may hold the very data that should have gone.
        count.problem = type(problem).__name__
        logger.warning("retention rule %s failed: %s", rule.code, count.problem)
    _count_after(rule, count, today)
    count.save()


def _count_after(rule: RetentionRule, count: RetentionCount, today: date) -> None:
    try:
        with transaction.atomic():
            count.due_after, count.all_after = rule.due(today), rule.every()
    except Error as problem:
        count.problem = count.problem or type(problem).__name__

"""Writing the reach ledger. Rooms above report their counts here as plain numbers."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone

from heard.surveys.answers import responses
from heard.surveys.models import ReachCount, Step, Survey


@dataclass(frozen=True)
class Place:
    """Which count of a survey's ledger."""

    step: Step
    mode: str
    wave: int = 1


def add_reach(survey: Survey, place: Place, more: int = 1) -> None:
    """Count `more` people further."""
    here = survey.reach_counts.filter(step=place.step, mode=place.mode, wave=place.wave)
    if here.update(count=F("count") + more):
        return
    try:
        with transaction.atomic():
            ReachCount.objects.create(
                survey=survey, step=place.step, mode=place.mode, wave=place.wave, count=more
            )
    except IntegrityError:  # another request made the row in between
        here.update(count=F("count") + more)


def set_reach(survey: Survey, place: Place, count: int) -> None:
    """Put a count right. May be repeated."""
    ReachCount.objects.update_or_create(
        survey=survey,
        step=place.step,
        mode=place.mode,
        wave=place.wave,
        defaults={"count": count},
    )


def recount_finished(survey: Survey) -> dict[str, int]:
    """Set the finished counts to what lies behind the wall, after a crash or a file. By mode."""
    counts = responses.count_by_mode(survey.key)
    for mode, count in counts.items():
        set_reach(survey, Place(Step.FINISHED, mode), count)
    return counts


def put_ledgers_right() -> None:
    """Recount the finished of every survey that is open or closed since yesterday.

    A web server that is killed between an answer and its ledger leaves the ledger one short.
    """
    yesterday = timezone.now() - timedelta(days=1)
    lately = Q(closed_at=None) | Q(closed_at__gte=yesterday)
    for survey in Survey.objects.filter(lately, opened_at__isnull=False):
        recount_finished(survey)

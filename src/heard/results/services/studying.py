"""Weighting a survey's answers as it was decided."""

from collections.abc import Iterable

from heard.engines.estimation import Plan, Study, study
from heard.results.models import Weighting
from heard.results.tally import Tally
from heard.surveys.models import Survey


def study_of(
    survey: Survey, weighting: Weighting | None, tally: Tally, by: Iterable[str] = ()
) -> Study:
    """Weight the answers, for groups by some questions. Raises MarginError where it cannot be.

    How many were asked is left out where it cannot be right: more replied.
    """
    asked = survey.asked_count
    plan = Plan(
        margins=weighting.margins if weighting else (),
        bounds=weighting.bounds if weighting else None,
        invited=asked if asked and asked >= len(tally) else None,
        by=tuple(by),
    )
    return study(tally.questionnaire, tally.coded, plan)

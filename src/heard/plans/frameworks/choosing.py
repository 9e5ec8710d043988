"""Which framework an inspection stands under: by its days, or by hand where they leave a doubt."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings

from heard.plans.frameworks.reading import read_frameworks
from heard.plans.frameworks.words import FindingKind, Framework, Outcome
from heard.plans.working_days import working_days_after


class NoFrameworkError(Exception):
    """No framework that is known here holds on these days."""


class TwoFrameworksError(Exception):
    """More than one holds on these days; `frameworks` are they. Somebody must say which."""

    def __init__(self, frameworks: tuple[Framework, ...]) -> None:
        super().__init__(*(each.code for each in frameworks))
        self.frameworks = frameworks


def known_frameworks() -> tuple[Framework, ...]:
    """Ours, with those of this install's own file."""
    return read_frameworks(settings.FRAMEWORKS_FILE)


def framework_of(code: str) -> Framework | None:
    """None where the install's file does not name it any more."""
    return next((each for each in known_frameworks() if each.code == code), None)


def holding(frameworks: Iterable[Framework], first: date, last: date) -> tuple[Framework, ...]:
    """Those that hold on a day from `first` to `last`."""
    return tuple(
        each
        for each in frameworks
        if each.valid_from <= last and (each.valid_until is None or first <= each.valid_until)
    )


def choose(
    frameworks: Iterable[Framework], days: tuple[date, date], chosen: str, *, follows_up: bool
) -> Framework:
    """By the first and last day, and by `chosen`, a code, where somebody said which.

    What `follows_up` an earlier inspection (a re-visit, a monitoring inspection) may stand under a
    framework that has ended since. Raises NoFrameworkError, TwoFrameworksError.
    """
    frameworks = tuple(frameworks)
    found = holding(frameworks, *days)
    allowed = frameworks if follows_up else found
    named = [each for each in allowed if each.code == chosen and each.valid_from <= days[1]]
    if named:
        return named[0]
    if chosen or not found:
        raise NoFrameworkError(chosen)
    if len(found) > 1:
        raise TwoFrameworksError(found)
    return found[0]


def outcome_of(framework: Framework, code: str) -> Outcome | None:
    return next((each for each in framework.outcomes if each.code == code), None)


def kind_of(framework: Framework, code: str) -> FindingKind | None:
    return next((each for each in framework.finding_kinds if each.code == code), None)


def hand_in_by(outcome: Outcome | None, published_on: date | None) -> date | None:
    """The last day for the plan that an outcome asks for; None where the framework sets none."""
    if outcome is None or outcome.within_days is None or published_on is None:
        return None
    return working_days_after(published_on, outcome.within_days)

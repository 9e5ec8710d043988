"""Reading frameworks from the files that they stand in."""

from collections import Counter
from functools import cache
from pathlib import Path

import msgspec

from heard.plans.frameworks.words import Framework
from heard.plans.models.words import PlanKind

OURS = Path(__file__).with_name("frameworks.json")


class BadFrameworksError(Exception):
    """The file cannot be used. The message says which file, where in it, and what to do."""


@cache
def read_frameworks(own: Path | None = None) -> tuple[Framework, ...]:
    """All frameworks, the oldest first; those of the file `own` replace ours of the same code.

    Raises BadFrameworksError.
    """
    found = {each.code: each for each in _read(OURS)}
    if own is not None:
        found |= {each.code: each for each in _read(own)}
    return tuple(sorted(found.values(), key=lambda each: (each.valid_from, each.code)))


def _read(path: Path) -> list[Framework]:
    try:
        found = msgspec.json.decode(path.read_bytes(), type=list[Framework])
    except OSError as problem:
        raise BadFrameworksError(
            f"{path}: cannot be read ({problem.strerror}); name a file that Heard may read"
        ) from problem
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise BadFrameworksError(
            f"{path}: {problem}; compare it with {OURS.name} beside heard.plans.frameworks"
        ) from problem
    for each in found:
        _check(path, each)
    _check_once(path, "framework", [each.code for each in found])
    return found


def _check(path: Path, framework: Framework) -> None:
    code = framework.code
    if framework.valid_until is not None and framework.valid_until < framework.valid_from:
        raise BadFrameworksError(f"{path}:{code}: ends before it begins; correct valid_until")
    if not framework.finding_kinds:
        raise BadFrameworksError(f"{path}:{code}: no finding_kinds; name at least one")
    _check_once(path, f"{code}: outcome", [each.code for each in framework.outcomes])
    _check_once(path, f"{code}: kind of finding", [each.code for each in framework.finding_kinds])
    for outcome in framework.outcomes:
        if outcome.asks_for and outcome.asks_for not in PlanKind.values:
            known = ", ".join(PlanKind.values)
            raise BadFrameworksError(
                f"{path}:{code}: asks_for {outcome.asks_for!r} is no kind of plan; use {known}"
            )


def _check_once(path: Path, what: str, codes: list[str]) -> None:
    for code, times in Counter(codes).items():
        if times > 1:
            raise BadFrameworksError(f"{path}: {what} {code!r} stands twice; give it another code")

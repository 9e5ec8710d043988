"""Many releases that share nobody, such as those of many areas, one by one or in a pool."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from typing import TypeVar

from heard.engines.disclosure.attacker import attack
from heard.engines.disclosure.published import ProtectedRelease, Published
from heard.engines.disclosure.report import AttackReport
from heard.engines.disclosure.rule import Rule
from heard.engines.disclosure.suppression import protect
from heard.engines.disclosure.tables import Release

_AT_A_TIME = 20

Given = TypeVar("Given")
Found = TypeVar("Found")


def attack_many(
    published: Iterable[Published], rule: Rule | None = None, *, workers: int = 1
) -> list[AttackReport]:
    """Attack publications that are about different people, in order.

    workers: processes that share the work; the reports are the same with any number of them.
    Raises what `attack` raises. Publications that share people are one union: `attack_union`.
    """
    return _each(partial(attack, rule=rule), published, workers)


def protect_many(
    releases: Iterable[Release], rule: Rule, *, workers: int = 1
) -> list[ProtectedRelease]:
    """Protect releases that are about different people, in order; see `attack_many`."""
    return _each(partial(protect, rule=rule), releases, workers)


def _each(work: Callable[[Given], Found], given: Iterable[Given], workers: int) -> list[Found]:
    if workers < 1:
        raise ValueError(f"workers is {workers}; give a whole number of at least 1")
    if workers == 1:
        return [work(one) for one in given]
    # Started afresh, not forked: a process with threads, a web server's, cannot be forked safely.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return list(pool.map(work, given, chunksize=_AT_A_TIME))

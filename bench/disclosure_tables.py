"""Tables of the literature's sizes: CPU seconds and hidden cells, each beside its limit.

Counts are random, unsafe ones 1 to 7 and others 8 to 99, with all totals, not rounded unless it
says so: rounding alone would leave hardly anything to do.
"""

import os
import sys
import time
from math import prod

import numpy as np

from heard.engines.disclosure import (
    Axis,
    ProtectedRelease,
    Release,
    Rule,
    Table,
    attack,
    attack_many,
    group_axis,
    item_axis,
    protect,
    protect_many,
)
from heard.engines.disclosure.choice import Choice
from heard.engines.disclosure.ground import ground_of

EXACT_COUNTS = Rule(round_to=1)
SEEDS = 6
SMALL_TABLES = 120
AREAS_TABLES = 73_000
SAMPLE = 1_000
FAVOURS = {"yes": 1, "mostly": 1, "neither": 0, "hardly": -1, "no": -1, "dont_know": None}
SHARES = [0.12, 0.27, 0.15, 0.22, 0.17, 0.04, 0.03]
GROUPS = [0.5, 0.3, 0.15, 0.05]


def random_table(sizes: tuple[int, ...], unsafe: int, seed: int) -> Release:
    random = np.random.default_rng(seed)
    counts = random.integers(8, 100, size=sizes)
    chosen = random.choice(prod(sizes), unsafe, replace=False)
    counts.ravel()[chosen] = random.integers(1, 8, unsafe)
    axes = (Axis(n, tuple(f"{n}{i}" for i in range(s))) for n, s in zip("abc", sizes, strict=False))
    return Release((Table(tuple(axes), counts),))


def under_target(protected: ProtectedRelease) -> int:
    """How many hidden cells an attack to the end finds too close."""
    report = attack(protected.published, exact=True)
    rule = protected.rule
    close = [r for r in report.ranges if r.high < rule.threshold or r.high - r.low < 5]
    return len(report.opened) + len(close)


def limits() -> None:
    print("sizes        unsafe  round   CPU s (limit)  hidden too (limit)    under target (0)")
    for sizes, unsafe, seconds, most in (
        ((20, 10), 30, 1, "optimal"),
        ((20, 10, 5), 30, 5, "77"),
        ((153, 12), 60, 2, "none"),
    ):
        for rule in (EXACT_COUNTS, Rule()):
            spent, hidden, close, methods = [], [], 0, set()
            for seed in range(SEEDS):
                release = random_table(sizes, unsafe, seed)
                start = time.process_time()
                protected = protect(release, rule)
                spent.append(time.process_time() - start)
                hidden.append(len(protected.secondary))
                close += under_target(protected)
                methods.add(protected.price.method)
            words = f"{min(hidden)}-{max(hidden)} {'/'.join(sorted(methods))} ({most})"
            print(
                f"{'x'.join(map(str, sizes)):12} {unsafe:6} {rule.round_to:6}   "
                f"{max(spent):5.2f} ({seconds})      {words:24} {close}"
            )


def against_the_optimum() -> None:
    """The heuristic by itself, on tables whose optimum is proved."""
    for rule in (EXACT_COUNTS, Rule(round_to=3)):
        more_cells, dearer = [], []
        for seed in range(SMALL_TABLES):
            sizes = ((6, 5), (8, 4), (10, 6))[seed % 3]
            release = random_table(sizes, prod(sizes) // 7, seed)
            best = protect(release, rule)
            choice = Choice(ground_of(release, rule))
            choice.widen()
            if best.price.method == "optimum" and best.secondary:
                more_cells.append(int(choice.secondary.sum()) - len(best.secondary))
                dearer.append(choice.spent / best.price.cost)
        print(
            f"heuristic on {len(dearer)} small tables, rounded to {rule.round_to}: dearer than the "
            f"optimum by {np.mean(dearer) - 1:.1%} (worst {np.max(dearer) - 1:.0%}); "
            f"cells more: {np.mean(more_cells):.2f} (worst {np.max(more_cells)})"
        )


def areas_table(random: np.random.Generator) -> Release:
    counts = random.multinomial(400, np.outer(SHARES, GROUPS).ravel()).reshape(7, 4)
    axes = (item_axis("listened", FAVOURS), group_axis("need", ("asd", "hi", "vi")))
    return Release((Table(axes, counts),))


def many_areas(tables: int) -> None:
    random = np.random.default_rng(73)
    releases = [areas_table(random) for _ in range(tables)]
    published = [p.published for p in protect_many(releases, Rule(), workers=2)]
    before = os.times()
    reports = attack_many(published, workers=2)
    after = os.times()
    work = sum(after[:4]) - sum(before[:4])
    minutes = work / tables * AREAS_TABLES / 2 / 60
    opened = sum(len(report.opened) for report in reports)
    same = attack_many(published[:50]) == reports[:50]
    print(
        f"attack on {tables} small tables: {work:.1f} s CPU, {opened} opened, the same by one "
        f"worker: {same}; {AREAS_TABLES} on two cores: {minutes:.1f} minutes (10)"
    )


if __name__ == "__main__":
    limits()
    against_the_optimum()
    many_areas(AREAS_TABLES if "--all" in sys.argv else SAMPLE)

"""CPU seconds to protect and to attack publications of few and of more invented returns."""

import time

import numpy as np

from heard.engines.disclosure import (
    Release,
    Rule,
    Table,
    attack,
    group_axis,
    item_axis,
    protect,
    suppress_unsafe,
)

RETURNS = {800: 30, 150: 60}  # CPU seconds to protect them, at most; of few, nearly all is small
FAVOURS = {"yes": 1, "mostly": 1, "neither": 0, "hardly": -1, "no": -1, "dont_know": None}
SHARES = [0.12, 0.27, 0.15, 0.22, 0.17, 0.04, 0.03]
GROUPS = {
    "district": [0.27, 0.25, 0.23, 0.19, 0.06],
    "need": [0.37, 0.21, 0.13, 0.1, 0.04, 0.03, 0.02, 0.02, 0.02, 0.01, 0.05],
    "placement": [0.41, 0.4, 0.09, 0.03, 0.02, 0.05],
    "age": [0.04, 0.38, 0.32, 0.18, 0.03, 0.05],
    "mode": [0.53, 0.41, 0.06],
}


def publication(items: int, people: int) -> Release:
    """Items by five breakdowns, answered at random."""
    random = np.random.default_rng(800)
    tables = []
    belongs = {name: random.choice(len(s), people, p=s) for name, s in GROUPS.items()}
    for number in range(items):
        axis = item_axis(f"item{number}", FAVOURS)
        answered = random.choice(len(SHARES), people, p=SHARES)
        for name, group in belongs.items():
            names = [f"{name}{n}" for n in range(len(GROUPS[name]) - 1)]
            counts = np.zeros((len(SHARES), len(GROUPS[name])), dtype=np.int64)
            np.add.at(counts, (answered, group), 1)
            tables.append(Table((axis, group_axis(name, names)), counts))
    return Release(tuple(tables))


def measure(people: int, most: int) -> bool:
    """Protect and attack; say whether nothing was opened, in time."""
    release = publication(28, people)
    print(f"{people} returns, {len(release.tables)} tables, {len(release.counts)} cells")
    start = time.process_time()
    protected = protect(release, Rule())
    taken = time.process_time() - start
    print(
        f"  protect: {taken:.1f} s CPU (at most {most}); {len(protected.primary)} primary, "
        f"{len(protected.secondary)} secondary, {len(protected.left_out)} left out"
    )
    start = time.process_time()
    report = attack(protected.published)
    print(f"  attack: {time.process_time() - start:.1f} s CPU; {len(report.opened)} opened (0)")
    start = time.process_time()
    weak = attack(suppress_unsafe(release, Rule()).published, enough=20)
    print(f"  attack on unsafe cells only: {time.process_time() - start:.1f} s CPU; ", end="")
    print(f"stopped at {len(weak.opened)} opened (20)")
    return taken <= most and not report.opened and len(weak.opened) == 20


def main() -> None:
    held = [measure(people, most) for people, most in RETURNS.items()]
    if not all(held):
        raise SystemExit(1)


if __name__ == "__main__":
    main()

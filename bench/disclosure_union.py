"""CPU seconds to protect a second release beside the first, and to attack both together."""

import time

import numpy as np

from heard.engines.disclosure import (
    Axis,
    Population,
    Release,
    Rule,
    Table,
    attack_union,
    group_axis,
    item_axis,
    protect,
)

FAVOURS = {"yes": 1, "mostly": 1, "neither": 0, "hardly": -1, "no": -1, "dont_know": None}
SHARES = [0.12, 0.27, 0.15, 0.22, 0.17, 0.04, 0.03]
DISTRICTS = ("north", "south", "east", "west")
NEEDS = ("asd", "hi", "vi", "msi")


def answers(questions: int, people: int) -> dict[str, np.ndarray]:
    random = np.random.default_rng(15)
    found = {f"q{n}": random.choice(7, people, p=SHARES) for n in range(questions)}
    found["district"] = random.choice(4, people, p=[0.4, 0.3, 0.2, 0.1])
    found["need"] = random.choice(5, people, p=[0.5, 0.25, 0.15, 0.06, 0.04])
    return found


def release(found: dict[str, np.ndarray], group: Axis, name: str, **who: object) -> Release:
    tables = []
    for code in (code for code in found if code.startswith("q")):
        axis = item_axis(code, FAVOURS)
        counts = np.zeros((7, len(group.leaves)), dtype=np.int64)
        np.add.at(counts, (found[code], found[group.variable]), 1)
        tables.append(Table((axis, group), counts))
    return Release(tuple(tables), name=name, **who)


def report(title: str, first: Release, second: Release) -> None:
    before = protect(first, Rule()).published
    start = time.process_time()
    beside = protect(second, Rule(), earlier=[before])
    middle = time.process_time()
    both = attack_union([before, beside.published])
    end = time.process_time()
    naive = attack_union([before, protect(second, Rule()).published], Rule())
    print(
        f"{title}: {len(first.counts)} and {len(second.counts)} cells; protect "
        f"{middle - start:.1f} s, attack {end - middle:.1f} s CPU; {len(beside.secondary)} others "
        f"hidden, {len(both.opened)} opened (protected alone: {len(naive.opened)} opened)"
    )


def main() -> None:
    found = answers(10, 800)
    district = group_axis("district", DISTRICTS, may_be_blank=False)
    need = group_axis("need", NEEDS)
    county = release(found, district, "by district")
    report("by need after by district", county, release(found, need, "by need"))
    north = {name: values[found["district"] == 0] for name, values in found.items()}
    who = Population((("district", "north"),))
    report(
        "a district's needs after the county's",
        release(found, need, "the county"),
        release(north, need, "the north", population=who),
    )
    kept = {name: values[3:] for name, values in found.items()}
    report(
        "three people taken out",
        county,
        release(kept, district, "corrected", population=Population((), 2, only_fewer=True)),
    )


if __name__ == "__main__":
    main()

"""CPU seconds of estimation: 80 questions by 6 breakdowns, raked, with calibrated variance.

`python bench/estimation.py`: 800 and 1,000,000 respondents in one process, 10,000,000 in two, and
R's survey package on the same table where `Rscript` with it is there. Returns are invented; making
them is not counted.
"""

from __future__ import annotations

import csv
import json
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from heard.engines.estimation import (
    Coded,
    Margin,
    Tabulation,
    calibrate,
    estimate,
    tabulate,
    tabulate_parts,
    targets_of,
)
from heard.engines.estimation.coding import MODE, variables_of
from heard.engines.estimation.measures import measures_of
from heard.engines.estimation.pairs import WeightOf, covariance, pair_parts
from heard.engines.estimation.ranks import rank_sets
from heard.engines.questionnaire import Item, Option, Questionnaire, Section, Text

QUESTIONS = 80
FAVOURS: dict[str, int | None] = {
    "strongly_agree": 1,
    "agree": 1,
    "neither": 0,
    "disagree": -1,
    "strongly_disagree": -1,
    "dont_know": None,
}
SHARES = np.array([0.12, 0.27, 0.15, 0.22, 0.17, 0.04, 0.03])  # the last: blank
GROUPS = {
    "age_band": [0.05, 0.33, 0.37, 0.2, 0.05],
    "sex": [0.71, 0.29],
    "need": [0.31, 0.22, 0.2, 0.11, 0.04, 0.04, 0.02, 0.013, 0.011, 0.009, 0.003, 0.024],
    "placement": [0.43, 0.4, 0.09, 0.03, 0.05],
    "district": [0.26, 0.19, 0.22, 0.33],
}
PART = 250_000
ANSWERED = 0.114


def questionnaire() -> Questionnaire:
    def item(code: str, options: dict[str, int | None]) -> Item:
        choices = tuple(Option(name, Text.of({"en": name}), f) for name, f in options.items())
        return Item(code, "one_choice", Text.of({"en": code}), options=choices)

    items = [item(f"q{number}", FAVOURS) for number in range(QUESTIONS)]
    items += [
        item(name, dict.fromkeys(f"{name}_{n}" for n in range(len(shares))))
        for name, shares in GROUPS.items()
    ]
    section = Section("all", Text(), tuple(items))
    return Questionnaire("bench", "1", Text.of({"en": "Bench"}), (section,))


ASKED = questionnaire()
VARIABLES = tuple(variables_of(ASKED))


def returns(number: int, size: int = PART) -> Coded:
    """Part `number` of the invented returns; some of each margin are blank."""
    random = np.random.default_rng(number)
    codes = {}
    for variable in VARIABLES:
        if variable.item == MODE:
            shares = np.array([0.53, 0.41, 0.06])
        elif variable.item in GROUPS:
            shares = np.array([*(0.97 * np.array(GROUPS[variable.item])), 0.03])
        else:
            shares = SHARES
        bounds = np.cumsum(shares)[:-1].astype(np.float32)
        codes[variable.key] = _drawn(random, bounds, size)
    return Coded(VARIABLES, codes)


def _drawn(random: np.random.Generator, bounds: np.ndarray, size: int) -> np.ndarray:
    return np.searchsorted(bounds, random.random(size, dtype=np.float32)).astype(np.uint8)


def margins(number: int) -> list[Margin]:
    people = round(number / ANSWERED)
    found = []
    for name, shares in GROUPS.items():
        # The population is not the returns: the last half of each list replied less.
        tilted = np.array(shares) * np.linspace(0.9, 1.2, len(shares))
        counts = np.floor(people * tilted / tilted.sum()).astype(int)
        counts[0] += people - counts.sum()
        names = [f"{name}_{n}" for n in range(len(shares))]
        found.append(Margin(name, dict(zip(names, map(int, counts), strict=True))))
    return found


BY = [*GROUPS, MODE]


def tables(tabulation: Tabulation) -> int:
    """Weight, and estimate every question by every breakdown; return how many tables that is."""
    weights = calibrate(tabulation, targets_of(tabulation, margins(tabulation.total)))
    every = measures_of(ASKED, tabulation.columns)
    views = every.only(each for each in every.all if each.question.startswith("q"))
    for by in BY:
        estimate(tabulation, weights, views, by)
    return QUESTIONS * len(BY)


def cpu() -> float:
    """CPU seconds of this process and of its workers that have ended."""
    both = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


def measured(work: Callable[[], object]) -> tuple[float, float]:
    """CPU and wall seconds of some work."""
    start, clock = cpu(), time.perf_counter()
    work()
    return cpu() - start, time.perf_counter() - clock


def peak() -> int:
    """The most memory that this process has used, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def small() -> None:
    coded = returns(0, 800)
    tables(tabulate(coded, BY))  # the first call imports and warms up
    work = min(measured(lambda: tables(tabulate(coded, BY)))[0] for _ in range(5))
    print(f"        800 respondents, 480 tables: {work:6.2f} s CPU (at most 0.3)")


def large() -> None:
    parts = [returns(number) for number in range(4)]
    load = parts.__getitem__
    work, _ = measured(lambda: tables(tabulate_parts(load, len(parts), BY)))
    print(
        f"  1,000,000 respondents, 480 tables: {work:6.2f} s CPU (at most 10), "
        f"{peak()} MB (at most 600)"
    )
    tabulation = tabulate_parts(load, len(parts), BY)
    targets = targets_of(tabulation, margins(tabulation.total))
    raking, _ = measured(lambda: calibrate(tabulation, targets))
    print(f"    of which raking of {len(tabulation.kinds):,} kinds of return: {raking:.2f} s")
    weights = calibrate(tabulation, targets)
    headlines = measures_of(ASKED, tabulation.columns).where(option="_positive")

    def ranked() -> None:
        sums = pair_parts(load, len(parts), WeightOf(tabulation, weights), headlines)
        rank_sets(headlines, *covariance(tabulation, weights, headlines, sums))

    print(f"    80 questions ranked, all pairs:  {measured(ranked)[0]:6.2f} s CPU")


def loaded(folder: Path, number: int) -> Coded:
    packed = np.load(folder / f"{number}.npy", mmap_mode="r")
    columns = {v.key: packed[k] for k, v in enumerate(VARIABLES)}
    return Coded(VARIABLES, columns)


def huge() -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for number in range(40):
            coded = returns(number)
            np.save(folder / f"{number}.npy", np.stack([coded.codes[v.key] for v in VARIABLES]))
        load = partial(loaded, folder)
        found: list[Tabulation] = []
        work, wall = measured(lambda: found.append(tabulate_parts(load, 40, BY, workers=2)))
        more, after = measured(lambda: tables(found[0]))
        print(
            f" 10,000,000 respondents, 480 tables: {work + more:6.2f} s CPU, "
            f"{wall + after:.1f} s by the clock in two processes (at most 60)"
        )
        same = tabulate_parts(load, 2, BY).counts
        two = tabulate_parts(load, 2, BY, workers=2).counts
        print(f"    one process and two count the same: {bool((same == two).all())}")


def beside_r() -> None:
    """R's survey package on the same 800 returns, where it is installed."""
    has_survey = (
        shutil.which("Rscript")
        and not subprocess.run(
            ["Rscript", "-e", "library(survey)"], capture_output=True, check=False
        ).returncode
    )
    if not has_survey:
        print("  R survey: not installed here, so not run")
        return
    with tempfile.TemporaryDirectory() as place:
        answers, people = Path(place, "returns.csv"), Path(place, "margins.csv")
        write(answers, [v.item for v in VARIABLES], zip(*_words(returns(0, 800)), strict=True))
        counts = ((m.item, c, str(n)) for m in margins(800) for c, n in m.counts.items())
        write(people, ["margin", "category", "count"], counts)
        script = Path(__file__).with_name("r_survey.R")
        done = subprocess.run(
            ["Rscript", str(script), str(answers), str(people), "10"],
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        print("  R survey failed:", done.stderr.strip())
        return
    each = json.loads(done.stdout)["cpu_seconds_per_table"]
    print(
        f"  R survey, the same 800: {each:.3f} s CPU a table, {480 * each:.0f} s for 480 (from 10)"
    )


def _words(coded: Coded) -> list[list[str]]:
    return [
        [[*variable.leaves, "", ""][code] for code in coded.codes[variable.key]]
        for variable in VARIABLES
    ]


def write(path: Path, header: list[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def main() -> None:
    small()
    large()
    huge()
    beside_r()


if __name__ == "__main__":
    main()

"""Prints what a file of 1,000,000 rows costs: coding, merging, the risk, shuffling, writing.

Run from the repository: `python bench/rows.py`. Invented returns of the demo's own questionnaire,
20,000 of them over and over; they are made before anything is counted, and no database is read.
"""

import argparse
import time
from collections.abc import Iterator
from itertools import chain, repeat
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from _install import install, peak_memory

SECONDS, MEGABYTES = 60, 300
DIFFERENT = 20_000
DEMO = Path("src/heard/home/demo/parents-carers.yaml")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--returns", type=int, default=1_000_000)
    returns = parser.parse_args().returns
    with install():
        return measure(returns)


def measure(returns: int) -> int:
    from heard.engines.estimation import code_returns
    from heard.engines.questionnaire import read_questionnaire
    from heard.home.demo.returns import invented_returns
    from heard.results.rowfile import Choice, profile_items, row_file
    from heard.results.rowpack import write_pack
    from heard.results.rowrisk import risk_of

    asked = read_questionnaire(DEMO)
    some = list(invented_returns(asked, min(returns, DIFFERENT), seed=3))
    before = peak_memory()
    profile = frozenset(profile_items(asked))
    steps = Steps()
    coded = steps.take(
        "coding", lambda: code_returns(asked, over_and_over(some, returns // len(some)))
    )
    file = steps.take("merging", lambda: row_file(asked, coded, Choice(profile, 8, 8)))
    risk = steps.take("risk", lambda: risk_of(file, profile))
    with TemporaryFile() as pack:
        steps.take("writing", lambda: write_pack(pack, file, asked, "Invented"))
        size = pack.tell()
    more = peak_memory() - before
    print(
        f"{len(file):,} rows of {len(file.columns)} columns, {size / 10**6:.0f} MB packed; {risk}"
    )
    print(f"  together {steps.total:.1f} s CPU (limit {SECONDS})")
    print(f"  {more:.0f} MB of memory more (limit {MEGABYTES})")
    return int(steps.total > SECONDS or more > MEGABYTES)


def over_and_over(some: list[Any], times: int) -> Iterator[Any]:
    return chain.from_iterable(repeat(some, times))


class Steps:
    """The steps, each with its CPU seconds."""

    total = 0.0

    def take(self, name: str, step: Any) -> Any:
        start = time.process_time()
        done = step()
        spent = time.process_time() - start
        self.total += spent
        print(f"  {name:<10}{spent:7.2f} s CPU")
        return done


if __name__ == "__main__":
    raise SystemExit(main())

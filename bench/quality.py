"""Prints what it costs to check 1,000,000 returns for their quality.

Run from the repository: `python bench/quality.py`; `--returns 50000` takes fewer. The returns are
invented, of the demo's own questionnaire: 20,000 different ones, over and over.
"""

import argparse
import random
import resource
import time
from collections.abc import Iterator
from itertools import cycle, islice
from typing import Any

from findings import questionnaire
from heard.engines.estimation.quality import Combination, check_quality, findings
from heard.engines.questionnaire import Item, tidy_answers

SECONDS, MEGABYTES = 60, 400
DIFFERENT = 20_000
MODES = ("web", "web", "paper", "helped")


def answer(item: Item, draw: random.Random) -> Any:
    if draw.random() < 0.05:
        return None
    if item.kind == "one_choice":
        return draw.choice(item.option_codes)
    if item.kind == "several_choices":
        return draw.sample(item.option_codes, 2)
    return "More short breaks." if item.is_text else 5


def returns(number: int) -> Iterator[tuple[str, dict[str, Any]]]:
    asked = questionnaire()
    draw = random.Random(7)
    invented = [
        (
            draw.choice(MODES),
            tidy_answers(asked, {item.code: answer(item, draw) for item in asked.items}),
        )
        for _ in range(min(DIFFERENT, number))
    ]
    return islice(cycle(invented), number)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--returns", type=int, default=1_000_000)
    number = parser.parse_args().returns
    asked = questionnaire()
    chosen = [item for item in asked.items if item.kind == "one_choice"][-2:]
    rules = [
        Combination(f"rule {n}", {item.code: item.option_codes[:1] for item in chosen}, "as a test")
        for n in range(10)
    ]
    stream = returns(number)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.process_time()
    found = check_quality(asked, stream, rules)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before
    print(f"{found.returns:,} returns, {len(asked.items)} questions, {len(rules)} rules")
    print(f"{seconds:.1f} s CPU (at most {SECONDS} s a million)")
    print(f"{peak:.0f} MB more than before (at most {MEGABYTES} MB)")
    print(f"{len(findings(found))} findings")
    if seconds > SECONDS * number / 1_000_000 + 1 or peak > MEGABYTES:
        raise SystemExit(1)


if __name__ == "__main__":
    main()

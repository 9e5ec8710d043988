"""Prints how well and how fast decision records are read, over the invented records.

Run from the repository: `python bench/decisiontext.py`. Real records that a person has checked
can be put beside them (`--records FOLDER`): each with a sidecar of the same shape.
"""

import argparse
import itertools
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.engines.decisiontext.make_folder import make_folder  # noqa: E402 - after the path is set
from tests.engines.decisiontext.scoring import (  # noqa: E402 - after the path is set
    RECORDS,
    SURE,
    Read,
    read_records,
    record_bytes,
    record_files,
    score_records,
    split_right,
    trust_in,
)

from heard.engines.decisiontext import read_decision_bytes  # noqa: E402 - after the path is set
from heard.engines.decisiontext.command import (  # noqa: E402 - after the path is set
    parse_decision_files,
)

READINGS = 1000
BROKEN = 50


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=Path, default=RECORDS)
    files = record_files(parser.parse_args().records)
    _print_quality(read_records(files))
    contents = [record_bytes(file) for file in files]
    before = time.process_time()
    for content, name in itertools.islice(itertools.cycle(contents), READINGS):
        read_decision_bytes(content, name)
    print(f"{READINGS} records read in {time.process_time() - before:.2f} s of CPU time")
    _print_folder()


def _print_quality(reads: Sequence[Read]) -> None:
    print(f"{len(reads)} records, resolutions split right in {split_right(reads):.3f}")
    print(f"{'':<24}{'':>10}{'':>10}{'right and':>22}{'wrong and':>20}")
    print(
        f"{'field':<24}{'precision':>10}{'recall':>10}"
        f"{'sure':>12}{'unsure':>10}{'unsure':>10}{'sure':>10}"
    )
    trust = trust_in(reads)
    for name, score in score_records(reads).items():
        counts = trust[name]
        print(
            f"{name:<24}{score.precision:>10.3f}{score.recall:>10.3f}"
            f"{counts.right_sure:>12}{counts.right_unsure:>10}"
            f"{counts.wrong_unsure:>10}{len(counts.wrong_sure):>10}"
        )
    print(f"sure: a confidence of {SURE} or more, from which a form fills the value in")


def _print_folder() -> None:
    with tempfile.TemporaryDirectory() as name:
        make_folder(Path(name), READINGS, BROKEN)
        before = time.perf_counter()
        outcomes = list(parse_decision_files(Path(name)))
        took = time.perf_counter() - before
    read = sum(1 for each in outcomes if each.json)
    told = sum(1 for each in outcomes if each.problem)
    print(f"a folder of {READINGS} records and {BROKEN} broken files: {read} read,", end=" ")
    print(f"{told} told of, in {took:.2f} s")


if __name__ == "__main__":
    main()

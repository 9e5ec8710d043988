"""Prints how well and how fast decision records are read, over the invented records.

Run from the repository: `python bench/decisiontext.py`. Real records that a person has checked
can be put beside them (`--records FOLDER`): each with a sidecar of the same shape.
"""

import argparse
import itertools
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.engines.decisiontext.scoring import (  # noqa: E402 - after the path is set
    RECORDS,
    read_records,
    record_bytes,
    record_files,
    score_records,
    split_right,
)

from heard.engines.decisiontext import read_decision_bytes  # noqa: E402 - after the path is set

READINGS = 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=Path, default=RECORDS)
    files = record_files(parser.parse_args().records)
    reads = read_records(files)
    print(f"{len(files)} records, resolutions split right in {split_right(reads):.3f}")
    print(f"{'field':<24}{'precision':>10}{'recall':>10}")
    for name, score in score_records(reads).items():
        print(f"{name:<24}{score.precision:>10.3f}{score.recall:>10.3f}")
    contents = [record_bytes(file) for file in files]
    before = time.process_time()
    for content, name in itertools.islice(itertools.cycle(contents), READINGS):
        read_decision_bytes(content, name)
    print(f"{READINGS} records read in {time.process_time() - before:.2f} s of CPU time")


if __name__ == "__main__":
    main()

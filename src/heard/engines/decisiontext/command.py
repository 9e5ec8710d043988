"""`heard parse_decision`: files in, JSON out, one line for every problem."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from heard.engines.decisiontext.files import read_decision
from heard.engines.decisiontext.problems import DecisionFileError
from heard.engines.decisiontext.record import to_json


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one file gave: JSON for standard output, or a problem for standard error."""

    json: str | None = None
    problem: str | None = None


def parse_decision_files(path: Path) -> Iterator[Outcome]:
    """Read one file, or each file of a folder by name, going on past those that cannot be read.

    A folder's objects stand on one line each and have the further key `file`, its name in the
    folder. Hidden files and folders in the folder are left out.
    """
    if not path.is_dir():
        yield _one(path)
        return
    try:
        files = sorted(
            file for file in path.iterdir() if file.is_file() and not file.name.startswith(".")
        )
    except OSError as error:
        what = (error.strerror or "cannot be read").lower()
        yield Outcome(problem=f"{path}:1: {what}; check the folder's rights")
        return
    if not files:
        yield Outcome(problem=f"{path}:1: holds no files; name a folder with decision records")
    for file in files:
        yield _one_of_many(file)


def _one(path: Path) -> Outcome:
    try:
        return Outcome(json=to_json(read_decision(path).decision, indent=2))
    except DecisionFileError as error:
        return Outcome(problem=str(error))


def _one_of_many(path: Path) -> Outcome:
    try:
        decision = read_decision(path).decision
    except DecisionFileError as error:
        return Outcome(problem=str(error))
    return Outcome(
        json=msgspec.json.encode({"file": path.name, **msgspec.structs.asdict(decision)}).decode()
    )

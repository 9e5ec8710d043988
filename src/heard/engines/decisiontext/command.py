"""`heard parse_decision`: files in, JSON out, one line for every problem."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from heard.engines.decisiontext.files import read_decision
from heard.engines.decisiontext.problems import DecisionFileError, printable
from heard.engines.decisiontext.record import to_json

_RECORD_SUFFIXES = frozenset((".txt", ".htm", ".html", ".xhtml", ".mht", ".mhtml", ".pdf", ".md"))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one file gave: JSON for standard output, or a problem for standard error."""

    json: str | None = None
    problem: str | None = None


def parse_decision_files(path: Path) -> Iterator[Outcome]:
    """Read one file, or each file of a folder by name, going on past those that cannot be read.

    A folder's objects stand on one line each and have the further key `file`, its name in the
    folder. Hidden files and folders in the folder are left out; a folder that has the name of a
    file ("minutes.txt") is a problem, as is a link that leads nowhere.
    """
    if not path.is_dir():
        yield _one(path)
        return
    try:
        files = sorted(file for file in path.iterdir() if _is_meant(file))
    except OSError as error:
        what = (error.strerror or "cannot be read").lower()
        yield Outcome(problem=f"{printable(path)}:1: {what}; check the folder's rights")
        return
    if not files:
        shown = printable(path)
        yield Outcome(problem=f"{shown}:1: holds no files; name a folder with decision records")
    for file in files:
        yield _one_of_many(file)


def _is_meant(file: Path) -> bool:
    hidden = file.name.startswith(".")
    return not hidden and (file.suffix.lower() in _RECORD_SUFFIXES or not file.is_dir())


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
    named = {"file": printable(path.name), **msgspec.structs.asdict(decision)}
    return Outcome(json=msgspec.json.encode(named).decode())

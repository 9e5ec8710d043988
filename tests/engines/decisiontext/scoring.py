"""How well the invented records are read, against the sidecars beside them.

A record that ends in `.pdf.txt` is printed as a PDF first and read from there.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from heard.engines.decisiontext import DecisionText, read_decision_bytes
from tests.engines.decisiontext.make_pdf import pdf_of

RECORDS = Path(__file__).with_name("records")
FIELDS = (
    "title", "decision_maker", "status", "is_key_decision", "is_subject_to_call_in", "purpose",
    "text", "reasons", "alternatives", "divisions", "contacts", "report_authors",
    "publication_date", "decision_date", "meeting", "effective_from", "documents", "resolutions",
)  # fmt: skip
SURE = 0.7  # from here on the form fills a value in without asking
_PROSE = frozenset(("purpose", "text", "reasons", "alternatives"))
_LISTS = frozenset(("divisions", "contacts", "report_authors", "documents", "resolutions"))


@dataclass(frozen=True, slots=True)
class Read:
    """One record as it was read, and what its sidecar says it holds."""

    name: str
    decision: DecisionText
    expected: dict[str, Any]

    def wanted(self, name: str) -> list[Any]:
        """What the record says. A sidecar leaves out what it does not say."""
        value = self.expected.get(name)
        if value is None:
            return []
        return list(value) if name in _LISTS else [value]

    def found(self, name: str) -> list[Any]:
        """What was read, in the sidecar's shape: nothing is an empty list."""
        value = getattr(self.decision, name)
        if name in _SHAPES:
            return _SHAPES[name](value)
        if value is None:
            return []
        if name in _PROSE and name in self.expected:
            first, last = self.expected[name]
            right = value.startswith(first) and value.endswith(last)
            return [self.expected[name] if right else value]
        return list(value) if isinstance(value, tuple) else [value]


_SHAPES: dict[str, Any] = {
    "status": lambda status: [[status.raw, status.normalised]] if status.raw else [],
    "meeting": lambda meeting: (
        [[meeting.date, meeting.body]] if meeting.date or meeting.body else []
    ),
    "documents": lambda documents: [[each.title, each.url] for each in documents],
    "resolutions": lambda all_of_them: [
        [each.number, each.text, list(each.verbs)] for each in all_of_them
    ],
}


@dataclass(slots=True)
class Score:
    """Values read and right, read and wrong or extra, and missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        read = self.right + self.extra
        return self.right / read if read else 1.0

    @property
    def recall(self) -> float:
        there = self.right + self.missed
        return self.right / there if there else 1.0


@dataclass(slots=True)
class Trust:
    """Values by whether they are right, and by whether the confidence says so."""

    right_sure: int = 0
    right_unsure: int = 0
    wrong_unsure: int = 0
    wrong_sure: list[str] = field(default_factory=list)


def record_files(folder: Path = RECORDS) -> list[Path]:
    """Every record of a folder, by name; its sidecar has the ending .json."""
    return sorted(file for file in folder.iterdir() if file.suffix != ".json")


def record_bytes(file: Path) -> tuple[bytes, str]:
    """The file that a record is read from, with its name."""
    if file.name.endswith(".pdf.txt"):
        return pdf_of(file.read_text(encoding="utf-8")), file.name.removesuffix(".txt")
    return file.read_bytes(), file.name


def read_records(files: Iterable[Path]) -> list[Read]:
    """Every record as the engine reads it now."""
    reads = []
    for file in files:
        expected = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
        reads.append(Read(file.name, read_decision_bytes(*record_bytes(file)).decision, expected))
    return reads


def score_records(reads: Sequence[Read]) -> dict[str, Score]:
    """A score for each field."""
    scores = {name: Score() for name in FIELDS}
    for read in reads:
        for name, score in scores.items():
            wanted, found = read.wanted(name), read.found(name)
            score.right += sum(1 for value in found if value in wanted)
            score.extra += sum(1 for value in found if value not in wanted)
            score.missed += sum(1 for value in wanted if value not in found)
            if found != wanted:
                score.wrong.append(f"{read.name}: {name}: {found} is not {wanted}")
    return scores


def split_right(reads: Sequence[Read]) -> float:
    """The share of records with every resolution right: number, words, verbs and order."""
    right = sum(1 for read in reads if read.found("resolutions") == read.wanted("resolutions"))
    return right / len(reads)


def trust_in(reads: Sequence[Read]) -> dict[str, Trust]:
    """For each field, whether the confidence tells right values from wrong and extra ones."""
    trust = {name: Trust() for name in FIELDS}
    for read in reads:
        for name, counts in trust.items():
            found = read.found(name)
            if not found:
                continue
            sure = read.decision.confidence.get(name, 0.0) >= SURE
            if found == read.wanted(name):
                counts.right_sure += sure
                counts.right_unsure += not sure
            elif sure:
                counts.wrong_sure.append(read.name)
            else:
                counts.wrong_unsure += 1
    return trust

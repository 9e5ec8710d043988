"""Precision and recall of each field over the invented records beside their sidecars."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from heard.engines.decisiontext import DecisionText, read_decision

RECORDS = Path(__file__).with_name("records")
FIELDS = (
    "title", "decision_maker", "status", "is_key_decision", "is_subject_to_call_in", "purpose",
    "text", "reasons", "alternatives", "divisions", "contacts", "report_authors",
    "publication_date", "decision_date", "meeting", "effective_from", "documents", "resolutions",
)  # fmt: skip
_PROSE = frozenset(("purpose", "text", "reasons", "alternatives"))


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


def record_files(folder: Path = RECORDS) -> list[Path]:
    """Every record of a folder, by name; its sidecar has the ending .json."""
    return sorted(file for file in folder.iterdir() if file.suffix != ".json")


def score_records(files: Iterable[Path]) -> dict[str, Score]:
    """A score for each field. A sidecar leaves out what the record does not say."""
    scores = {name: Score() for name in FIELDS}
    for file in files:
        expected = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
        decision = read_decision(file).decision
        for name in FIELDS:
            wanted = _wanted(expected, name)
            found = _found(decision, name, expected)
            score = scores[name]
            score.right += sum(1 for value in found if value in wanted)
            score.extra += sum(1 for value in found if value not in wanted)
            score.missed += sum(1 for value in wanted if value not in found)
            if found != wanted:
                score.wrong.append(f"{file.name}: {name}: {found} is not {wanted}")
    return scores


def _wanted(expected: dict[str, Any], name: str) -> list[Any]:
    value = expected.get(name)
    if value is None:
        return []
    if name in ("divisions", "contacts", "report_authors", "documents", "resolutions"):
        return list(value)
    return [value]


def _found(decision: DecisionText, name: str, expected: dict[str, Any]) -> list[Any]:
    """What was read, in the sidecar's shape: nothing is an empty list."""
    status, meeting = decision.status, decision.meeting
    shaped: dict[str, list[Any]] = {
        "status": [[status.raw, status.normalised]] if status.raw else [],
        "meeting": [[meeting.date, meeting.body]] if meeting.date or meeting.body else [],
        "documents": [[each.title, each.url] for each in decision.documents],
        "resolutions": [
            [each.number, each.text, list(each.verbs)] for each in decision.resolutions
        ],
    }
    value = getattr(decision, name)
    if name in shaped or value is None:
        return shaped.get(name, [])
    if name in _PROSE and name in expected:
        first, last = expected[name]
        return [expected[name] if value.startswith(first) and value.endswith(last) else value]
    return list(value) if isinstance(value, tuple) else [value]

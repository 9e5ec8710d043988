"""What a workbook is turned into on the way: a document, and the cell of each part of it."""

from __future__ import annotations

from typing import Any

from heard.engines.questionnaire.definition import Path
from heard.engines.questionnaire.problems import Problem
from heard.engines.questionnaire.xlsform.workbook import Row, Sheet


class Gathering:
    """Collects cells by path and problems by cell, across the sheets."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.places: dict[Path, str] = {("option_lists",): "choices", (): "survey"}

    def place(self, path: Path) -> str:
        """Return the cell of the longest known part of a path."""
        while path not in self.places:
            path = path[:-1]
        return self.places[path]

    def refuse(self, sheet: Sheet, row: int, heading: str, reason: tuple[str, str]) -> None:
        """Note a problem in a cell; `reason` is what is wrong and what to do."""
        self.problems.append(Problem(sheet.place(row, heading), *reason))

    def texts(self, sheet: Sheet, row: Row, column: WordColumn) -> dict[str, str]:
        """Return the wordings of a row, and note the cell of each."""
        words: dict[str, str] = {}
        for heading, tag in column.tags.items():
            self.places[(*column.path, tag)] = sheet.place(row.number, heading)
            self.places.setdefault(column.path, sheet.place(row.number, heading))
            if heading in row.cells:
                words[tag] = row.cells[heading]
        return words


class WordColumn:
    """The columns of one text (`label`, `hint`): heading -> tag, and the path it belongs to."""

    def __init__(self, tags: dict[str, str], path: Path) -> None:
        self.tags = tags
        self.path = path


Fields = dict[str, Any]

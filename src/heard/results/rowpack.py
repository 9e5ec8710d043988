"""The file itself: a ZIP of answers.csv in a random order, codebook.csv and README.txt.

Written line by line; in memory are a byte for each cell and four for each row.
"""

from __future__ import annotations

import zipfile
from array import array
from collections.abc import Iterable, Iterator
from secrets import SystemRandom
from typing import IO

import numpy as np
import numpy.typing as npt

from heard.design.csv_lines import MARK, csv_line
from heard.engines.estimation.coding import NOT_ASKED
from heard.engines.questionnaire import Item, Questionnaire
from heard.results.axes import MODE, MODE_WORDS
from heard.results.rowfile import NO, OTHER_OR_BLANK, YES, RowColumn, RowFile

ANSWERS, CODEBOOK, README = "answers.csv", "codebook.csv", "README.txt"
LINES_AT_ONCE = 5_000
Order = npt.NDArray[np.uint32]


def write_pack(target: IO[bytes], file: RowFile, questionnaire: Questionnaire, readme: str) -> None:
    """Write the ZIP. It holds no time of writing, and the rows in an order that nobody chose."""
    parts: tuple[tuple[str, Iterable[str]], ...] = (
        (README, [readme]),
        (CODEBOOK, codebook(file, questionnaire)),
        (ANSWERS, answer_lines(file, random_order(len(file)))),
    )
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as pack:
        for name, lines in parts:
            entry = zipfile.ZipInfo(name)  # of 1980: when it was written says nothing
            entry.compress_type = zipfile.ZIP_DEFLATED
            with pack.open(entry, "w", force_zip64=True) as out:
                for line in lines:
                    out.write(line.encode())


def random_order(rows: int) -> Order:
    """The numbers below `rows` in an order drawn by the operating system's random numbers."""
    order = array("I", range(rows))
    SystemRandom().shuffle(order)
    return np.frombuffer(order, dtype=np.uint32) if rows else np.zeros(0, dtype=np.uint32)


def answer_lines(file: RowFile, order: Order) -> Iterator[str]:
    """The heading, then some thousand lines at a time."""
    yield csv_line(column.name for column in file.columns)
    written = [np.array([_cell(cell) for cell in column.cells]) for column in file.columns]
    for start in range(0, len(order), LINES_AT_ONCE):
        rows = order[start : start + LINES_AT_ONCE]
        cells = [
            words[column.places[rows]].tolist()
            for words, column in zip(written, file.columns, strict=True)
        ]
        yield "".join(",".join(line) + "\r\n" for line in zip(*cells, strict=True))


def _cell(words: str) -> str:
    return csv_line([words]).removesuffix("\r\n") if words else ""


def codebook(file: RowFile, questionnaire: Questionnaire) -> Iterator[str]:
    """Column, question, value, meaning: a line for each value that may stand in a column."""
    yield MARK + csv_line(("column", "question", "value", "meaning"))
    for column in file.columns:
        item = questionnaire.items_by_code.get(column.item)
        question = _question(column, item, questionnaire)
        for value in (each for each in column.cells if each not in column.merged):
            yield csv_line((column.name, question, value, _meaning(column, value, questionnaire)))


def _question(column: RowColumn, item: Item | None, questionnaire: Questionnaire) -> str:
    if item is None:
        return "How people answered"
    label = item.label.get(questionnaire.default_language)
    if not column.option:
        return label
    option = item.option(column.option).label.get(questionnaire.default_language)
    return f"{label} {option}"


def _meaning(column: RowColumn, value: str, questionnaire: Questionnaire) -> str:
    if value == OTHER_OR_BLANK:
        return f"Left blank, or one of: {', '.join(column.merged)}"
    if value in ("", NOT_ASKED):
        return "Not asked" if value else "Left blank"
    if column.option:
        return {YES: "Ticked", NO: "Not ticked"}[value]
    if column.item == MODE:
        return str(MODE_WORDS[value])
    item = questionnaire.item(column.item)
    if item.kind == "scale":
        return value
    return item.option(value).label.get(questionnaire.default_language)

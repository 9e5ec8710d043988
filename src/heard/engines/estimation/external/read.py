"""Reading results of others from a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from heard.engines.estimation.external.about import AboutWave
from heard.engines.estimation.external.assemble import Assembly
from heard.engines.estimation.external.mapping import Mapping
from heard.engines.estimation.external.problems import (
    Doubt,
    ExternalFileError,
    Problem,
    limited,
    shown,
)
from heard.engines.estimation.external.rows import NEEDED, read_rows
from heard.engines.estimation.external.table import read_table
from heard.engines.estimation.external.wave import ExternalWave
from heard.engines.questionnaire import Questionnaire


def read_external_file(
    path: Path, about: AboutWave, mapping: Mapping, questionnaire: Questionnaire
) -> ExternalWave:
    """The same of a file on disk. Raises ExternalFileError, also where there is none."""
    try:
        with path.open("rb") as stream:
            return read_external_wave(stream, path.name, about, mapping, questionnaire)
    except OSError as error:
        what = f"the file cannot be read ({(error.strerror or 'no reason given').lower()})"
        problem = Problem(0, what, "check its name and place")
        raise ExternalFileError(path.name, [problem]) from error


def read_external_wave(
    stream: BinaryIO,
    filename: str,
    about: AboutWave,
    mapping: Mapping,
    questionnaire: Questionnaire,
) -> ExternalWave:
    """Read results of others as shares under our names. Raises ExternalFileError.

    Nothing is repaired: what cannot be right is refused with its line, what may be wrong is a
    doubt, and what stands between their figure and ours is marked on it.
    """
    remedy = "correct the mapping"
    if wrong := mapping.problems(questionnaire):
        raise ExternalFileError("mapping", [Problem(0, each, remedy) for each in wrong])
    table = read_table(stream, filename, NEEDED)
    doubts: list[Doubt] = []
    rows = read_rows(table, doubts)
    assembly = Assembly(questionnaire, about, mapping, rows, doubts)
    problems = list(assembly.problems())
    if not any((row.question, row.option) in mapping.pairs for row in rows):
        what = "the mapping names no question and option of this file"
        problems.append(Problem(0, what, remedy))
    if problems:
        raise ExternalFileError(filename, problems)
    there = {(row.question, row.option) for row in rows}
    doubts.extend(_absent(mapping, there))
    return ExternalWave(
        about=about,
        shares=assembly.shares(),
        unmapped=assembly.unmapped(),
        doubts=limited(doubts),
        fingerprint=table.fingerprint,
    )


def _absent(mapping: Mapping, there: set[tuple[str, str]]) -> Iterator[Doubt]:
    for question, option in mapping.pairs:
        if (question, option) not in there:
            words = f"the mapping names “{shown(question)}”, “{shown(option)}”, which is not there"
            yield Doubt(0, words)

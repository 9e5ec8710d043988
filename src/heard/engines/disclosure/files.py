"""`heard protect`: a long table of counts and a rule in, a protected table and its audit out."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np

from heard.engines.disclosure.attacker import attack
from heard.engines.disclosure.audit import audit
from heard.engines.disclosure.rule import Rule, RuleError
from heard.engines.disclosure.suppression import protect
from heard.engines.disclosure.tables import TOTAL, Axis, Release, Table

COUNT = "count"
HIDDEN = "c"
_MOST_CELLS = 50_000  # takes some minutes; the work grows faster than the table
_MOST_EXACT = 3000  # cells; in larger tables the audit has ranges that are proved wide enough
_MOST_PROBLEMS = 20


class FileProblem(Exception):  # noqa: N818 - read aloud: these are problems of a file, told to people
    """What is wrong with a file: one line for each problem, with its place and what to do."""

    def __init__(self, *problems: str):
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class LongTable:
    """A table as it stands in a file: a header, and the place and count of every row."""

    name: str
    dimensions: tuple[str, ...]
    header: tuple[str, ...]
    counts: dict[tuple[str, ...], int]
    lines: dict[tuple[str, ...], int]


def protect_file(table: Path, rule: Path, out: Path) -> dict[str, Any]:
    """Protect TABLE by RULE; write protected.csv and audit.json into OUT; return the audit.

    Raises FileProblem if a file cannot be used; nothing is written then.
    """
    wanted = read_rule(rule)
    long = read_table(table)
    protected = protect(Release((_as_table(long),)), wanted)
    published = protected.published
    report = protected.report
    if report is None or len(long.counts) <= _MOST_EXACT:
        report = attack(published, exact=True)
    if report.opened:
        raise FileProblem(*(f"{table}: can be worked out: {found}" for found in report.opened))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(long.header)
    for place in long.counts:
        shown = published.shown(published.shapes[0].cell(*place))
        marked = HIDDEN if shown is None else str(shown)
        cells = iter(place)
        writer.writerow([marked if name == COUNT else next(cells) for name in long.header])
    record = audit(protected, report, published.shapes[0])
    out.mkdir(parents=True, exist_ok=True)
    _write(out / "protected.csv", text.getvalue())
    _write(out / "audit.json", json.dumps(record, indent=2, ensure_ascii=False) + "\n")
    return record


def read_rule(path: Path) -> Rule:
    """Read a rule file. Raises FileProblem."""
    try:
        settings = json.loads(_text(path))
    except json.JSONDecodeError as error:
        raise FileProblem(
            f"{path}:{error.lineno}: this is not JSON ({error.msg}); write one JSON object"
        ) from error
    if not isinstance(settings, dict):
        raise FileProblem(f'{path}:1: this is no JSON object; write {{"threshold": 8, ...}}')
    try:
        return Rule.from_mapping(settings)
    except RuleError as error:
        raise FileProblem(f"{path}:1: {error}") from error


def read_table(path: Path) -> LongTable:
    """Read a table in long form, totals as "Total", and check that it is whole and adds up.

    Raises FileProblem with up to 20 problems.
    """
    reader = csv.reader(io.StringIO(_text(path)), strict=True)
    try:
        header = tuple(name.strip() for name in next(reader, []))
        _check_header(path, header)
        long = LongTable(str(path), tuple(n for n in header if n != COUNT), header, {}, {})
        problems = [p for row in reader if row for p in _take(long, reader.line_num, row)]
    except csv.Error as error:
        raise FileProblem(
            f"{path}:{reader.line_num}: this is not CSV ({error}); save it as CSV again"
        ) from error
    if not long.counts and not problems:
        problems = [f"{path}:2: there are no rows; give one for each cell and each total"]
    problems = problems or _gaps(long) or _wrong_totals(long)
    if problems:
        raise FileProblem(*problems[:_MOST_PROBLEMS])
    return long


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise FileProblem(f"{path}: there is no such file; check its name") from error
    except UnicodeDecodeError as error:
        raise FileProblem(f"{path}: this is not UTF-8; save it as UTF-8") from error
    except OSError as error:
        raise FileProblem(f"{path}: cannot be read ({error.strerror}); check the path") from error


def _write(path: Path, text: str) -> None:
    unfinished = path.with_name(path.name + ".part")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(path)


def _check_header(path: Path, header: tuple[str, ...]) -> None:
    if header.count(COUNT) != 1:
        raise FileProblem(f"{path}:1: needs exactly one column {COUNT!r}; name the counts so")
    if len(header) == 1:
        raise FileProblem(f"{path}:1: there is no dimension; give one column for each")
    for name in header:
        if not name:
            raise FileProblem(f"{path}:1: a column has no name; name it or take it out")
        if header.count(name) > 1:
            raise FileProblem(f"{path}:1: column {name!r} stands twice; keep one")
        if name == "cell_key":
            raise FileProblem(
                f"{path}:1: unknown column 'cell_key'; take it out, this method has no use for it"
            )


def _take(long: LongTable, line: int, row: list[str]) -> list[str]:
    """Add one row to the table; return what is wrong with it."""
    where = f"{long.name}:{line}"
    if len(row) != len(long.header):
        return [f"{where}: {len(row)} fields, not {len(long.header)}; give one for each column"]
    fields = dict(zip(long.header, (field.strip() for field in row), strict=True))
    number = fields.pop(COUNT)
    place = tuple(fields.values())
    if "" in place:
        return [f"{where}: {long.dimensions[place.index('')]!r} is empty; name the category"]
    if place in long.counts:
        return [f"{where}: the same cell as line {long.lines[place]}; keep one of them"]
    if not (number.isascii() and number.isdigit()) or len(number) > 9:
        return [f"{where}: count is {number!r}; give a whole number of people, 0 to 999999999"]
    long.counts[place] = int(number)
    long.lines[place] = line
    return []


def _categories(long: LongTable, position: int) -> tuple[str, ...]:
    names = dict.fromkeys(place[position] for place in long.counts)
    return (*(name for name in names if name != TOTAL), TOTAL)


def _gaps(long: LongTable) -> list[str]:
    every = [_categories(long, position) for position in range(len(long.dimensions))]
    for dimension, names in zip(long.dimensions, every, strict=True):
        if names == (TOTAL,):
            return [f"{long.name}:1: {dimension!r} has only totals; give its categories too"]
    if np.prod([len(names) for names in every], dtype=np.float64) > _MOST_CELLS:
        return [f"{long.name}: more than {_MOST_CELLS} cells; split the table"]
    return [
        f"{long.name}: no row for {_words(long, place)}; add it, "
        + ("with the sum of its parts" if TOTAL in place else "with 0 if nobody is there")
        for place in product(*every)
        if place not in long.counts
    ]


def _wrong_totals(long: LongTable) -> list[str]:
    table = _as_table(long)
    return [
        f"{long.name}:{long.lines[place]}: {_words(long, place)} is {long.counts[place]}, but its "
        f"parts sum to {summed}; correct one of them"
        for place, summed in zip(table.shape.places(), table.expanded().ravel(), strict=True)
        if long.counts[place] != summed
    ]


def _words(long: LongTable, place: tuple[str, ...]) -> str:
    return ", ".join(f"{d}={c}" for d, c in zip(long.dimensions, place, strict=True))


def _as_table(long: LongTable) -> Table:
    axes = []
    for position, dimension in enumerate(long.dimensions):
        leaves = _categories(long, position)[:-1]
        axes.append(Axis(dimension, leaves, bases=dict.fromkeys(leaves, TOTAL)))
    every = product(*(axis.leaves for axis in axes))
    counts = np.array([long.counts[place] for place in every], dtype=np.int64)
    return Table(tuple(axes), counts.reshape([len(axis.leaves) for axis in axes]))

"""`heard estimate`: a questionnaire and its answers in, tables of estimates out.

For the analyst, before disclosure control: nothing written here is fit to publish.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from errno import EISDIR
from math import isnan
from os import strerror
from pathlib import Path
from typing import Any

from heard.engines.estimation.coding import (
    MODE,
    Coded,
    TooManyOptionsError,
    code_returns,
    variables_of,
)
from heard.engines.estimation.estimates import Estimate
from heard.engines.estimation.margins import MarginError
from heard.engines.estimation.margins_file import FileProblem, read_margins
from heard.engines.estimation.pairs import WeightOf
from heard.engines.estimation.report import report
from heard.engines.estimation.study import Plan, Study, study
from heard.engines.estimation.tabulation import TooManyGroupsError
from heard.engines.questionnaire import (
    AnswersFileError,
    Questionnaire,
    QuestionnaireError,
    ReturnedRow,
    read_answers_csv,
    read_questionnaire,
)

PLACE = ["question", "option"]
FIGURES = ["estimate", "se", "low", "high", "base", "weighted_base", "deff", "method"]
APART = ["group_a", "group_b", "difference", "low", "high", "p", "p_adjusted"]
_MOST_PROBLEMS = 20


@dataclass(frozen=True)
class EstimateFiles:
    """What `heard estimate` reads, and how."""

    questionnaire: Path
    answers: Path
    population: Path | None = None
    invited: int | None = None
    by: tuple[str, ...] = ()


def estimate_files(given: EstimateFiles, out: Path) -> dict[str, Any]:
    """Write estimates, breakdowns and comparisons as CSV, weights and a report as JSON; return it.

    Raises FileProblem if a file cannot be used; nothing is written then.
    """
    questionnaire = _questionnaire(given.questionnaire)
    _check_by(questionnaire, given)
    margins = read_margins(given.population) if given.population else ()
    coded = _returns(questionnaire, given.answers)
    try:
        found = study(questionnaire, coded, Plan(margins, invited=given.invited, by=given.by))
    except MarginError as error:
        place = given.population or given.answers
        raise FileProblem(*(f"{place}: {problem}" for problem in error.problems)) from error
    except TooManyGroupsError as error:
        raise FileProblem(f"{given.questionnaire}: {error}") from error
    record = report(found)
    files = {
        "estimates.csv": _csv([*PLACE, *FIGURES], _estimate_rows(found)),
        "breakdowns.csv": _csv([*PLACE, "breakdown", "group", *FIGURES], _breakdown_rows(found)),
        "comparisons.csv": _csv([*PLACE, "breakdown", *APART], _comparison_rows(found)),
        "weights.json": _json(weights_record(found)),
        "report.json": _json(record),
    }
    _write_all(files, out)
    return record


def _questionnaire(path: Path) -> Questionnaire:
    try:
        return read_questionnaire(path)
    except QuestionnaireError as error:
        raise FileProblem(*error.lines(str(path))) from error


def _check_by(questionnaire: Questionnaire, given: EstimateFiles) -> None:
    for code in given.by:
        item = questionnaire.items_by_code.get(code)
        if code != MODE and (item is None or item.kind not in {"one_choice", "scale"}):
            raise FileProblem(
                f"{given.questionnaire}: {code} is no question with one answer of a list; "
                "form groups by another"
            )


def _returns(questionnaire: Questionnaire, path: Path) -> Coded:
    problems: list[str] = []

    def taken(rows: Iterable[ReturnedRow]) -> Iterator[tuple[str, dict[str, Any]]]:
        for row in rows:
            if row.problems:
                problems.extend(f"{path}:{problem}; correct it" for problem in row.problems)
            elif not problems:
                yield row.mode, row.answers
            if len(problems) >= _MOST_PROBLEMS:
                return

    try:
        tuple(variables_of(questionnaire))
        with read_answers_csv(questionnaire, path, "web") as rows:
            coded = code_returns(questionnaire, taken(rows))
    except AnswersFileError as error:
        raise FileProblem(*error.lines(str(path))) from error
    except TooManyOptionsError as error:
        raise FileProblem(f"{path}: {error}; divide the question") from error
    if problems:
        raise FileProblem(*problems[:_MOST_PROBLEMS])
    if not len(coded):
        raise FileProblem(f"{path}:row 2: there are no returns; give at least one")
    return coded


def _estimate_rows(found: Study) -> Iterator[list[str]]:
    for each in found.estimates():
        yield [each.measure.question, each.measure.option, *_figures(each)]


def _breakdown_rows(found: Study) -> Iterator[list[str]]:
    for by in found.breakdowns:
        for each in found.estimates(by):
            if each.measure.question != by:
                yield [each.measure.question, each.measure.option, by, each.group, *_figures(each)]


def _figures(each: Estimate) -> list[str]:
    numbers = (each.estimate, each.se, each.low, each.high, each.base, each.weighted_base)
    return [*map(_number, numbers), _number(each.deff), each.method]


def _comparison_rows(found: Study) -> Iterator[list[str]]:
    for by in found.breakdowns:
        for row in found.comparisons(by):
            yield [
                row.measure.question,
                row.measure.option,
                row.by,
                row.group_a,
                row.group_b,
                *map(_number, (row.difference, row.low, row.high, row.p, row.p_adjusted)),
            ]


def weights_record(found: Study) -> dict[str, Any]:
    """Return the weights as JSON: one for each return, in the order of the file."""
    weights = found.weights
    of_return = WeightOf(found.tabulation, weights)(found.coded)
    return {
        "method": weights.method,
        "population": weights.population,
        "returns": found.tabulation.total,
        "design_effect": weights.design_effect,
        "least": weights.least,
        "most": weights.most,
        "margins": [
            {
                "margin": target.item,
                "category": category,
                "people": None if isnan(people) else int(people),
                "target": float(wanted),
                "returns": int(returns),
            }
            for target in weights.targets
            for category, people, wanted, returns in zip(
                target.categories, target.people, target.targets, target.returns, strict=True
            )
        ],
        "weights": of_return.tolist(),
    }


def _number(value: float | None) -> str:
    """Return a number as it is read back exactly; nothing where there is none."""
    return "" if value is None or isnan(value) else repr(value)


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def _json(record: dict[str, Any]) -> str:
    return json.dumps(record, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def _write_all(files: Mapping[str, str], out: Path) -> None:
    """Write all files or none: each as a draft first, so that nobody finds a half of one.

    Raises FileProblem where the folder cannot be written.
    """
    drafts = {name: out / f".{name}.part" for name in files}
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name in files:
            if (out / name).is_dir():
                raise IsADirectoryError(EISDIR, strerror(EISDIR), str(out / name))
        for name, text in files.items():
            drafts[name].write_text(text, encoding="utf-8", newline="")
        for name, draft in drafts.items():
            draft.replace(out / name)
    except OSError as error:
        for draft in drafts.values():
            with suppress(OSError):
                draft.unlink(missing_ok=True)
        raise FileProblem(
            f"{error.filename or out}: this cannot be written ({error.strerror}); "
            "choose another folder"
        ) from error

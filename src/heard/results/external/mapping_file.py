"""A mapping as a file, to use again for the next wave."""

import io
from collections.abc import Sequence

from heard.design.csv_lines import csv_line
from heard.engines.estimation.external import ExternalFileError, Problem, read_mapping
from heard.engines.questionnaire import Questionnaire
from heard.results.external.kept import MappedOption, MappedQuestion

COLUMNS = ("question", "option", "item", "item_option", "wording")


def mapping_csv(mapped: Sequence[MappedQuestion]) -> str:
    """One row for each option: RFC 4180, safe for spreadsheets."""
    rows = [
        (each.question, option.option, each.item, option.ours, option.wording)
        for each in mapped
        for option in each.options
    ]
    return "".join(csv_line(cells) for cells in (COLUMNS, *rows))


def mapped_from_file(
    content: bytes, filename: str, questionnaire: Questionnaire
) -> tuple[MappedQuestion, ...]:
    """Read such a file. Raises ExternalFileError, also where a question is mapped to two of ours.

    A cell that was made safe for spreadsheets is read as it was before.
    """
    mapping = read_mapping(io.BytesIO(content), filename, questionnaire)
    found: dict[str, list[MappedOption]] = {}
    items: dict[str, str] = {}
    problems = []
    for (question, option), target in mapping.pairs.items():
        name = _undefused(question)
        if items.setdefault(name, target.item) != target.item:
            what = f"“{name[:60]}” is mapped to {items[name]} and to {target.item}"
            problems.append(Problem(0, what, "map a question to one of ours"))
        options = found.setdefault(name, [])
        options.append(MappedOption(_undefused(option), target.option, target.wording))
    if problems:
        raise ExternalFileError(filename, problems)
    return tuple(
        MappedQuestion(
            question,
            items[question],
            tuple(options),
            is_several=questionnaire.item(items[question]).kind == "several_choices",
        )
        for question, options in found.items()
    )


def _undefused(cell: str) -> str:
    r"""Undo what `csv_line` does to a formula: an apostrophe before it, and `\|` for `|`."""
    if len(cell) > 1 and cell[0] == "'" and cell[1] in "@+-=%\\":
        return cell[1:].replace("\\|", "|")
    return cell

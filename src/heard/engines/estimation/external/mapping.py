"""Which of their questions and options is which of ours: a person's judgement, written down."""

from __future__ import annotations

import collections.abc
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Literal

from heard.engines.estimation.external.problems import ExternalFileError, Problem, shown
from heard.engines.estimation.external.table import read_table
from heard.engines.questionnaire import Item, Questionnaire

POSITIVE, NEGATIVE = "_positive", "_negative"
Wording = Literal["same", "similar"]
Pair = tuple[str, str]


@dataclass(frozen=True)
class Target:
    """Our question and option, `_positive` or `_negative`; how near the wordings are."""

    item: str
    option: str
    wording: Wording = "similar"


@dataclass(frozen=True)
class Mapping:
    """(their question, their option) -> ours. Several of theirs may make one of ours together.

    groups: (their breakdown, their group) -> ours; a group that is not there stays theirs.
    several: their questions with several answers, whose shares sum to more than everybody.
    """

    pairs: collections.abc.Mapping[Pair, Target]
    groups: collections.abc.Mapping[Pair, Pair] = field(default_factory=dict)
    several: frozenset[str] = frozenset()

    def problems(self, questionnaire: Questionnaire) -> tuple[str, ...]:
        """What does not fit the questionnaire, or itself."""
        return tuple(self._problems(questionnaire))

    def _problems(self, questionnaire: Questionnaire) -> Iterator[str]:
        asked: dict[Pair, str] = {}
        for (question, option), target in self.pairs.items():
            if problem := target_problem(target, questionnaire):
                yield f"“{shown(question)}”, “{shown(option)}”: {problem}"
            first = asked.setdefault((target.item, target.option), question)
            if first != question:
                yield (
                    f"“{shown(first)}” and “{shown(question)}” are both mapped to "
                    f"{target.item}, {target.option}"
                )

        ours = list(self.groups.values())
        for breakdown, group in dict.fromkeys(ours):
            if ours.count((breakdown, group)) > 1:
                yield f"two groups of theirs are mapped to {breakdown}, {group}"

    def is_several(self, question: str, questionnaire: Questionnaire) -> bool:
        """Whether people could give more than one answer to their question."""
        items = {target.item for (theirs, _), target in self.pairs.items() if theirs == question}
        return question in self.several or any(
            questionnaire.item(code).kind == "several_choices" for code in items
        )


def target_problem(target: Target, questionnaire: Questionnaire) -> str:
    """Why there is no such question or option of ours; nothing where there is."""
    item = questionnaire.items_by_code.get(target.item)
    if item is None or not item.is_choice:
        return f"we have no question with options “{shown(target.item)}”"
    if target.option in (POSITIVE, NEGATIVE):
        return "" if item.has_favour else f"no option of “{item.code}” has a favour"
    if target.option not in item.option_codes:
        return f"“{shown(target.option)}” is no option of “{item.code}”"
    return ""


def options_of(item: Item, favour: int) -> tuple[str, ...]:
    return tuple(option.code for option in item.options if option.favour == favour)


def read_mapping(stream: BinaryIO, filename: str, questionnaire: Questionnaire) -> Mapping:
    """Read `question,option,item,item_option[,wording]`, where wording is same or similar.

    Raises ExternalFileError.
    """
    table = read_table(stream, filename, ("question", "option", "item", "item_option"))
    pairs: dict[Pair, Target] = {}
    problems = []
    for line, cells in table.rows:
        pair = (cells["question"], cells["option"])
        wording = cells.get("wording") or "similar"
        if wording not in ("same", "similar"):
            what = f"wording is “{shown(wording)}”"
            problems.append(Problem(line, what, "use same or similar"))
            continue
        near: Wording = "same" if wording == "same" else "similar"
        target = Target(cells["item"], cells["item_option"], near)
        if not all(pair):
            problems.append(Problem(line, "question or option is empty", "say which of theirs"))
        elif pair in pairs:
            problems.append(Problem(line, "the same option stands above too", "keep one of them"))
        elif problem := target_problem(target, questionnaire):
            problems.append(Problem(line, problem, "use a code of the questionnaire"))
        pairs.setdefault(pair, target)
    mapping = Mapping(pairs)
    remedy = "keep one of the two questions"
    problems = problems or [Problem(0, each, remedy) for each in mapping.problems(questionnaire)]
    if problems:
        raise ExternalFileError(filename, problems)
    return mapping

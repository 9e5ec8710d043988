"""What a publication's files claim: a number for a cell, written as the engine writes it."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

HIDDEN = {"Not shown", "Not shownc", "c"}  # the last but one is for eyes and for ears
CHOICES = {"one_choice", "scale"}

Cell = tuple[tuple[str, str], ...]
Kind = str  # "count", or "percent of" a question: the same cell is a share of two groups


def cell(*places: tuple[str, str]) -> Cell:
    return tuple(sorted(place for place in places if all(place)))


Claim = tuple[Kind, Cell, int | None]


def claims_of_json(findings: dict[str, Any]) -> Iterator[Claim]:
    yield "count", (), findings["replies"]
    for mode, figure in findings["modes"]:
        yield from _figure("mode", cell(("mode", mode)), figure)
    for part in findings["parts"]:
        for question in part["questions"]:
            yield from _line(question, "", question["everybody"])
            for breakdown in question["breakdowns"]:
                for line in breakdown["lines"]:
                    yield from _line(question, breakdown["by"], line)
                for each in breakdown["contrasts"]:
                    of = cell((question["code"], "_positive"), (breakdown["by"], each["group"]))
                    yield f"points of {question['code']}", of, abs(each["points"])


def _line(question: dict[str, Any], by: str, line: dict[str, Any]) -> Iterator[Claim]:
    code, group = question["code"], (by, line["code"])
    for option, figure in zip(question["options"], line["figures"], strict=True):
        yield from _figure(code, cell((code, option["code"]), group), figure)
    for name in ("blank", "positive", "negative", "not_asked"):
        if line[name] is not None:
            yield from _figure(code, cell((code, f"_{name}"), group), line[name])
    yield "count", cell((code, base_of(question, None)), group), line["base"]
    if is_rated(question):
        yield "count", cell((code, base_of(question, 1)), group), line["rated"]


def _figure(code: str, of: Cell, figure: dict[str, Any]) -> Iterator[Claim]:
    yield "count", of, figure["count"]
    yield f"percent of {code}", of, figure["percent"]
    yield f"low of {code}", of, figure["low"]
    yield f"high of {code}", of, figure["high"]


def is_rated(question: dict[str, Any]) -> bool:
    return any(option["favour"] is not None for option in question["options"])


def base_of(question: dict[str, Any], favour: int | None) -> str:
    """The category that an answer is a share of; "" is everybody."""
    if question["kind"] not in CHOICES | {"several_choices"}:
        return "written"
    unrated = [option for option in question["options"] if option["favour"] is None]
    return "_rated" if favour is not None and unrated else "_answered"


def claims_of_csv(questions: list[dict[str, Any]], text: str) -> Iterator[Claim]:
    favours = {
        (question["code"], option["code"]): option["favour"]
        for question in questions
        for option in question["options"]
    }
    by_code = {question["code"]: question for question in questions}
    for row in csv.DictReader(io.StringIO(text, newline="")):
        code, group = row["question"], (row["breakdown"], row["group"])
        of = cell((code, row["answer"]), group)
        yield "count", of, number(row["count"])
        yield f"percent of {code}", of, number(row["percent"])
        if row["base"]:
            favour = favours.get((code, row["answer"]), 1)
            base = cell((code, base_of(by_code[code], favour)), group)
            yield "count", base, number(row["base"])


def number(words: str) -> int | None:
    """`1,235` and `56%` are numbers; the marks of a hidden one are None."""
    words = words.strip()
    if words in HIDDEN:
        return None
    return int(re.fullmatch(r"([\d,]+)%?", words)[1].replace(",", ""))  # type: ignore[index]  # fails loudly where it is neither


def interval(words: str) -> tuple[int | None, int | None]:
    """`35% to 42%`, or the marks of a hidden one."""
    low, _, high = words.partition(" to ")
    return (number(low), number(high)) if high else (number(words), None)

"""How long things may be. A thing that does not fit is more than one thing."""

import ast
from collections.abc import Iterable, Iterator

from tools.house_rules.tree import File, Problem

LONGEST_FUNCTION = 50
LONGEST_FILE = 400
LONGEST_TEMPLATE = 150
LONGEST_VIEW = 25
MOST_ARGUMENTS = 5

Function = ast.FunctionDef | ast.AsyncFunctionDef


def check(files: Iterable[File]) -> Iterator[Problem]:
    for file in files:
        if file.is_python and "/migrations/" not in file.name:
            yield from _file(file, LONGEST_FILE, "Split it by subject.")
            for function in _functions(file):
                yield from _function(file, function)
        elif file.is_template:
            yield from _file(file, LONGEST_TEMPLATE, "Move a part into a macro.")


def _file(file: File, longest: int, advice: str) -> Iterator[Problem]:
    if (length := len(file.lines)) > longest:
        yield file.problem(longest, f"{length} lines, where {longest} are allowed. {advice}")


def _functions(file: File) -> Iterator[Function]:
    for node in file.nodes:
        if isinstance(node, Function):
            yield node


def _function(file: File, function: Function) -> Iterator[Problem]:
    length = (function.end_lineno or function.lineno) - function.lineno + 1
    is_view = file.is_view and _arguments(function)[:1] == ["request"]
    longest = LONGEST_VIEW if is_view else LONGEST_FUNCTION
    kind = "view" if is_view else "function"
    if length > longest:
        yield file.problem(
            function.lineno,
            f"the {kind} {function.name} has {length} lines, where {longest} are allowed. "
            "Give a step of it a name of its own.",
        )
    count = len(_arguments(function))
    if file.is_ours_to_run and count > MOST_ARGUMENTS:
        yield file.problem(
            function.lineno,
            f"{function.name} takes {count} arguments, where {MOST_ARGUMENTS} are allowed. "
            "A dataclass is hiding there.",
        )


def _arguments(function: Function) -> list[str]:
    given = function.args
    names = [arg.arg for arg in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return names[1:] if names[:1] in (["self"], ["cls"]) else names

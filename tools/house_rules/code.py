"""What Python of ours does not do, with the reason in each message."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.house_rules.tree import File, Problem

NAMES_THAT_SAY_NOTHING = {
    *("util", "utils", "helper", "helpers", "common", "core"),
    *("manager", "managers", "handler", "handlers", "misc"),
}
SUPPRESSION = re.compile(r"#\s*(noqa|type:\s*ignore)(?P<rest>.*)")
WITH_CODE_AND_REASON = re.compile(r"(:\s*[A-Z]+[0-9]+[A-Z0-9, ]*|\[[a-z, -]+\])\s*(-+|#|\()\s*\w+")


def check(files: Iterable[File]) -> Iterator[Problem]:
    for file in filter(lambda file: file.is_python, files):
        yield from _name(file)
        yield from _suppressions(file)
        if file.is_ours_to_run:
            yield from _imports(file)
            yield from _overrides(file)
        if file.is_view:
            yield from _objects(file)


def _name(file: File) -> Iterator[Problem]:
    for part in Path(file.name).with_suffix("").parts:
        if part in NAMES_THAT_SAY_NOTHING:
            yield file.problem(1, f"the name `{part}` says nothing. Name it after its subject.")


def _suppressions(file: File) -> Iterator[Problem]:
    for number, line in enumerate(file.lines, start=1):
        found = SUPPRESSION.search(line)
        if found and not WITH_CODE_AND_REASON.match(found["rest"]):
            yield file.problem(number, f"`{found[1]}` needs a code and, in words, a reason.")


def _imports(file: File) -> Iterator[Problem]:
    for node in file.nodes:
        for module in _imported(node):
            if module.startswith("django.contrib.admin"):
                yield file.problem(
                    _line(node), "Django's admin is a second way to write: add a service."
                )
            if module.startswith("django.dispatch") or "signals" in module.split("."):
                yield file.problem(
                    _line(node), "a signal hides who calls whom: call the service by its name."
                )


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [f"{node.module}.{alias.name}" for alias in node.names]
    if isinstance(node, ast.Constant) and node.value == "django.contrib.admin":
        return [str(node.value)]
    return []


def _line(node: ast.AST) -> int:
    return int(getattr(node, "lineno", 1))


def _overrides(file: File) -> Iterator[Problem]:
    for node in file.nodes:
        if isinstance(node, ast.ClassDef):
            for part in node.body:
                if isinstance(part, ast.FunctionDef) and part.name == "save":
                    yield file.problem(
                        part.lineno,
                        f"{node.name} overrides save(): what is done goes in a service.",
                    )


def _objects(file: File) -> Iterator[Problem]:
    for node in file.nodes:
        if isinstance(node, ast.Attribute) and node.attr == "objects":
            yield file.problem(
                node.lineno, "`.objects` in a view: reach it through the member's partnership."
            )

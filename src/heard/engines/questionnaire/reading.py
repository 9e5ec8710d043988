"""Taking typed values out of a document, noting everything wrong on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from heard.engines.questionnaire.conditions import Number
from heard.engines.questionnaire.definition import Path
from heard.engines.questionnaire.problems import Problem
from heard.engines.questionnaire.validity import path_words

NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,12})?")
PlaceFinder = Callable[[Path], str]


class Reading:
    """Collects problems, each with its place in the file.

    `place` turns a path of the document into words (a line, a cell). Where a list of options
    stands inside an item, `moved` says so, since findings name it under `option_lists`.
    """

    def __init__(self, place: PlaceFinder = path_words) -> None:
        self.place = place
        self.problems: list[Problem] = []
        self.moved: dict[Path, Path] = {}
        self.is_misshapen = False

    def refuse(self, path: Path, message: str, action: str) -> None:
        """Note a problem at a path."""
        path = self.moved.get(path[:2], path[:2]) + path[2:]
        self.problems.append(Problem(self.place(path), message, action))

    def mapping(self, path: Path, value: Any, keys: Iterable[str]) -> dict[str, Any]:
        """Return a mapping that has no other keys than these; an empty one if it is not one."""
        if not isinstance(value, dict):
            self.is_misshapen = True
            self.refuse(path, f"{_kind(value)} stands where named values are needed", "mend it")
            return {}
        known = tuple(keys)
        for key in value:
            if key not in known:
                self.refuse(
                    (*path, key), f"“{key}” is not known here", f"use only {', '.join(known)}"
                )
        return value

    def sequence(self, path: Path, value: Any) -> list[Any]:
        """Return a list; an empty one if it is not one."""
        if isinstance(value, list):
            return value
        self.is_misshapen = True
        self.refuse(path, f"{_kind(value)} stands where a list is needed", "write a list")
        return []

    def words(self, path: Path, value: Any) -> str:
        """Return plain text, stripped; nothing where there is none."""
        if value is None:
            return ""
        if isinstance(value, str):
            return value.strip()
        self.refuse(path, f"{_kind(value)} stands where text is needed", "write it as text")
        return ""

    def truth(self, path: Path, value: Any) -> bool:
        """Return true or false; absent is false. YAML gives words, JSON gives values."""
        if value in (None, "", False, "false"):
            return False
        if value is True or value == "true":
            return True
        self.refuse(path, f"“{value}” is neither true nor false", "write true or false")
        return False

    def number(self, path: Path, value: Any) -> Number | None:
        """Return a number, whole where it is whole; None where there is none."""
        if value in (None, "") and not isinstance(value, bool):
            return None
        if isinstance(value, str) and NUMBER.fullmatch(value):
            value = float(value) if "." in value else int(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return int(value) if value == int(value) else value
        self.refuse(path, f"“{value}” is not a number", "write digits, such as 5 or 2.5")
        return None


def _kind(value: Any) -> str:
    names = {dict: "a mapping", list: "a list", str: "text", bool: "true or false"}
    if value is None:
        return "nothing"
    return names.get(type(value), "a number")

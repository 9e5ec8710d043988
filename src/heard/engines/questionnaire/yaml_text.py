"""Definitions as YAML text.

Only structure is taken from YAML: every scalar stays the words it was written with, so `no`, `on`
and `2026.10` are not turned into other things, and what is a number is decided by where it stands.
Read from the parser's events, so that nothing is built that was not looked at: no tags, no anchors
and aliases (which make a small file huge), no repeated keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from yaml import events

from heard.engines.questionnaire.definition import Path, Questionnaire
from heard.engines.questionnaire.document_read import read_document
from heard.engines.questionnaire.document_write import to_document
from heard.engines.questionnaire.json_text import decoded
from heard.engines.questionnaire.problems import Problem, QuestionnaireError
from heard.engines.questionnaire.validity import path_words

DEEPEST_NESTING = 40
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(content: bytes) -> Questionnaire:
    """Return the definition that YAML text holds. Raises QuestionnaireError."""
    text = decoded(content)
    lines: dict[Path, int] = {}
    try:
        document = _Builder(lines).build(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"line {mark.line + 1}" if mark else ""
        message = f"this is not YAML: {error.problem or error.context}"
        raise QuestionnaireError([Problem(where, message, "correct it there")]) from error
    except yaml.YAMLError as error:
        message = "this is not YAML: it holds a character that YAML does not allow"
        raise QuestionnaireError([Problem("", message, "remove it")]) from error

    def place(path: Path) -> str:
        known = path
        while known not in lines and known:
            known = known[:-1]
        return f"line {lines.get(known, 1)} {path_words(path)}".strip()

    return read_document(document, place)


def yaml_bytes(questionnaire: Questionnaire) -> bytes:
    """Return the definition as YAML laid out for people."""
    text = yaml.dump(
        to_document(questionnaire), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100
    )
    return text.encode()


class _Dumper(yaml.SafeDumper):
    """Writes shared values out in full, since aliases are refused when read."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


class _Builder:
    """Builds dicts, lists and words from events, noting the line of each path."""

    def __init__(self, lines: dict[Path, int]) -> None:
        self.lines = lines
        self.repeated: list[Problem] = []

    def build(self, stream: Iterator[Any]) -> Any:
        documents = [
            self._value(event, stream, ()) for event in stream if not isinstance(event, _FRAME)
        ]
        if len(documents) != 1:
            message = f"the file holds {len(documents)} YAML documents"
            raise QuestionnaireError([Problem("", message, "keep one")])
        if self.repeated:
            raise QuestionnaireError(self.repeated)
        return documents[0]

    def _value(self, event: Any, stream: Iterator[Any], path: Path) -> Any:
        line = event.start_mark.line + 1
        self.lines.setdefault(path, line)
        if isinstance(event, events.AliasEvent) or event.anchor is not None:
            raise _refused(line, "an anchor or alias (& or *) is used", "write the words out")
        if event.tag is not None:
            raise _refused(line, f"a tag ({event.tag}) is used", "write the plain value")
        if len(path) > DEEPEST_NESTING:
            raise _refused(line, f"the nesting is over {DEEPEST_NESTING} deep", "make it simpler")
        if isinstance(event, events.MappingStartEvent):
            return self._mapping(stream, path)
        if isinstance(event, events.SequenceStartEvent):
            return self._sequence(stream, path)
        is_plain = not event.style  # None from the Python parser, "" from the C one
        is_nothing = is_plain and event.value in ("", "~", "null")
        return None if is_nothing else event.value

    def _mapping(self, stream: Iterator[Any], path: Path) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for event in stream:
            if isinstance(event, events.MappingEndEvent):
                break
            line = event.start_mark.line + 1
            key = self._value(event, stream, (*path, "?"))
            if not isinstance(key, str):
                raise _refused(line, "a name is missing or is not plain words", "write a name")
            if key == "<<":
                raise _refused(line, "a merge key (<<) is used", "write the values out")
            if key in mapping:
                self.repeated.append(
                    Problem(f"line {line}", f"“{key}” is given twice", "keep one of them")
                )
            self.lines[*path, key] = line
            mapping[key] = self._value(next(stream), stream, (*path, key))
        return mapping

    def _sequence(self, stream: Iterator[Any], path: Path) -> list[Any]:
        sequence: list[Any] = []
        for event in stream:
            if isinstance(event, events.SequenceEndEvent):
                break
            sequence.append(self._value(event, stream, (*path, len(sequence))))
        return sequence


_FRAME = (
    events.StreamStartEvent,
    events.StreamEndEvent,
    events.DocumentStartEvent,
    events.DocumentEndEvent,
)


def _refused(line: int, message: str, action: str) -> QuestionnaireError:
    return QuestionnaireError([Problem(f"line {line}", message, action)])

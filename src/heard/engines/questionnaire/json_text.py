"""Definitions as JSON text."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from heard.engines.questionnaire.definition import Questionnaire
from heard.engines.questionnaire.document_read import read_document
from heard.engines.questionnaire.document_write import to_document
from heard.engines.questionnaire.problems import Problem, QuestionnaireError

LARGEST_TEXT_FILE = 2_000_000


def read_json(content: bytes) -> Questionnaire:
    """Return the definition that JSON text holds. Raises QuestionnaireError."""
    text = decoded(content)
    try:
        document = json.loads(text, object_pairs_hook=_pairs, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}"
        raise QuestionnaireError(
            [Problem(place, f"this is not JSON: {error.msg}", "correct it there")]
        ) from error
    except (RecursionError, ValueError) as error:
        raise QuestionnaireError(
            [Problem("", "a number is too long or the nesting too deep", "use a plain file")]
        ) from error
    return read_document(document)


def json_bytes(questionnaire: Questionnaire) -> bytes:
    """Return the definition as JSON laid out for people."""
    text = json.dumps(to_document(questionnaire), ensure_ascii=False, allow_nan=False, indent=2)
    return f"{text}\n".encode()


def decoded(content: bytes) -> str:
    """Return a text file's content. Raises QuestionnaireError: too large, or not UTF-8."""
    if len(content) > LARGEST_TEXT_FILE:
        message = f"the file has {len(content):,} bytes, over {LARGEST_TEXT_FILE:,}"
        raise QuestionnaireError([Problem("", message, "send only the questionnaire")])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise QuestionnaireError(
            [Problem(f"line {line}", "the text is not in UTF-8", "save the file as UTF-8")]
        ) from error


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    repeated = sorted({name for name in names if names.count(name) > 1}) if _repeats(names) else ()
    if repeated:
        raise QuestionnaireError(
            [Problem("", f"“{name}” is given twice in one object", "keep one") for name in repeated]
        )
    return dict(pairs)


def _repeats(names: list[str]) -> bool:
    return len(set(names)) < len(names)


def _no_constant(name: str) -> NoReturn:
    raise QuestionnaireError([Problem("", f"{name} is not a number that JSON knows", "remove it")])

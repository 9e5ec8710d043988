"""Questionnaire files: which format a name means, reading and writing."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from heard.engines.questionnaire.definition import Questionnaire
from heard.engines.questionnaire.json_text import json_bytes, read_json
from heard.engines.questionnaire.problems import Problem, QuestionnaireError
from heard.engines.questionnaire.validity import definition_problems
from heard.engines.questionnaire.xlsform.archive import LARGEST_WORKBOOK
from heard.engines.questionnaire.xlsform.read import read_xlsform
from heard.engines.questionnaire.xlsform.write import xlsform_bytes
from heard.engines.questionnaire.yaml_text import read_yaml, yaml_bytes

_READERS: dict[str, Callable[[bytes], Questionnaire]] = {
    ".xlsx": read_xlsform,
    ".yaml": read_yaml,
    ".yml": read_yaml,
    ".json": read_json,
}
_WRITERS: dict[str, Callable[[Questionnaire], bytes]] = {
    ".xlsx": xlsform_bytes,
    ".yaml": yaml_bytes,
    ".yml": yaml_bytes,
    ".json": json_bytes,
}


def read_questionnaire(path: Path) -> Questionnaire:
    """Return the questionnaire in a file. Raises QuestionnaireError with every problem."""
    try:
        if path.stat().st_size > LARGEST_WORKBOOK:
            raise _refused(
                f"the file is over {LARGEST_WORKBOOK:,} bytes", "keep only the questions"
            )
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it is not there"
        raise _refused(f"the file cannot be read ({reason})", "check its name and place") from error
    return read_questionnaire_bytes(content, path.name)


def read_questionnaire_bytes(content: bytes, filename: str) -> Questionnaire:
    """Return the questionnaire in a file's content; the ending of `filename` says the format.

    Raises QuestionnaireError with every problem.
    """
    return _READERS[_ending(filename)](content)


def questionnaire_bytes(questionnaire: Questionnaire, filename: str) -> bytes:
    """Return the content of a file of this name. Raises QuestionnaireError."""
    writer = _WRITERS[_ending(filename)]
    problems = definition_problems(questionnaire)
    if problems:
        raise QuestionnaireError(problems)
    return writer(questionnaire)


def write_questionnaire(questionnaire: Questionnaire, path: Path) -> None:
    """Write the questionnaire in the format of the path's ending, whole or not at all.

    Raises QuestionnaireError.
    """
    content = questionnaire_bytes(questionnaire, path.name)
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = error.strerror or "no room"
        raise _refused(f"the file cannot be written ({reason})", "choose another place") from error


def _ending(filename: str) -> str:
    ending = Path(filename).suffix.lower()
    if ending not in _READERS:
        raise _refused(
            f"“{ending or filename}” is not a format of questionnaires",
            "use an XLSForm .xlsx, .yaml or .json file",
        )
    return ending


def _refused(message: str, action: str) -> QuestionnaireError:
    return QuestionnaireError([Problem("", message, action)])

"""A short questionnaire with every kind of question, and files made of it."""

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from heard.engines.questionnaire import Questionnaire, questionnaire_bytes
from heard.engines.questionnaire.yaml_text import read_yaml

YAML = Path(__file__).with_name("short_survey.yaml").read_text(encoding="utf-8")


def questionnaire() -> Questionnaire:
    return read_yaml(YAML.encode())


def yaml_file(path: Path, change: tuple[str, str] = ("", "")) -> None:
    path.write_text(YAML.replace(*change) if change[0] else YAML, encoding="utf-8")


def workbook(change: Callable[[openpyxl.Workbook], Any]) -> bytes:
    """Return the short survey as a workbook after somebody changed it by hand."""
    book = openpyxl.load_workbook(io.BytesIO(questionnaire_bytes(questionnaire(), "q.xlsx")))
    change(book)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def workbook_with(cells: Mapping[str, Any]) -> bytes:
    """Return the short survey with cells changed: `{"survey!B3": "listened"}`."""

    def change(book: openpyxl.Workbook) -> None:
        for place, value in cells.items():
            name, _, coordinate = place.partition("!")
            sheet = book[name]
            assert isinstance(sheet, Worksheet)
            sheet[coordinate].value = value

    return workbook(change)

"""A questionnaire as an XLSForm workbook that other tools open and `read` reads back."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from heard.engines.questionnaire.conditions import simplified
from heard.engines.questionnaire.definition import (
    Item,
    Questionnaire,
    Section,
    Text,
    look_tag,
    texts_of,
)
from heard.engines.questionnaire.xlsform.expressions import write_bounds, write_relevant
from heard.engines.questionnaire.xlsform.languages import name_of

Cells = dict[str, str | int]
_WIDE = {"label", "hint", "form_title", "other_title", "relevant"}


def xlsform_bytes(questionnaire: Questionnaire) -> bytes:
    """Return a valid definition as a workbook.

    Raises KeyError or ValueError for a definition that `definition_problems` refuses.
    """
    tags = _tags(questionnaire)
    book = Workbook()
    survey = book.active
    if not isinstance(survey, Worksheet):
        raise TypeError("a new workbook has no sheet")
    survey.title = "survey"
    _fill(survey, _survey_rows(questionnaire, tags))
    if any(item.is_choice for item in questionnaire.items):
        _fill(book.create_sheet("choices"), _choice_rows(questionnaire, tags))
    _fill(book.create_sheet("settings"), [_settings_row(questionnaire, tags)])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _tags(questionnaire: Questionnaire) -> tuple[str, ...]:
    """Return the tags to write columns for: each language, then its looks that are used."""
    used = {tag for _, text in texts_of(questionnaire) for tag in text.tags}
    tags: list[str] = []
    for language in questionnaire.languages:
        looks = (look_tag(language, look) for look in questionnaire.looks[1:])
        tags += [language, *(tag for tag in looks if tag in used)]
    return tuple(tags)


def _survey_rows(questionnaire: Questionnaire, tags: tuple[str, ...]) -> Iterable[Cells]:
    for section in questionnaire.sections:
        yield {
            "type": "begin_group",
            "name": section.code,
            **_words("label", section.title, tags),
            **_words("hint", section.hint, tags),
            "relevant": _relevant(section),
            "appearance": "field-list",
        }
        for item in section.items:
            yield _item_row(item, tags)
        yield {"type": "end_group"}


def _item_row(item: Item, tags: tuple[str, ...]) -> Cells:
    return {
        "type": _type(item),
        "name": item.code,
        **_words("label", item.label, tags),
        **_words("hint", item.hint, tags),
        "required": "yes" if item.required else "",
        "relevant": _relevant(item),
        "appearance": "multiline" if item.kind == "long_text" else "",
        "parameters": (
            f"start={item.minimum} end={item.maximum} step=1" if item.kind == "scale" else ""
        ),
        "constraint": write_bounds(item.minimum, item.maximum) if item.kind == "number" else "",
        "domain": item.domain,
        "construct": item.construct,
    }


def _type(item: Item) -> str:
    match item.kind:
        case "one_choice":
            return f"select_one {item.list_name}"
        case "several_choices":
            return f"select_multiple {item.list_name}"
        case "number":
            return "decimal" if item.decimals else "integer"
        case "scale":
            return "range"
        case "date":
            return "date"
        case "short_text" | "long_text":
            return "text"


def _relevant(part: Section | Item) -> str:
    return write_relevant(simplified(part.shown_when)) if part.shown_when is not None else ""


def _words(base: str, text: Text, tags: tuple[str, ...]) -> Cells:
    return {f"{base}::{name_of(tag)}": text.exactly(tag) for tag in tags}


def _choice_rows(questionnaire: Questionnaire, tags: tuple[str, ...]) -> Iterable[Cells]:
    lists = {item.list_name: item.options for item in questionnaire.items if item.is_choice}
    for name, options in lists.items():
        for option in options:
            yield {
                "list_name": name,
                "name": option.code,
                **_words("label", option.label, tags),
                "favour": "" if option.favour is None else option.favour,
                "exclusive": "yes" if option.exclusive else "",
            }


def _settings_row(questionnaire: Questionnaire, tags: tuple[str, ...]) -> Cells:
    default = questionnaire.default_language
    title = questionnaire.title
    return {
        "form_title": title.exactly(default),
        "form_id": questionnaire.id,
        "version": questionnaire.version,
        "default_language": name_of(default),
        **_words("other_title", title, tuple(t for t in tags if t != default and title.exactly(t))),
    }


def _fill(sheet: Worksheet, rows: Iterable[Cells]) -> None:
    """Write rows under their headings, leaving out columns in which nothing stands.

    Columns of words stay even when empty: they say which languages there are.
    """
    written = list(rows)
    headings = list(dict.fromkeys(heading for row in written for heading in row))
    kept = [
        heading
        for heading in headings
        if heading.startswith("label::") or any(row.get(heading, "") != "" for row in written)
    ]
    for column, heading in enumerate(kept, start=1):
        _set(sheet, 1, column, heading)
        sheet.cell(1, column).font = Font(bold=True)
        wide = heading.partition("::")[0] in _WIDE
        sheet.column_dimensions[get_column_letter(column)].width = 50 if wide else 18
        for number, row in enumerate(written, start=2):
            _set(sheet, number, column, row.get(heading, ""))
    sheet.freeze_panes = "A2"


def _set(sheet: Worksheet, row: int, column: int, value: Any) -> None:
    if value == "":
        return
    cell = sheet.cell(row, column)
    cell.value = value
    if isinstance(value, str):
        # Words that begin with = are words here, not a formula; 2026.10 is not 2026.1.
        cell.data_type = "s"
        cell.number_format = "@"
        cell.alignment = Alignment(wrap_text=True, vertical="top")

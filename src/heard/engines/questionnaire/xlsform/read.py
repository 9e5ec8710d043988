"""A questionnaire from an XLSForm workbook."""

from __future__ import annotations

import io
import re

from pyxform.errors import PyXFormError
from pyxform.xls2xform import convert

from heard.engines.questionnaire.definition import Questionnaire, split_tag
from heard.engines.questionnaire.document_read import questionnaire_of
from heard.engines.questionnaire.problems import Problem, QuestionnaireError
from heard.engines.questionnaire.reading import Reading
from heard.engines.questionnaire.xlsform.gathering import Fields, Gathering, WordColumn
from heard.engines.questionnaire.xlsform.languages import tag_of, word_columns
from heard.engines.questionnaire.xlsform.refusals import column_reason
from heard.engines.questionnaire.xlsform.survey import SurveyReader
from heard.engines.questionnaire.xlsform.workbook import Sheet, read_workbook

_SHEETS = ("survey", "choices", "settings")
_LIST_COLUMNS = ("list_name", "list name")
_SETTINGS = frozenset({"form_title", "form_id", "version", "default_language"})
_OPTION_FIELDS = {"name": "code", "favour": "favour", "exclusive": "exclusive"}
_ROW_IN_MESSAGE = re.compile(r"\[row : (\d+)\]\s*")


def read_xlsform(content: bytes) -> Questionnaire:
    """Return the questionnaire in a workbook. Raises QuestionnaireError with every problem.

    pyxform has the last word on whether the file is sound XLSForm, so that what is taken here
    opens in other tools too.
    """
    sheets, problems = read_workbook(content)
    gathering = Gathering(problems)
    document = _document(sheets, gathering)
    reading = Reading(gathering.place)
    questionnaire = questionnaire_of(document, reading)
    # A cell that was refused leaves a gap, and what follows from the gap is not news.
    told = {problem.place for problem in gathering.problems}
    found = [
        *gathering.problems,
        *(problem for problem in reading.problems if problem.place not in told),
    ] or pyxform_problems(content)
    if found:
        raise QuestionnaireError(found)
    return questionnaire


def _document(sheets: dict[str, Sheet], gathering: Gathering) -> Fields:
    for name, sheet in sheets.items():
        if name not in _SHEETS and (sheet.rows or sheet.columns):
            gathering.problems.append(
                Problem(
                    sheet.name,
                    "the sheet is not known",
                    "delete it, or begin its name with _ to keep it as a note",
                )
            )
    survey = sheets.get("survey", _EMPTY_SURVEY)
    if not survey.rows:
        raise QuestionnaireError(
            [
                *gathering.problems,
                Problem("survey", "there is no survey sheet with rows", "add one"),
            ]
        )
    if "type" not in survey.columns or "name" not in survey.columns:
        raise QuestionnaireError(
            [*gathering.problems, Problem("survey!1", "type or name is not a column", "add it")]
        )
    choices = sheets.get("choices", Sheet("choices", {}, ()))
    front, default = _settings(sheets.get("settings", _EMPTY_SETTINGS), survey, gathering)
    labels = word_columns(gathering, survey, "label", default)
    hints = word_columns(gathering, survey, "hint", default)
    option_labels = word_columns(gathering, choices, "label", default)
    front["languages"] = _languages((labels, hints, option_labels), default)
    front["option_lists"] = _option_lists(choices, option_labels, gathering)
    front["sections"] = SurveyReader(gathering, survey, labels, hints).read()
    return front


_EMPTY_SURVEY = Sheet("survey", {}, ())
_EMPTY_SETTINGS = Sheet("settings", {}, ())


def _settings(sheet: Sheet, survey: Sheet, gathering: Gathering) -> tuple[Fields, str]:
    """Return the front matter and the default language.

    With none named, the language of the first label; with no language anywhere, English.
    """
    row = sheet.rows[0] if sheet.rows else None
    cells = row.cells if row else {}
    for extra in sheet.rows[1:]:
        reason = ("settings has one row", "delete the other rows")
        gathering.refuse(sheet, extra.number, next(iter(extra.cells)), reason)
    default = tag_of(cells.get("default_language", ""))
    if cells.get("default_language") and not default:
        reason = ("the default language has no tag", "write it as in English (en)")
        gathering.refuse(sheet, 2, "default_language", reason)
    default = default or _first_language(survey)
    # XLSForm's own form_title is in one language; pyxform fails on form_title::Polski (pl).
    titles = {"form_title": default} | {
        heading: tag
        for heading, tag in word_columns(gathering, sheet, "other_title", default).items()
        if tag != default
    }
    for heading in cells:
        if heading not in _SETTINGS and heading not in titles:
            gathering.refuse(sheet, 2, heading, column_reason(heading))
    front: Fields = {"default_language": default}
    for key, heading in (("id", "form_id"), ("version", "version"), ("default_language", "")):
        gathering.places[key,] = sheet.place(2, heading or "default_language")
        if heading:
            front[key] = cells.get(heading, "")
    gathering.places["title",] = sheet.place(2, "form_title")
    front["title"] = gathering.texts(sheet, row, WordColumn(titles, ("title",))) if row else {}
    return front, default


def _first_language(survey: Sheet) -> str:
    for heading in survey.columns:
        if heading == "label":
            return "en"
        if heading.startswith("label::"):
            return split_tag(tag_of(heading.removeprefix("label::")))[0] or "en"
    return "en"


def _languages(columns: tuple[dict[str, str], ...], default: str) -> list[str]:
    """Return the plain languages in the order of their columns."""
    tags = [split_tag(tag)[0] for tags in columns for tag in tags.values()]
    return list(dict.fromkeys(tags)) or [default]


def _option_lists(sheet: Sheet, labels: dict[str, str], gathering: Gathering) -> Fields:
    lists: dict[str, list[Fields]] = {}
    list_column = next((name for name in _LIST_COLUMNS if name in sheet.columns), "")
    for row in sheet.rows:
        name = row.cells.get(list_column, "")
        if not name:
            reason = ("the option is in no list", "fill in list_name")
            gathering.refuse(sheet, row.number, list_column, reason)
            continue
        options = lists.setdefault(name, [])
        path = ("option_lists", name, len(options))
        gathering.places.setdefault(path[:2], sheet.place(row.number, list_column))
        gathering.places[path] = sheet.place(row.number)
        option: Fields = {
            "label": gathering.texts(sheet, row, WordColumn(labels, (*path, "label")))
        }
        for heading, field in _OPTION_FIELDS.items():
            gathering.places[(*path, field)] = sheet.place(row.number, heading)
            option[field] = row.cells.get(heading, "")
        option["exclusive"] = {"yes": "true", "no": "false"}.get(
            option["exclusive"].lower(), option["exclusive"].lower()
        )
        options.append(option)
        for heading in row.cells:
            if heading not in (list_column, *_OPTION_FIELDS, *labels):
                gathering.refuse(sheet, row.number, heading, column_reason(heading))
    return lists


def pyxform_problems(content: bytes) -> list[Problem]:
    """Return what keeps pyxform from making a form of a workbook."""
    try:
        convert(xlsform=io.BytesIO(content), file_type=".xlsx", warnings=[])
    except (PyXFormError, AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        # pyxform has checks for what people get wrong by chance, and trips over the rest.
        message = " ".join(str(error).split())
        row = _ROW_IN_MESSAGE.search(message)
        place = f"survey!{row[1]}" if row else ""
        reason = _ROW_IN_MESSAGE.sub("", message)
        return [Problem(place, f"this is not sound XLSForm: {reason}", "correct it there")]
    return []

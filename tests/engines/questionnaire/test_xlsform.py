"""XLSForm: what is kept, and what is refused with its cell."""

from typing import Any

import openpyxl
import pytest
from pyxform.xls2xform import convert

from heard.engines.questionnaire import (
    Questionnaire,
    QuestionnaireError,
    questionnaire_bytes,
    read_questionnaire_bytes,
)
from heard.engines.questionnaire.conditions import Includes
from heard.engines.questionnaire.xlsform.read import pyxform_problems
from heard.engines.questionnaire.yaml_text import read_yaml
from tests.engines.questionnaire import make


def read(content: bytes) -> Questionnaire:
    return read_questionnaire_bytes(content, "q.xlsx")


def refusals(cells: dict[str, Any]) -> dict[str, str]:
    with pytest.raises(QuestionnaireError) as raised:
        read(make.workbook_with(cells))
    return {
        problem.place: f"{problem.message}; {problem.action}" for problem in raised.value.problems
    }


def columns(sheet: str) -> dict[str, str]:
    """Return heading -> letter of the short survey as we write it."""
    found = {}

    def look(book: openpyxl.Workbook) -> None:
        for cell in book[sheet][1]:
            found[str(cell.value)] = cell.column_letter

    make.workbook(look)
    return found


SURVEY = columns("survey")
CHOICES = columns("choices")
FREE = "T"


def test_the_short_survey_is_the_same_after_the_workbook() -> None:
    questionnaire = make.questionnaire()

    assert read(questionnaire_bytes(questionnaire, "q.xlsx")) == questionnaire


def test_what_we_write_is_sound_for_other_tools(tmp_path: Any) -> None:
    path = tmp_path / "q.xlsx"
    path.write_bytes(questionnaire_bytes(make.questionnaire(), "q.xlsx"))

    form = convert(path, warnings=[]).xform

    assert "selected( /data/plan/sources , 'website')" in form


def test_a_plain_form_with_one_language_is_read() -> None:
    book = openpyxl.Workbook()
    survey, choices, settings = (
        book.active,
        book.create_sheet("choices"),
        book.create_sheet("settings"),
    )
    assert survey is not None
    survey.title = "survey"
    for row in (
        ("type", "name", "label", "required", "relevant"),
        ("begin group", "first", "First", None, None),
        ("select_multiple places", "where", "Where?", True, None),
        ("integer", "n", "How many?", "yes", "selected(${where}, '1')"),
        ("end group", None, None, None, None),
    ):
        survey.append(row)
    for row in (("list name", "name", "label"), ("places", 1, "Here"), ("places", 2.0, "There")):
        choices.append(row)
    for row in (("form_title", "form_id", "version"), ("Plain", "plain", 3)):
        settings.append(row)

    questionnaire = read(make.saved(book))

    where, number = questionnaire.items
    assert (questionnaire.version, questionnaire.languages) == ("3", ("en",))
    assert (where.kind, where.option_codes, where.required) == ("several_choices", ("1", "2"), True)
    assert number.shown_when == Includes("where", "1")


def test_words_in_other_languages_and_looks_are_kept() -> None:
    text = make.YAML.replace("languages: [en]", "languages: [pl, en]").replace(
        "label: Since when?", "label: {en: Since when?, pl: Od kiedy?, pl-x-easyread: Kiedy?}"
    )
    questionnaire = read_yaml(text.replace("{en: A short survey,", "{en: A, pl: Ankieta,").encode())

    again = read(questionnaire_bytes(questionnaire, "q.xlsx"))

    assert again == questionnaire
    assert again.languages == ("pl", "en")
    assert again.words(again.item("since").label, "pl", "easyread") == "Kiedy?"


def test_words_that_look_like_a_formula_stay_words() -> None:
    questionnaire = read_yaml(make.YAML.replace("Which town?", "'=1+1'").encode())

    assert read(questionnaire_bytes(questionnaire, "q.xlsx")) == questionnaire


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("begin_repeat", "repeats are not supported"),
        ("note", "a note is no question"),
        ("calculate", "nothing is calculated"),
        ("geopoint", "places on a map show who a person is"),
        ("audio", "files are not collected"),
        ("start", "the person or their device would be recorded"),
        ("rank agree", "ranking is not supported"),
        ("select_one_from_file towns.csv", "options come from another file"),
        ("select_one agree or_other", "or_other is not supported"),
        ("dateTime", "times are not supported"),
        ("telepathy", "the type “telepathy” is not known"),
        ("begin_group", "a group is inside another group"),
        ("select_one nothing", "there is no list of options “nothing”"),
    ],
)
def test_a_type_that_cannot_be_kept_is_refused_with_its_cell(written: str, told: str) -> None:
    assert told in refusals({"survey!A3": written})["survey!A3"]


@pytest.mark.parametrize(
    ("heading", "value", "told"),
    [
        ("calculation", "1 + 1", "nothing is calculated"),
        ("default", "agree", "a first answer would lead people"),
        ("constraint_message::English (en)", "No", "our own words"),
        ("required_message", "No", "our own words"),
        ("choice_filter", "town=1", "options do not depend on other answers"),
        ("media::image::English (en)", "a.png", "pictures and sounds"),
        ("guidance_hint", "Say", "there is one hint"),
        ("repeat_count", "3", "repeats are not supported"),
        ("bind::odk:length", "3", "the column “bind::odk:length” is not known"),
        ("save_to", "x", "entities are not supported"),
        ("trigger", "${x}", "nothing is calculated"),
    ],
)
def test_a_filled_column_that_cannot_be_kept_is_refused_with_its_cell(
    heading: str, value: str, told: str
) -> None:
    found = refusals({f"survey!{FREE}1": heading, f"survey!{FREE}3": value})

    assert told in found[f"survey!{FREE}3"]


def test_an_unknown_column_without_content_is_no_matter() -> None:
    assert read(make.workbook_with({f"survey!{FREE}1": "image"})) == make.questionnaire()


@pytest.mark.parametrize(
    ("column", "row", "value", "told"),
    [
        ("appearance", 3, "list-nolabel", "grids of answers are not shown"),
        ("appearance", 2, "table-list", "grids of answers are not shown"),
        ("appearance", 3, "w1 blue", "the appearance “w1 blue” is not known"),
        ("relevant", 5, "count(${sources}) > 1", "“count” is not understood"),
        ("relevant", 3, "${since} != ''", "“since”, no earlier question"),
        ("required", 3, "${listened} = 'agree'", "write yes or no"),
        ("required", 2, "yes", "a group cannot be required"),
        ("parameters", 3, "randomize=true", "parameters are known for range questions only"),
        ("parameters", 8, "start=0 end=10 step=2", "a scale goes up by 1"),
        ("parameters", 8, "start=0 end=10 tick_interval=2", "“tick_interval=2” is not known"),
        ("constraint", 9, ". > ${happy}", "only a range such as"),
        ("constraint", 3, ". >= 0", "constraints are known for integer and decimal"),
        ("name", 3, "Listened", "“Listened” cannot be a code"),
        ("name", 3, "sources", "used twice"),
        ("domain", 2, "plan", "the column “domain” is not known"),
        ("type", 6, None, "a group is inside another group"),
        ("type", 2, None, "the row has words but no type"),
        ("name", 3, True, "Excel made this TRUE or FALSE"),
        ("label::English (en)", 3, "Say ${place}", "the text shows another answer"),
        ("label::English (en)", 3, "bell\\x07".replace("\\x07", "_x0007_"), "control character"),
        ("label::English (en)", 3, "=1+1", "this is a formula"),
        ("label::English (en)", 3, "#REF!", "this is an error"),
        ("label::English (en)", 3, "x" * 9_000, "this has 9,000 characters"),
    ],
)
def test_a_survey_cell_that_cannot_be_kept_is_refused(
    column: str, row: int, value: object, told: str
) -> None:
    found = refusals({f"survey!{SURVEY[column]}{row}": value})

    assert any(told in message for message in found.values()), found


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("name", "dont know", "“dont know” cannot be the code of an option"),
        ("name", "agree", "the option “agree” is there twice"),
        ("list_name", None, "the option is in no list"),
        ("favour", "good", "“good” is not a number"),
        ("favour", 2, "the favour is 2"),
        ("exclusive", "maybe", "“maybe” is neither true nor false"),
        ("label::English (en)", None, "no words in the default language"),
    ],
)
def test_a_choices_cell_that_cannot_be_kept_is_refused(
    column: str, value: object, told: str
) -> None:
    cell = f"choices!{CHOICES[column]}3"

    assert told in refusals({cell: value})[cell]


@pytest.mark.parametrize(
    ("cells", "place", "told"),
    [
        ({"settings!G1": "style", "settings!G2": "pages"}, "settings!G2", "“style” is not known"),
        ({"settings!A3": "Again"}, "settings!A3", "settings has one row"),
        ({"settings!B2": None}, "settings!B2", "“” cannot be the id"),
        ({"settings!D2": "Welsh"}, "settings!D2", "the default language has no tag"),
        ({"survey!C1": "label::English"}, "survey!C1", "has no language tag"),
        ({"survey!D1": "label::Again (en)"}, "survey!D1", "two columns of the label in “en”"),
        ({"survey!B1": "type"}, "survey!B1", "the column “type” is there twice"),
        ({"survey!Z9": "stray"}, "survey!Z9", "in a column without a heading"),
        ({"survey!A12": None}, "survey!A7", "the group is not ended"),
    ],
)
def test_a_workbook_that_does_not_fit_together_is_refused(
    cells: dict[str, Any], place: str, told: str
) -> None:
    assert told in refusals(cells)[place]


def test_all_problems_of_a_workbook_are_told_at_once() -> None:
    found = refusals(
        {"survey!A3": "geopoint", f"choices!{CHOICES['favour']}2": 5, "settings!C2": "a b"}
    )

    assert {"survey!A3", f"choices!{CHOICES['favour']}2", "settings!C2"} <= set(found)


def test_what_pyxform_finds_is_told_at_its_row() -> None:
    (problem,) = pyxform_problems(make.workbook_with({"survey!B3": None}))

    assert str(problem).startswith("survey!3: this is not sound XLSForm: ")

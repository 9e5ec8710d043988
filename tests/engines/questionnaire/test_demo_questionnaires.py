"""The questionnaires that Westmere, the demo area, asks with."""

from pathlib import Path

import pytest

import heard
from heard.engines.questionnaire import fingerprint, read_questionnaire, warnings
from heard.engines.questionnaire.definition import look_tag

DEMO = Path(heard.__file__).parent / "home" / "demo"


def test_the_workbook_is_the_yaml_file_converted() -> None:
    from_yaml = read_questionnaire(DEMO / "parents-carers.yaml")
    from_workbook = read_questionnaire(DEMO / "parents-carers.xlsx")

    assert from_workbook == from_yaml
    assert fingerprint(from_workbook) == fingerprint(from_yaml)


@pytest.mark.parametrize(("name", "items"), [("parents-carers", 31), ("young-people", 10)])
def test_nothing_is_to_be_said_against_a_demo_questionnaire(name: str, items: int) -> None:
    questionnaire = read_questionnaire(DEMO / f"{name}.yaml")

    assert len(questionnaire.items) == items
    assert warnings(questionnaire) == ()


def test_every_question_for_parents_has_easy_read_words() -> None:
    questionnaire = read_questionnaire(DEMO / "parents-carers.yaml")
    tag = look_tag("en", "easyread")

    assert [item.code for item in questionnaire.items if not item.label.exactly(tag)] == []
    assert [part.code for part in questionnaire.sections if not part.title.exactly(tag)] == []


def test_young_people_and_parents_share_constructs() -> None:
    parents = read_questionnaire(DEMO / "parents-carers.yaml")
    young = read_questionnaire(DEMO / "young-people.yaml")

    shared = {i.construct for i in parents.items} & {i.construct for i in young.items}

    assert shared == {i.construct for i in young.items}

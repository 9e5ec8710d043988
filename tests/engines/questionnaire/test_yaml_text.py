"""YAML: only structure is taken from it, and nothing hostile is built."""

import pytest

from heard.engines.questionnaire import QuestionnaireError
from heard.engines.questionnaire.yaml_text import read_yaml, yaml_bytes
from tests.engines.questionnaire import make

BOMB = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(f'*{chr(97 + n)}' for _ in range(9))}]\n"
    for n in range(9)
)


def test_codes_that_yaml_1_1_takes_for_truth_or_numbers_stay_words() -> None:
    text = make.YAML.replace("code: school", "code: no").replace("code: none", "code: 0x1")
    text = text.replace("version: '2026.1'", "version: 2026.10").replace(
        "label: School", "label: on"
    )

    questionnaire = read_yaml(text.encode())

    assert questionnaire.version == "2026.10"
    assert questionnaire.item("sources").option_codes == ("no", "website", "0x1")
    assert questionnaire.item("sources").options[0].label.exactly("en") == "on"
    assert read_yaml(yaml_bytes(questionnaire)) == questionnaire


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (BOMB, "line 1: an anchor or alias (& or *) is used"),
        ("id: *a", "line 1: an anchor or alias"),
        ("id: !!python/object/apply:os.system [ls]", "line 1: a tag"),
        ("id: !mine x", "line 1: a tag (!mine) is used"),
        ("id: a\nversion: 1\nid: b", "line 3: “id” is given twice"),
        ("<<: {id: a}", "a merge key"),
        ("? [a, b]\n: c", "a name is missing or is not plain words"),
        ("~: c", "a name is missing or is not plain words"),
        ("id: [a", "line 2: this is not YAML"),
        ("id: a\n---\nid: b", "the file holds 2 YAML documents"),
        ("", "the file holds 0 YAML documents"),
        ("id: a\x07b", "this is not YAML"),
        ("[" * 5_000, "the nesting is over 40 deep"),
        ("- a", "a list stands where named values are needed"),
        ("sections: 3", "line 1 sections: text stands where a list is needed"),
    ],
)
def test_yaml_that_is_no_questionnaire_is_refused(text: str, told: str) -> None:
    with pytest.raises(QuestionnaireError) as raised:
        read_yaml(text.encode())

    assert told in str(raised.value)


def test_yaml_in_another_encoding_is_refused_with_the_line() -> None:
    with pytest.raises(QuestionnaireError) as raised:
        read_yaml(make.YAML.replace("A short survey", "Café").encode("latin-1"))

    assert str(raised.value).startswith("line 3: the text is not in UTF-8")


def test_a_question_with_its_own_options_is_told_where_they_stand() -> None:
    with pytest.raises(QuestionnaireError) as raised:
        read_yaml(make.YAML.replace("code: website", "code: web site").encode())

    place = raised.value.problems[0].place
    line = next(n for n, text in enumerate(make.YAML.splitlines(), 1) if "code: website" in text)
    assert place == f"line {line} sections[0].items[1].options[1].code"

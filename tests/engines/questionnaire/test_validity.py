"""What a definition may not be, with all problems told at once."""

import msgspec
import pytest

from heard.engines.questionnaire import (
    Item,
    Option,
    Questionnaire,
    QuestionnaireError,
    Section,
    Text,
    definition_problems,
    questionnaire_bytes,
    warnings,
)
from heard.engines.questionnaire.yaml_text import read_yaml
from tests.engines.questionnaire import make


def problems_of(*changes: tuple[str, str]) -> list[str]:
    text = make.YAML
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    with pytest.raises(QuestionnaireError) as raised:
        read_yaml(text.encode())
    return [str(problem) for problem in raised.value.problems]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("code: happy", "code: Happy", "“Happy” cannot be a code"),
        ("code: happy", "code: mode", "the code “mode” is kept for our own use"),
        ("code: happy", "code: place", "the code “place” is used twice"),
        ("code: website", "code: 'web;site'", "“web;site” cannot be the code of an option"),
        ("code: website", "code: school", "the option “school” is there twice"),
        ("includes: website", "includes: nowhere", "“sources” has no option “nowhere”"),
        ("item: sources, includes", "item: since, includes", "“since”, no earlier question"),
        ("item: happy, at_least: 5", "item: sources, at_least: 5", "“sources”, no number"),
        ("item: happy, at_least: 5", "item: happy, is: agree", "“happy”, no one_choice question"),
        ("minimum: 0, maximum: 10", "minimum: 10, maximum: 0", "minimum is not below the maximum"),
        ("minimum: 0, maximum: 10", "minimum: 0", "a scale is in whole numbers between two ends"),
        ("minimum: 0, maximum: 10", "minimum: 0, maximum: 999", "over 100 steps"),
        ("languages: [en]", "languages: [cy]", "the default language “en” is not among"),
        ("languages: [en]", "languages: [en, Welsh]", "“Welsh” is not a language tag"),
        ("en-x-easyread: Our", "de: Our", "“de” is not one of the languages"),
        ("label: Agree, favour: 1", "label: Agree, favour: 2", "the favour is 2"),
        ("label: School", "label: School, favour: 1", "no option can have a favour"),
        ("favour: 0}", "exclusive: true}", "takes one choice, so every option is exclusive"),
        ("label: Since when?", "label: 'Since ${place}?'", "the text shows another answer"),
        ("label: Since when?", 'label: "Since\\x07"', "the text holds a control character"),
        ("label: Since when?", "label: ''", "the label has no words in the default language"),
        ("version: '2026.1'", "version: a b", "“a b” cannot be the version"),
        ("id: short_survey", "id: ''", "“” cannot be the id"),
        ("options: agree", "options: agreed", "there is no list of options “agreed”"),
        ("kind: date", "kind: moment", "“moment” is no kind"),
        ("kind: date", "kind: date, colour: red", "“colour” is not known here"),
        ("required: true", "required: perhaps", "“perhaps” is neither true nor false"),
        ("domain: plan", "domain: The plan", "“The plan” cannot be a domain"),
        ("kind: short_text", "kind: short_text, minimum: 1", "has no minimum or maximum"),
        ("{item: listened, is: neither}", "{item: listened}", "this is not a condition"),
        ("{item: listened, is: neither}", "{all: []}", "an all or any of the condition is empty"),
    ],
)
def test_a_slip_is_told_with_its_place(old: str, new: str, told: str) -> None:
    problems = problems_of((old, new))

    assert any(told in problem for problem in problems), problems
    assert all(problem.startswith("line ") for problem in problems)


def test_all_problems_are_told_at_once_each_at_its_line() -> None:
    problems = problems_of(
        ("code: happy", "code: mode"), ("code: place", "code: Place"), ("favour: 1", "favour: 7")
    )

    lines = make.YAML.splitlines()
    places = [int(problem.split()[1]) for problem in problems if "kept" in problem]
    assert lines[places[0] - 1].strip().startswith("- {code: happy")
    assert len([p for p in problems if "favour is 7" in p or "kept" in p or "“Place”" in p]) == 3


def test_a_definition_made_by_hand_is_checked_before_it_is_written() -> None:
    options = (Option("a", Text.of({"en": "A"})),)
    item = Item("q", "one_choice", Text.of({"en": "Q"}), options=options)
    hand_made = Questionnaire("x", "1", Text(), (Section("s", Text.of({"en": "S"}), (item,)),))

    assert [problem.place for problem in definition_problems(hand_made)] == [
        "title",
        "sections[0].items[0].options",
    ]
    with pytest.raises(QuestionnaireError):
        questionnaire_bytes(hand_made, "x.xlsx")


def test_two_lists_of_one_name_must_be_alike() -> None:
    questionnaire = make.questionnaire()
    plan, you = questionnaire.sections
    listened, sources, missing = plan.items
    other = msgspec.structs.replace(sources, option_list="agree")
    changed = msgspec.structs.replace(
        questionnaire,
        sections=(msgspec.structs.replace(plan, items=(listened, other, missing)), you),
    )

    assert "different lists of options" in str(definition_problems(changed)[0])


def test_an_unused_list_of_options_is_not_dropped_in_silence() -> None:
    (problem,) = problems_of(("  agree:\n", "  spare:\n  - {code: a, label: A}\n  agree:\n"))

    assert "no question uses this list" in problem


def test_warnings_name_what_may_be_a_slip() -> None:
    text = (
        make.YAML.replace("  - {code: dont_know, label: I do not know}\n", "")
        .replace(", exclusive: true", "")
        .replace("Which town?", "Which town? " * 20)
        .replace("label: The website", "label: School")
    )

    told = "\n".join(warnings(read_yaml(text.encode())))

    assert "listened: there is no option without a favour" in told
    assert "sources: the option “none” is not marked as exclusive" in told
    assert "place: the label has 239 characters" in told
    assert "sources: two options have the same words" in told
    assert "en-x-easyread: " in told

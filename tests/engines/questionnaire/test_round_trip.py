"""Whatever can be defined survives every file; whatever is in a CSV file is read or told."""

import io
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heard.engines.questionnaire import (
    AnswersFileError,
    Item,
    Option,
    Questionnaire,
    QuestionnaireError,
    Section,
    Text,
    asked_items,
    check_answers,
    definition_problems,
    fingerprint,
    questionnaire_bytes,
    read_answers_csv,
    read_questionnaire_bytes,
    tidy_answers,
)
from heard.engines.questionnaire.conditions import (
    All,
    Answered,
    AnyOf,
    Compares,
    Condition,
    Includes,
    IsOption,
    Not,
)
from heard.engines.questionnaire.definition import KINDS
from heard.engines.questionnaire.validity import UNPRINTABLE
from tests.engines.questionnaire import make

CHECKS = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
letters = st.characters(
    exclude_categories=("Cc", "Cs", "Zl", "Zp"),
    include_characters="\n\t=",
    exclude_characters="\ufffe\uffff",
)
words = st.text(letters, min_size=1, max_size=30).filter(
    lambda text: "${" not in text and not UNPRINTABLE.search(text) and bool(text.strip())
)
numbers = st.integers(-1000, 1000) | st.integers(-9999, 9999).map(lambda n: n / 100)


def texts(*, needed: bool = True) -> st.SearchStrategy[Text]:
    some = st.fixed_dictionaries(
        {"en": words}, optional={"cy": words, "en-x-easyread": words, "cy-x-easyread": words}
    )
    return some.map(Text.of) if needed else st.just(Text()) | some.map(Text.of)


@st.composite
def options(draw: st.DrawFn, kind: str) -> tuple[Option, ...]:
    codes = draw(
        st.lists(
            st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_]{0,5}", fullmatch=True),
            min_size=2,
            max_size=4,
            unique=True,
        )
    )
    return tuple(
        Option(
            code,
            draw(texts()),
            favour=draw(st.sampled_from([None, 1, 0, -1])) if kind == "one_choice" else None,
            exclusive=kind == "several_choices" and draw(st.booleans()),
        )
        for code in codes
    )


@st.composite
def conditions(draw: st.DrawFn, earlier: list[Item]) -> Condition:
    def test_of(item: Item) -> st.SearchStrategy[Condition]:
        tests: list[st.SearchStrategy[Any]] = [st.just(Answered(item.code))]
        if item.kind == "one_choice":
            tests.append(st.sampled_from(item.option_codes).map(lambda o: IsOption(item.code, o)))
        if item.kind == "several_choices":
            tests.append(st.sampled_from(item.option_codes).map(lambda o: Includes(item.code, o)))
        if item.is_number:
            comparisons = st.sampled_from(
                ["equals", "less_than", "at_most", "more_than", "at_least"]
            )
            tests.append(st.builds(Compares, st.just(item.code), comparisons, numbers))
        return st.one_of(tests)

    single = st.sampled_from(earlier).flatmap(test_of)
    groups = st.recursive(
        single,
        lambda inner: (
            st.builds(Not, inner)
            | st.lists(inner, min_size=1, max_size=3).map(lambda parts: All(tuple(parts)))
            | st.lists(inner, min_size=1, max_size=3).map(lambda parts: AnyOf(tuple(parts)))
        ),
        max_leaves=5,
    )
    return draw(groups)


@st.composite
def items(draw: st.DrawFn, code: str, earlier: list[Item]) -> Item:
    kind = draw(st.sampled_from(KINDS))
    fields: dict[str, Any] = {}
    if kind in ("one_choice", "several_choices"):
        alike = [item for item in earlier if item.kind == kind]
        if alike and draw(st.booleans()):
            fields = {"options": alike[0].options, "option_list": alike[0].list_name}
        else:
            fields = {"options": draw(options(kind))}
    if kind == "scale":
        fields = {"minimum": draw(st.integers(-5, 1)), "maximum": draw(st.integers(2, 10))}
    if kind == "number":
        fields = {"decimals": draw(st.booleans()), "minimum": draw(st.none() | st.integers(-9, 9))}
    return Item(
        code,
        kind,
        draw(texts()),
        hint=draw(texts(needed=False)),
        required=draw(st.booleans()),
        shown_when=draw(conditions(earlier)) if earlier and draw(st.booleans()) else None,
        domain=draw(st.sampled_from(["", "support"])),
        construct=draw(st.sampled_from(["", "choice"])),
        **fields,
    )


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    earlier: list[Item] = []
    sections: list[Section] = []
    for s in range(draw(st.integers(1, 3))):
        shown_when = draw(conditions(earlier)) if earlier and draw(st.booleans()) else None
        held: list[Item] = []
        for i in range(draw(st.integers(1, 3))):
            item = draw(items(f"q{s}_{i}", [*earlier, *held]))
            held.append(item)
        sections.append(
            Section(f"s{s}", draw(texts()), tuple(held), draw(texts(needed=False)), shown_when)
        )
        earlier += held
    languages = draw(st.sampled_from([("en", "cy"), ("cy", "en")]))
    return Questionnaire("made", "2026.1", draw(texts()), tuple(sections), languages, "en")


@CHECKS
@given(questionnaires())
def test_every_definition_survives_xlsform_yaml_and_json(questionnaire: Questionnaire) -> None:
    assert definition_problems(questionnaire) == ()

    for name in ("q.xlsx", "q.yaml", "q.json"):
        again = read_questionnaire_bytes(questionnaire_bytes(questionnaire, name), name)
        assert fingerprint(again) == fingerprint(questionnaire), name


@CHECKS
@given(questionnaires(), st.data())
def test_tidied_answers_are_canonical_or_told_and_only_to_what_is_asked(
    questionnaire: Questionnaire, data: st.DataObject
) -> None:
    value = st.none() | st.integers(-9, 9) | st.text(max_size=5) | st.lists(st.text(max_size=3))
    raw = {
        item.code: data.draw(value | st.sampled_from([*item.option_codes, ""]))
        for item in questionnaire.items
    }

    tidy = tidy_answers(questionnaire, raw)

    asked = {item.code for item in asked_items(questionnaire, tidy)}
    assert set(tidy) <= asked
    sound = {
        code: answer
        for code, answer in tidy.items()
        if code not in {problem.item_code for problem in check_answers(questionnaire, tidy)}
    }
    again = tidy_answers(questionnaire, sound)
    assert not check_answers(questionnaire, again)


@CHECKS
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_file_of_answers_makes_the_reader_stumble(content: bytes) -> None:
    questionnaire = make.questionnaire()
    try:
        rows = list(read_answers_csv(questionnaire, io.BytesIO(b"mode,place,sources\n" + content)))
    except AnswersFileError:
        return

    for row in rows:
        assert row.problems or not check_answers(questionnaire, row.answers)


@CHECKS
@given(
    st.binary(max_size=200) | st.text(max_size=200).map(str.encode),
    st.sampled_from(["xlsx", "yaml", "json"]),
)
def test_no_file_makes_the_readers_of_questionnaires_stumble(content: bytes, ending: str) -> None:
    with pytest.raises(QuestionnaireError) as raised:
        read_questionnaire_bytes(content, f"q.{ending}")

    assert raised.value.problems

"""The part of XPath that routing needs."""

import pytest

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
from heard.engines.questionnaire.definition import Kind
from heard.engines.questionnaire.xlsform.expressions import (
    ExpressionError,
    read_bounds,
    read_relevant,
    write_bounds,
    write_relevant,
)

KINDS: dict[str, Kind] = {
    "a": "one_choice",
    "s": "several_choices",
    "n": "number",
    "t": "long_text",
    "d": "date",
}
A, S, T = IsOption("a", "x"), Includes("s", "x"), Answered("t")


@pytest.mark.parametrize(
    ("expression", "condition"),
    [
        ("${a} = 'x'", A),
        ('"x" = ${ a }', A),
        ("${a}!='x'", Not(A)),
        ("${a} = 1", IsOption("a", "1")),
        ("selected(${s}, 'x')", S),
        ("selected( ${a} , 'x' )", A),
        ("${t} != ''", T),
        ("${d} = ''", Not(Answered("d"))),
        ("${n} >= -2.50", Compares("n", "at_least", -2.5)),
        ("5 < ${n}", Compares("n", "more_than", 5)),
        ("${n} != '3'", Not(Compares("n", "equals", 3))),
        ("not(${a} = 'x' or selected(${s}, 'x'))", Not(AnyOf((A, S)))),
        ("${a}='x' and selected(${s},'x') or ${t}!=''", AnyOf((All((A, S)), T))),
        ("${a}='x' and (selected(${s},'x') or ${t}!='')", All((A, AnyOf((S, T))))),
        ("((${a} = 'x'))", A),
    ],
)
def test_an_expression_is_read_and_written_back(expression: str, condition: Condition) -> None:
    assert read_relevant(expression, KINDS) == condition
    assert read_relevant(write_relevant(condition), KINDS) == condition


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        ("", "it ends too soon"),
        ("${a} = ", "a comparison is between"),
        ("${a}", "a comparison is expected"),
        ("${b} = 'x'", "there is no question “b”"),
        ("${s} = 'x'", "use selected(${s}, ...)"),
        ("${t} = 'x'", "can only be compared with ''"),
        ("${d} > '2026-01-01'", "can only be compared with ''"),
        ("${n} > 'many'", "is not a number"),
        ("${n} + 1 > 2", "is not known"),
        ("count(${s}) > 1", "“count” is not understood"),
        ("${a} = ${n}", "a comparison is between"),
        ("${a} = ‘x’", "is not known"),
        ("${a} = 'x' ${n} = 1", "is not expected there"),
        ("(${a} = 'x'", "“)” is expected where the end stands"),
        ("selected(${s}, ${a})", "selected() needs the name of an option"),
        ("(" * 500, "nested too deep"),
        ("not(" * 500, "nested too deep"),
        ("${a} = 'x' or " * 400, "over 4000 characters"),
    ],
)
def test_an_expression_outside_that_part_is_refused_with_the_reason(
    expression: str, told: str
) -> None:
    with pytest.raises(ExpressionError) as raised:
        read_relevant(expression, KINDS)

    assert told in str(raised.value)


@pytest.mark.parametrize(
    ("constraint", "bounds"),
    [
        (". >= 0 and . <= 10", (0, 10)),
        (".<=2.5", (None, 2.5)),
        (". >= -3", (-3, None)),
    ],
)
def test_a_range_is_read_and_written_back(
    constraint: str, bounds: tuple[float | None, float | None]
) -> None:
    assert read_bounds(constraint) == bounds
    assert read_bounds(write_bounds(*bounds)) == bounds


@pytest.mark.parametrize("constraint", [". > 0", ". >= 0 and . >= 1", "regex(., 'a')", ". >= ${n}"])
def test_any_other_constraint_is_refused(constraint: str) -> None:
    with pytest.raises(ExpressionError):
        read_bounds(constraint)

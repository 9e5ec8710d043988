"""The part of XPath that routing needs, read into conditions and written back.

    ${a} = 'x'   ${a} != 'x'   selected(${a}, 'x')   ${a} = ''   ${a} != ''
    ${n} < 5 (also <= > >= = !=)   and   or   not(...)   (...)

Precedence as in XPath 1.0: `and` binds closer than `or`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from heard.engines.questionnaire.conditions import (
    All,
    Answered,
    AnyOf,
    Compares,
    Comparison,
    Condition,
    Includes,
    IsOption,
    Not,
    Number,
    simplified,
)
from heard.engines.questionnaire.definition import Kind
from heard.engines.questionnaire.document_write import plain_number

LONGEST_EXPRESSION = 4_000
DEEPEST_PARENTHESES = 30
_TOKEN = re.compile(
    r"\s*(?:\$\{\s*(?P<ref>[A-Za-z_][\w.-]*)\s*\}|'(?P<single>[^']*)'|\"(?P<double>[^\"]*)\""
    r"|(?P<number>-?[0-9]{1,10}(?:\.[0-9]{1,4})?)(?![\w.])|(?P<sign>!=|<=|>=|[=<>(),])"
    r"|(?P<word>[A-Za-z][\w-]*))"
)
_COMPARISONS: dict[str, Comparison] = {
    "=": "equals",
    "<": "less_than",
    "<=": "at_most",
    ">": "more_than",
    ">=": "at_least",
}
_SIGNS = {comparison: sign for sign, comparison in _COMPARISONS.items()}
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}


class ExpressionError(Exception):
    """The expression is outside the part of XPath that is understood here."""


class _Token(NamedTuple):
    kind: str
    text: str


_END = _Token("end", "")


def read_relevant(expression: str, kinds: Mapping[str, Kind]) -> Condition:
    """Return the condition that a `relevant` cell states, in normal form.

    `kinds` has the kind of every item, since `=` means different things for a choice and a
    number. Raises ExpressionError with what cannot be understood.
    """
    if len(expression) > LONGEST_EXPRESSION:
        raise ExpressionError(f"it has over {LONGEST_EXPRESSION} characters")
    parser = _Parser(_tokens(expression), kinds)
    condition = parser.either(0)
    if parser.next != _END:
        raise ExpressionError(f"“{parser.next.text}” is not expected there")
    return simplified(condition)


def _tokens(expression: str) -> list[_Token]:
    tokens: list[_Token] = []
    position, end = 0, len(expression.rstrip())
    while position < end:
        match = _TOKEN.match(expression, position)
        if match is None:
            raise ExpressionError(f"“{expression[position : position + 20].strip()}” is not known")
        kind = str(match.lastgroup)
        tokens.append(_Token("words" if kind in ("single", "double") else kind, match[kind]))
        position = match.end()
    return tokens


class _Parser:
    def __init__(self, tokens: list[_Token], kinds: Mapping[str, Kind]) -> None:
        self.tokens = tokens
        self.position = 0
        self.kinds = kinds

    @property
    def next(self) -> _Token:
        return self.tokens[self.position] if self.position < len(self.tokens) else _END

    def take(self) -> _Token:
        token = self.next
        self.position += 1
        return token

    def expect(self, text: str) -> None:
        token = self.take()
        if token != _Token("sign", text):
            found = f"“{token.text}”" if token.text else "the end"
            raise ExpressionError(f"“{text}” is expected where {found} stands")

    def either(self, level: int) -> Condition:
        if level > DEEPEST_PARENTHESES:
            raise ExpressionError("its parentheses are nested too deep")
        parts = [self.both(level)]
        while self.next == _Token("word", "or"):
            self.take()
            parts.append(self.both(level))
        return AnyOf(tuple(parts))

    def both(self, level: int) -> Condition:
        parts = [self.single(level)]
        while self.next == _Token("word", "and"):
            self.take()
            parts.append(self.single(level))
        return All(tuple(parts))

    def single(self, level: int) -> Condition:
        token = self.take()
        if token == _Token("sign", "("):
            inner = self.either(level + 1)
            self.expect(")")
            return inner
        if token == _Token("word", "not"):
            self.expect("(")
            inner = self.either(level + 1)
            self.expect(")")
            return Not(inner)
        if token == _Token("word", "selected"):
            return self.selected()
        if token.kind == "ref":
            return self.compared(token.text, self.sign(), self.take())
        if token.kind in ("words", "number"):
            sign = _MIRRORED[self.sign()]
            return self.compared(self.reference(), sign, token)
        raise ExpressionError(
            f"“{token.text}” is not understood" if token.text else "it ends too soon"
        )

    def sign(self) -> str:
        token = self.take()
        if token.text not in _MIRRORED or token.kind != "sign":
            raise ExpressionError(f"a comparison is expected where “{token.text}” stands")
        return token.text

    def reference(self) -> str:
        token = self.take()
        if token.kind != "ref":
            raise ExpressionError("a comparison is between a ${question} and words or a number")
        return token.text

    def kind(self, item: str) -> Kind:
        if item not in self.kinds:
            raise ExpressionError(f"there is no question “{item}”")
        return self.kinds[item]

    def selected(self) -> Condition:
        self.expect("(")
        item = self.reference()
        self.expect(",")
        option = self.take()
        if option.kind not in ("words", "number"):
            raise ExpressionError("selected() needs the name of an option in quotation marks")
        self.expect(")")
        if self.kind(item) == "one_choice":
            return IsOption(item, option.text)
        return Includes(item, option.text)

    def compared(self, item: str, sign: str, literal: _Token) -> Condition:
        if literal.kind not in ("words", "number"):
            raise ExpressionError("a comparison is between a ${question} and words or a number")
        kind = self.kind(item)
        if sign == "!=":
            return Not(self.compared(item, "=", literal)) if literal.text else Answered(item)
        if sign == "=" and not literal.text:
            return Not(Answered(item))
        if kind in ("scale", "number"):
            return Compares(item, _COMPARISONS[sign], _number(literal.text))
        if kind == "one_choice" and sign == "=":
            return IsOption(item, literal.text)
        if kind == "several_choices":
            raise ExpressionError(f"“{item}” takes several choices: use selected(${{{item}}}, ...)")
        raise ExpressionError(f"“{item}” ({kind}) can only be compared with ''")


def _number(text: str) -> Number:
    if not re.fullmatch(r"-?[0-9]{1,10}(\.[0-9]{1,4})?", text):
        raise ExpressionError(f"“{text}” is not a number of at most four decimal places")
    return plain_number(float(text))


def write_relevant(condition: Condition) -> str:
    """Return a condition as a `relevant` expression that `read_relevant` reads back."""
    match condition:
        case All(conditions):
            return " and ".join(map(_in_parentheses, conditions))
        case AnyOf(conditions):
            return " or ".join(map(_in_parentheses, conditions))
        case Not(inner):
            return f"not({write_relevant(inner)})"
        case _:
            return _write_test(condition)


def _in_parentheses(condition: Condition) -> str:
    written = write_relevant(condition)
    return f"({written})" if isinstance(condition, All | AnyOf) else written


def _write_test(test: IsOption | Includes | Compares | Answered) -> str:
    match test:
        case IsOption(item, option):
            return f"${{{item}}} = '{option}'"
        case Includes(item, option):
            return f"selected(${{{item}}}, '{option}')"
        case Answered(item):
            return f"${{{item}}} != ''"
        case Compares(item, comparison, number):
            return f"${{{item}}} {_SIGNS[comparison]} {plain_number(number)}"


_BOUND = re.compile(r"\.\s*(>=|<=)\s*(-?[0-9]{1,10}(?:\.[0-9]{1,4})?)")


def read_bounds(constraint: str) -> tuple[Number | None, Number | None]:
    """Return the least and greatest number of `. >= 0 and . <= 9`, one of them or both.

    Raises ExpressionError for any other constraint.
    """
    bounds: dict[str, Number] = {}
    for part in re.split(r"\s+and\s+", constraint.strip()):
        match = _BOUND.fullmatch(part.strip())
        if match is None or match[1] in bounds:
            raise ExpressionError("only a range such as . >= 0 and . <= 10 is understood")
        bounds[match[1]] = plain_number(float(match[2]))
    return bounds.get(">="), bounds.get("<=")


def write_bounds(minimum: Number | None, maximum: Number | None) -> str:
    """Return a constraint for these bounds, empty for none."""
    parts = ((">=", minimum), ("<=", maximum))
    return " and ".join(
        f". {sign} {plain_number(bound)}" for sign, bound in parts if bound is not None
    )

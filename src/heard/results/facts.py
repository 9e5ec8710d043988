"""What every reader knows of the answers without having seen one.

The questionnaire is public, so whoever wants to work out a hidden count may use its routing. The
attacker in `heard.engines.disclosure` is told the same, or it would find too little.
"""

from collections.abc import Iterator

from heard.engines.disclosure import NOT_ASKED, NOT_TICKED, Fact, ticked_something
from heard.engines.disclosure.tables import Category
from heard.engines.questionnaire import Item, Questionnaire, routed
from heard.engines.questionnaire.conditions import All, AnyOf, Condition, Includes, IsOption
from heard.results.axes import axes_of

Terms = tuple[tuple[Category, int], ...]


def known_facts(questionnaire: Questionnaire) -> Iterator[Fact]:
    """Everything linear that routing and ticking rules say about counts."""
    for item, conditions in routed(questionnaire):
        if item.kind == "several_choices":
            yield ticked_something(item.code, item.option_codes)
            yield from _nothing_else_ticked(item)
        if conditions:
            yield from _routing(asked_terms(item), conditions)


def _nothing_else_ticked(item: Item) -> Iterator[Fact]:
    """Whoever ticked "None of these" did not tick anything else."""
    for option in item.options:
        if option.exclusive:
            for other in item.option_codes:
                if other != option.code:
                    not_other = ((item.code, f"{NOT_TICKED}{other}"), 1)
                    yield Fact((not_other, ((item.code, option.code), -1)), ">=")


def asked_terms(item: Item) -> Terms:
    """Those who were asked: everybody on the axis but those who were not."""
    leaves = axes_of(item, is_routed=True)[0].leaves
    return tuple(((item.code, leaf), 1) for leaf in leaves if leaf != NOT_ASKED)


def _routing(asked: Terms, conditions: tuple[Condition, ...]) -> Iterator[Fact]:
    """Bounds on how many were asked, from how many gave the answers that lead there.

    One condition: exactly as many. All of several: no more than gave any one of them. Any of
    several: no fewer than gave one of them, no more than all of them together.
    """
    whole = conditions[0] if len(conditions) == 1 else All(conditions)
    match whole:
        case IsOption(item, option) | Includes(item, option):
            yield Fact((*asked, ((item, option), -1)), "==")
        case All(parts):
            for term in _answers_in(parts):
                yield Fact((term, *_negative(asked)), ">=")
        case AnyOf(parts):
            terms = _answers_in(parts)
            for category, _ in terms:
                yield Fact((*asked, (category, -1)), ">=")
            if len(terms) == len(parts):
                yield Fact((*terms, *_negative(asked)), ">=")
        case _:
            return


def _answers_in(parts: tuple[Condition, ...]) -> Terms:
    return tuple(
        ((part.item, part.option), 1) for part in parts if isinstance(part, IsOption | Includes)
    )


def _negative(terms: Terms) -> Terms:
    return tuple((category, -weight) for category, weight in terms)

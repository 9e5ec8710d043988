"""Axes for the answers to a question, by the conventions of the findings.

Leaves are the options and how a question may stay without one; derived are the rows and bases.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from heard.engines.disclosure.tables import TOTAL, Axis, Fact

BLANK = "_blank"
NOT_ASKED = "_not_asked"
POSITIVE = "_positive"
NEGATIVE = "_negative"
RATED = "_rated"
ANSWERED = "_answered"
NOT_TICKED = "_not:"


def item_axis(
    variable: str,
    favours: Mapping[str, int | None],
    *,
    may_be_blank: bool = True,
    is_routed: bool = False,
) -> Axis:
    """Return the axis of a one-choice item.

    favours: option code -> +1, 0, -1, or None where the option has none (district: all None).
    Derived: ANSWERED (base of options without a favour), RATED (base of the others, and of
    POSITIVE and NEGATIVE); each only where it differs from what it stands in.
    """
    leaves = (*favours, *_silences(may_be_blank, is_routed))
    rated = tuple(option for option, favour in favours.items() if favour is not None)
    derived: dict[str, tuple[str, ...]] = {}
    bases = dict.fromkeys(_silences(may_be_blank, is_routed), TOTAL)
    answered = _derive(derived, ANSWERED, tuple(favours), leaves, TOTAL)
    rated_base = _derive(derived, RATED, rated, tuple(favours), answered)
    for option, favour in favours.items():
        bases[option] = answered if favour is None else rated_base
    for name, sign in ((POSITIVE, 1), (NEGATIVE, -1)):
        parts = tuple(option for option, favour in favours.items() if favour == sign)
        if parts:
            derived[name] = parts
            bases[name] = rated_base
    return Axis(variable, leaves, derived, bases)


def group_axis(variable: str, groups: Sequence[str], *, may_be_blank: bool = True) -> Axis:
    """Return the axis of a breakdown beside an item: its groups, and those who left it blank.

    It has no bases: in such a table a count is a share of its group, not of its answer.
    """
    return Axis(variable, (*groups, *_silences(may_be_blank, is_routed=False)))


def option_axis(
    variable: str, option: str, *, may_be_blank: bool = True, is_routed: bool = False
) -> Axis:
    """Return the axis of one option of a several-choice item: ticked, not ticked, blank.

    Every option has its own axis on the same variable; they share BLANK and ANSWERED.
    """
    rest = NOT_TICKED + option
    silences = _silences(may_be_blank, is_routed)
    derived: dict[str, tuple[str, ...]] = {}
    answered = _derive(derived, ANSWERED, (option, rest), (option, rest, *silences), TOTAL)
    bases = {option: answered, **dict.fromkeys(silences, TOTAL)}
    return Axis(variable, (option, rest, *silences), derived, bases, unshown=(rest,))


def ticked_something(variable: str, options: Sequence[str]) -> Fact:
    """Return the fact that whoever answered a several-choice item ticked at least one option."""
    first, rest = options[0], NOT_TICKED + options[0]
    # Answered is ticked or not ticked; in terms of the first option its own ticks cancel out.
    others = tuple(((variable, option), 1) for option in options if option != first)
    return Fact((*others, ((variable, rest), -1)), ">=")


def _silences(may_be_blank: bool, is_routed: bool) -> tuple[str, ...]:
    return (BLANK,) * may_be_blank + (NOT_ASKED,) * is_routed


def _derive(
    derived: dict[str, tuple[str, ...]],
    name: str,
    parts: tuple[str, ...],
    whole: tuple[str, ...],
    whole_name: str,
) -> str:
    """Add a derived category unless it is empty or the whole; return the name of the base."""
    if not parts or len(parts) == len(whole):
        return whole_name
    derived[name] = parts
    return name

"""Disclosure control: the tables of one publication, the rule, and what readers may see.

A `Release` holds every table of a publication, over the same people; a `Rule` says which counts
are too small to show; a `Published` is all that leaves the partnership.
"""

from heard.engines.disclosure.items import (
    ANSWERED,
    BLANK,
    NEGATIVE,
    NOT_ASKED,
    NOT_TICKED,
    POSITIVE,
    RATED,
    group_axis,
    item_axis,
    option_axis,
    ticked_something,
)
from heard.engines.disclosure.published import Percentage, ProtectedRelease, Published
from heard.engines.disclosure.rule import Rule, RuleError
from heard.engines.disclosure.tables import (
    TOTAL,
    Axis,
    Cell,
    Fact,
    Release,
    Shape,
    Table,
    TableError,
    cell_of,
    describe,
)

__all__ = [
    "ANSWERED",
    "BLANK",
    "NEGATIVE",
    "NOT_ASKED",
    "NOT_TICKED",
    "POSITIVE",
    "RATED",
    "TOTAL",
    "Axis",
    "Cell",
    "Fact",
    "Percentage",
    "ProtectedRelease",
    "Published",
    "Release",
    "Rule",
    "RuleError",
    "Shape",
    "Table",
    "TableError",
    "cell_of",
    "describe",
    "group_axis",
    "item_axis",
    "option_axis",
    "ticked_something",
]

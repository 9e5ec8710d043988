"""Disclosure control: which counts may be shown, and proof that the others stay hidden.

protected = protect(Release(tables), Rule())  # every table of one publication, same people
protected.report.opened                       # nothing: the attacker tried it
attack(protected.published)                   # anybody can try again, with what is published
protect(later, Rule(), earlier=[protected.published])  # releases of one wave are one union
"""

from heard.engines.disclosure.attacker import attack, attack_union
from heard.engines.disclosure.audit import audit
from heard.engines.disclosure.differencing import plain_differences
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
from heard.engines.disclosure.many import attack_many, protect_many
from heard.engines.disclosure.population import Population
from heard.engines.disclosure.published import Percentage, Price, ProtectedRelease, Published
from heard.engines.disclosure.report import AttackReport, Opening, Range
from heard.engines.disclosure.rule import Rule, RuleError
from heard.engines.disclosure.solver import SolverError
from heard.engines.disclosure.suppression import protect, suppress_unsafe
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
    "AttackReport",
    "Axis",
    "Cell",
    "Fact",
    "Opening",
    "Percentage",
    "Population",
    "Price",
    "ProtectedRelease",
    "Published",
    "Range",
    "Release",
    "Rule",
    "RuleError",
    "Shape",
    "SolverError",
    "Table",
    "TableError",
    "attack",
    "attack_many",
    "attack_union",
    "audit",
    "cell_of",
    "describe",
    "group_axis",
    "item_axis",
    "option_axis",
    "plain_differences",
    "protect",
    "protect_many",
    "suppress_unsafe",
    "ticked_something",
]

"""Numbers, and the symbols that stand in place of numbers. A symbol is never 0.

Source: DfE analysts' guide, "Open data standards", section "Data symbols", which follows the
Government Statistical Service's guidance "Symbols in tables": z, x, c, low, u, and as obsolete
equivalents ":" for x and "~" for low. Files of other years write k for low, ".." for x, and put
symbols in square brackets.
"""

import re
from decimal import Decimal
from enum import StrEnum


class Symbol(StrEnum):
    """Why there is no number."""

    NOT_APPLICABLE = "z"
    UNAVAILABLE = "x"
    CONFIDENTIAL = "c"
    LOW = "low"
    UNRELIABLE = "u"


MEANINGS: dict[Symbol, str] = {
    Symbol.NOT_APPLICABLE: "not applicable",
    Symbol.UNAVAILABLE: "not available",
    Symbol.CONFIDENTIAL: "suppressed, to keep it confidential",
    Symbol.LOW: "rounds to 0, but is not 0",
    Symbol.UNRELIABLE: "of low reliability",
}
_SIGNS: dict[str, Symbol] = {
    **{str(symbol): symbol for symbol in Symbol},
    "k": Symbol.LOW,
    "~": Symbol.LOW,
    ":": Symbol.UNAVAILABLE,
    "..": Symbol.UNAVAILABLE,
}
# At most 14 digits before the point: no count of people or pounds in England has more.
_NUMBER = re.compile(r"[-−]?(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,14})(?:\.[0-9]{1,12})?")


def read_value(text: str) -> Decimal | Symbol | None:
    """The number or symbol in a cell; None for anything else, which somebody must look at.

    Takes "1,234", "12.5", "12.5%" and symbols in any case, with or without square brackets.
    """
    cell = text.strip()
    symbol = _SIGNS.get(cell.removeprefix("[").removesuffix("]").strip().lower())
    if symbol is not None:
        return symbol
    number = cell.removesuffix("%").rstrip()
    if not _NUMBER.fullmatch(number):
        return None
    return Decimal(number.replace(",", "").replace("−", "-"))

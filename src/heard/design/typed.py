"""What a form sent, before anything is made of it."""

import re

# Characters that a form can send and no keyboard types: they say nothing, and no XML may hold them.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_DIGITS = re.compile("[0-9]{1,9}")  # more would fit no column, and thousands no Python number


def printable(text: str) -> str:
    """`text` without the characters that cannot be printed; tabs and line breaks stay."""
    return _UNSEEN.sub("", text)


def whole_number(sent: object) -> int | None:
    """The number that a page of ours sends along; None where something else came in its place."""
    claimed = str(sent)
    return int(claimed) if _DIGITS.fullmatch(claimed) else None

"""What a form sent, before anything is made of it."""

import re
from collections.abc import Mapping
from typing import Any

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


def sent_revision(sent: Mapping[str, Any]) -> int:
    """Which revision somebody had before them; one that never was if the form does not say."""
    revision = whole_number(sent.get("revision"))
    return -1 if revision is None else revision


def number_forms(phone: str) -> frozenset[str]:
    """The digits of a telephone number in each way that people write it; none if it has none.

    `07700 900123`, `+44 7700 900123`, `0044 7700 900123` and `+44 (0)7700 900123` are one number.
    """
    digits = re.sub("[^0-9]", "", phone)
    if not digits:
        return frozenset()
    inland = re.sub("^(?:0044|44|0)0?", "", digits)
    return frozenset({digits, *(start + inland for start in ("0", "44", "0044", "440", "00440"))})


def inland_digits(phone: str) -> str:
    """A phone number as it is dialled at home, without the 0: `+44 (0)1632 960001` too."""
    dialled = re.sub(r"\D", "", phone)
    dialled = dialled.removeprefix("00") if dialled.startswith("0044") else dialled
    if dialled.startswith("44") and len(dialled) > 10:
        dialled = dialled.removeprefix("44")
    return dialled.removeprefix("0")


def plain_letters(text: str) -> str:
    """Only its letters and digits, all small: how names and postal addresses are compared."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())

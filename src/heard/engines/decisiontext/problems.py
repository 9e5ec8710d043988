"""What can be wrong with a decision's file."""

import os
import re
from pathlib import Path


class DecisionFileError(Exception):
    """A file that cannot be read as a decision: `FILE:place: what is wrong; what to do`."""

    def __init__(self, filename: str, place: str, what: str, remedy: str) -> None:
        super().__init__(f"{printable(filename)}:{place}: {what}; {remedy}")
        self.filename = filename
        self.place = place
        self.what = what
        self.remedy = remedy


def printable(name: str | Path) -> str:
    """A file's name on one line and in letters, whatever bytes it is made of."""
    text = os.fsencode(name).decode("utf-8", "replace")
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", "\ufffd", text)

"""Text that a document can hold."""

import re

# What XML 1.0 does not hold.
_UNFIT = re.compile("[^\t\n\r\u0017-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(words: str) -> str:
    """Without characters that no Word document may hold, and with one kind of line end."""
    return _UNFIT.sub("", words).replace("\r\n", "\n").replace("\r", "\n")

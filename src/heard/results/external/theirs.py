"""The questions and options of a file of others, in its order."""

import io
from dataclasses import dataclass

from heard.engines.estimation.external.table import read_table


@dataclass(frozen=True)
class TheirQuestion:
    """A question as the file names it, with its options."""

    question: str
    options: tuple[str, ...]


def their_questions(content: bytes, filename: str) -> tuple[TheirQuestion, ...]:
    """Read what can be mapped. Raises ExternalFileError; the shares are looked at later."""
    table = read_table(io.BytesIO(content), filename, ("question", "option"))
    found: dict[str, dict[str, None]] = {}
    for _line, cells in table.rows:
        found.setdefault(cells["question"], {})[cells["option"]] = None
    return tuple(TheirQuestion(question, tuple(options)) for question, options in found.items())

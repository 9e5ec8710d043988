"""How long a paper of 30 blocks takes as Word, in a council's template, and as a tagged PDF.

Run from the repository: `python bench/papers.py`. Word is to take at most 5 s, the
PDF 10 s; a line that is over says so.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from django.conf import settings  # noqa: E402 - after the path is set

settings.configure(USE_I18N=False)

from tests.design.papers import make_templates  # noqa: E402 - after the settings

from heard.design.build import build_assets  # noqa: E402 - after the path is set
from heard.design.papers.pdf import pages_of, to_pdf  # noqa: E402 - after the path is set
from heard.design.papers.pieces import (  # noqa: E402 - after the path is set
    BarLine,
    Bars,
    Bullets,
    Heading,
    Note,
    Paper,
    Paragraph,
    Piece,
    Table,
)
from heard.design.papers.templates import Filling, fill, read_template  # noqa: E402 - as above
from heard.design.papers.word import to_word  # noqa: E402 - after the path is set

BLOCKS = 30
WORD, PDF = 5, 10  # seconds


def block(number: int) -> tuple[Piece, ...]:
    """A heading, three paragraphs, a table of 12 rows, six bars, a list and where it is from."""
    rows = tuple(
        (f"Row {row}", "Families told us that they wait. " * 3, "41 of 90") for row in range(12)
    )
    bars = tuple(
        BarLine(f"Answer {at}", 10 * at, f"{10 * at}% ({81 * at} of 812)") for at in range(1, 7)
    )
    return (
        Heading(f"Block {number}"),
        Paragraph(
            "\n".join("What families said about waiting, and what was done. " * 6 for _ in "abc")
        ),
        Table("What was said", ("What", "How", "How many"), rows, (1, 3, 1), row_headers=True),
        Bars("Felt listened to", "Most did not.", bars),
        Bullets(tuple(f"Point {at} of what was said" for at in range(6))),
        Note("Base: 812 answers, March 2026. Source: the survey of parents and carers."),
    )


def timed(what: str, make: Callable[[], bytes], limit: int) -> bytes:
    began = time.perf_counter(), time.process_time()
    made = make()
    wall, cpu = time.perf_counter() - began[0], time.process_time() - began[1]
    over = "  over the limit" if wall > limit else ""
    print(
        f"{what:<32}{wall:6.2f} s, {cpu:.2f} s of CPU time (at most {limit} s), "
        f"{len(made) // 1024} kB{over}"
    )
    return made


def main() -> None:
    build_assets()
    pieces = tuple(piece for number in range(1, BLOCKS + 1) for piece in block(number))
    paper = Paper(title="Listening to families", foot="Westmere", pieces=pieces)
    template = make_templates.with_front_table()
    under = {heading.index: pieces for heading in read_template(template).headings[:1]}
    timed("Word", lambda: to_word(paper), WORD)
    timed("Word in a template", lambda: fill(template, Filling(under)), WORD)
    pdf = timed("tagged PDF", lambda: to_pdf(paper), PDF)
    print(f"The PDF of {BLOCKS} blocks has {pages_of(pdf)} pages")


if __name__ == "__main__":
    main()

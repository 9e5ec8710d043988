"""Prints what a committee report of 30 blocks costs: as Word, in a council's template, as PDF.

Run from the repository: `python bench/papers.py`. Each block has a heading, a paragraph, a table of
12 rows, bars and a list. Word and the filled template are to take at most 5 s, the PDF 10 s; a line
that is over says so. Needs no databases.
"""

import os
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from _install import ROOT

if TYPE_CHECKING:
    from heard.design.papers.pieces import Piece

BLOCKS, ROWS, TIMES = 30, 12, 5
WORD, PDF = 5.0, 10.0  # seconds


def blocks() -> tuple["Piece", ...]:
    from heard.design.papers.pieces import (
        BarLine,
        Bars,
        Bullets,
        Heading,
        Item,
        Note,
        Numbered,
        Paragraph,
        Table,
    )

    pieces: list[Piece] = []
    for number in range(1, BLOCKS + 1):
        rows = tuple((f"Place {n}", f"{n * 7} families", f"{n * 3}%") for n in range(ROWS))
        lines = tuple(BarLine(f"Answer {n}", n * 9, f"{n * 9}% of 812") for n in range(1, 6))
        pieces += [
            Heading(f"Block {number}"),
            Paragraph("Families said what helps them and what they are waiting for. " * 6),
            Table(f"Table {number}", ("Place", "How many", "Share"), rows, row_headers=True),
            Bars(f"Bars {number}", "Of 812 parents, 45% agreed.", lines),
            Bullets(tuple(f"What was heard, number {n}" for n in range(6))),
            Numbered(tuple(Item(f"{n}", "that the report be noted") for n in range(1, 5))),
            Note("812 answers, 26 January 2026."),
        ]
    return tuple(pieces)


def main() -> None:
    os.environ.setdefault("HEARD_VAR", str(ROOT / "var" / "bench"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heard.config.settings")
    for name in ("DATABASE_URL", "ANSWERS_DATABASE_URL"):
        os.environ.setdefault(name, f"postgres://nobody@localhost/{name.lower()}")
    import django

    django.setup()
    from tests.design.papers.make_templates import plain

    from heard.design.build import build_assets
    from heard.design.papers.pdf import pages_of, to_pdf
    from heard.design.papers.pieces import Paper
    from heard.design.papers.templates import Filling, fill, read_template
    from heard.design.papers.word import to_word

    build_assets()
    pieces, template = blocks(), plain()
    paper: Paper = Paper(title="Listening to families", pieces=pieces, foot="Westmere")
    print(f"a paper of {BLOCKS} blocks, {len(pieces)} pieces:")
    show("Word", lambda: to_word(paper), WORD)
    show("council's template", lambda: fill(template, Filling({1: pieces})), WORD)
    show("template read", lambda: template if read_template(template) else b"", WORD)
    pdf = show("PDF", lambda: to_pdf(paper), PDF)
    print(f"  the PDF has {pages_of(pdf)} pages")


def show(words: str, work: Callable[[], bytes], limit: float) -> bytes:
    """The first run, which has everything to load, and the middle of some more."""
    made, times = b"", []
    for _ in range(1 + TIMES):
        began = time.perf_counter(), time.process_time()
        made = work()
        times.append((time.perf_counter() - began[0], time.process_time() - began[1]))
    first, wall, cpu = times[0][0], *sorted(times[1:])[TIMES // 2]
    over = "  over the limit" if first > limit else ""
    print(
        f"  {words:<20}{first:6.2f} s at first,{wall:6.2f} s again,{cpu:6.2f} s CPU "
        f"(at most {limit:.0f} s),{len(made) / 1000:5.0f} kB{over}"
    )
    return made


if __name__ == "__main__":
    main()

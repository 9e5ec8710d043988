"""A paper with one of each piece."""

from typing import Any

from heard.design.papers.pieces import (
    BarLine,
    Bars,
    Bullets,
    Fact,
    Heading,
    Inset,
    Item,
    Link,
    Note,
    Numbered,
    Paper,
    Paragraph,
    Piece,
    Quote,
    Table,
)

HOSTILE = '#import "x"; @ref \\ *bold* $a$ <script>alert(1)</script> {{ x }} \u0000 \U0001f600 ﷽'
ONE_OF_EACH: tuple[Piece, ...] = (
    Heading("Purpose"),
    Paragraph("To tell members.\nSecond line."),
    Note("812 answers, 26 January 2026."),
    Heading("Recommendations"),
    Numbered((Item("1", "note the report"), Item("2", "ask the Cabinet Member"))),
    Inset("Corrected on 4 May."),
    Quote("We waited three years.", "a parent"),
    Bullets(("libraries", "a market hall")),
    Link("The charter", "https://example.org/charter?a=1&b=2"),
    Table(
        "Open requests",
        ("Reference", "What was asked"),
        (("SR (26/27) 01", "Fill the seats"), ("SR (26/27) 02", "Pay parents")),
        (0.3, 0.7),
        row_headers=True,
    ),
    Heading("In figures", 2),
    Bars(
        "Felt listened to",
        "Of 812 parents, 40% felt listened to.",
        (BarLine("Yes", 40, "40% (325 of 812)"), BarLine("Not sure", None, "Not shown")),
        "Answer",
        "How many",
    ),
)


def paper(*pieces: Piece, **more: Any) -> Paper:
    """A paper with these pieces, or with one of each."""
    about = {
        "title": "Listening to families",
        "kind": "Report to the Children's Scrutiny Committee",
        "author": "Engagement manager",
        "facts": (Fact("Meeting on", "23 December 2026"),),
        "foot": "Westmere",
    }
    return Paper(pieces=pieces or ONE_OF_EACH, **(about | more))

"""A paper as a Word document in our own plain look: to read aloud, print and work on."""

import io
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.shared import Cm
from docx.text.paragraph import Paragraph as WordParagraph

from heard.design.papers import word_parts as parts
from heard.design.papers.bars import bars_picture
from heard.design.papers.clean import clean
from heard.design.papers.pieces import (
    Bars,
    Bullets,
    Heading,
    Inset,
    Link,
    Note,
    Numbered,
    Paper,
    Paragraph,
    Piece,
    Quote,
    Table,
    in_order,
)

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
UPRIGHT, ON_ITS_SIDE = 17.0, 25.7  # cm between the margins
DEEPEST = 6


def to_word(paper: Paper) -> bytes:
    """Headings in order, header rows marked, no row split, pictures with words."""
    word = Document()
    _set_up(word, paper)
    if paper.kind:
        parts.quiet(word, paper.kind)
    parts.heading(word, paper.title, 1)
    for fact in paper.facts:
        parts.fact(word, fact.label, fact.words)
    width = ON_ITS_SIDE if paper.landscape else UPRIGHT
    write_pieces(word, paper.pieces, under=1, width=width)
    written = io.BytesIO()
    word.save(written)
    return written.getvalue()


def write_pieces(
    word: WordDocument, pieces: tuple[Piece, ...], *, under: int, width: float
) -> None:
    """Append pieces; a heading of level 1 comes one below the level that they stand `under`.

    `width` is that of the text, in cm.
    """
    body, follows_table = word.element.body, False
    for piece in in_order(pieces):
        needs_room = follows_table and not isinstance(piece, Heading)
        before = len(body.p_lst) if needs_room else 0
        _write(word, piece, under, width)
        if needs_room and len(body.p_lst) > before:
            parts.part_from_table(WordParagraph(body.p_lst[before], word))
        follows_table = isinstance(piece, Table | Bars)


def _write(word: WordDocument, piece: Piece, under: int, width: float) -> None:
    if isinstance(piece, Heading):
        parts.heading(word, piece.words, min(piece.level + under, DEEPEST))
    elif isinstance(piece, Table):
        _table(word, piece, width)
    elif isinstance(piece, Bars):
        _bars(word, piece, width)
    else:
        _SIMPLE[type(piece)](word, piece)


def _set_up(word: WordDocument, paper: Paper) -> None:
    about = word.core_properties
    about.title = clean(paper.title)
    about.author = about.last_modified_by = clean(paper.author)
    about.subject, about.comments = clean(paper.kind), ""
    about.language = paper.language
    parts.set_language(word, paper.language)
    parts.set_look(word)
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    if paper.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    parts.number_pages(section.footer.paragraphs[0], paper.foot or paper.title)


def _table(word: WordDocument, piece: Table, width: float) -> None:
    parts.caption(word, piece.caption)
    shares = piece.widths or (1.0,) * len(piece.columns)
    widths = [width * share / sum(shares) for share in shares]
    parts.table(word, piece.columns, piece.rows, widths, bold_first=piece.row_headers)


def _bars(word: WordDocument, piece: Bars, width: float) -> None:
    """The picture, what it shows in words, and the numbers in a table."""
    parts.caption(word, piece.title)
    parts.picture(word, bars_picture(piece), piece.sentence, width=Cm(width))
    parts.paragraph(word, piece.sentence)
    values = piece.columns or (piece.value_heading or _("How many"),)
    columns = (piece.row_heading or _("What"), *values)
    cells = zip(piece.lines, piece.cells_of_lines, strict=True)
    rows = [(line.label, *said) for line, said in cells]
    share = (0.5 if piece.columns else 0.4) / len(values)
    widths = (width * (1 - share * len(values)), *(width * share for _value in values))
    parts.table(word, columns, rows, widths, bold_first=True)


def _bullets(word: WordDocument, piece: Bullets) -> None:
    for item in piece.items:
        parts.bullet(word, item)


def _numbered(word: WordDocument, piece: Numbered) -> None:
    parts.numbered(
        word, [each.number for each in piece.items], [each.words for each in piece.items]
    )


_SIMPLE: dict[type, Callable[[WordDocument, Any], None]] = {
    Paragraph: lambda word, piece: parts.paragraph(word, piece.words),
    Note: lambda word, piece: parts.quiet(word, piece.words),
    Inset: lambda word, piece: parts.inset(word, piece.words),
    Quote: lambda word, piece: parts.said(word, piece.words, piece.by),
    Link: lambda word, piece: parts.link(word, piece.words, piece.address),
    Bullets: _bullets,
    Numbered: _numbered,
}

"""Filling a template: words come under its headings, and the headings stay byte for byte."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

from heard.design.papers.clean import clean
from heard.design.papers.pieces import Paragraph, Piece
from heard.design.papers.templates.beside import say_language, write_beside
from heard.design.papers.templates.opening import open_template
from heard.design.papers.templates.places import place_under, width_of_section
from heard.design.papers.templates.reading import headings_in, labels_in
from heard.design.papers.word import write_pieces


@dataclass(frozen=True)
class Filling:
    """What goes where: pieces by the index of a heading, words by the index of a label.

    A heading whose section has nothing to say gets "None.". What has no heading in the template
    comes in `more`, at the end. `language` is that of our words, where the template is in another.
    """

    sections: Mapping[int, Sequence[Piece]]
    labels: Mapping[int, str] = field(default_factory=dict)
    more: Sequence[Piece] = ()
    title: str = ""
    language: str = ""


def fill(template: bytes, filling: Filling) -> bytes:
    """The filled document. Raises TemplateError, and IndexError for a heading that is not there."""
    word = open_template(template)
    headings, labels = headings_in(word), labels_in(word)
    stops: set[etree._Element] = {paragraph for paragraph, _level in headings}
    ours: list[etree._Element] = []
    for index, pieces in filling.sections.items():
        paragraph, level = headings[index]
        place = place_under(paragraph, stops)
        said = tuple(pieces) or (Paragraph(_("None.")),)
        made = _written(word, said, level, place.width)
        place.take(made)
        ours += made
    for index, words in filling.labels.items():
        ours += write_beside(labels[index][1], words)
    if filling.more:
        ours += _written(word, tuple(filling.more), 0, width_of_section(word.element.body[-1]))
    if filling.language:
        say_language(ours, filling.language)
    if filling.title:
        word.core_properties.title = clean(filling.title)
    written = io.BytesIO()
    word.save(written)
    return written.getvalue()


def _written(
    word: WordDocument, pieces: tuple[Piece, ...], under: int, width: float
) -> list[etree._Element]:
    """The pieces as elements at the end of the document."""
    body = word.element.body
    start = sum(each.tag != qn("w:sectPr") for each in body)
    write_pieces(word, pieces, under=under, width=width)
    return [each for each in body[start:] if each.tag != qn("w:sectPr")]

"""Filling a template: words come under its headings, and the headings stay byte for byte."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from heard.design.papers.pieces import Paragraph, Piece
from heard.design.papers.templates.opening import open_template
from heard.design.papers.templates.reading import (
    SHOWS_HINT,
    headings_in,
    is_placeholder,
    labels_in,
    words_of,
)
from heard.design.papers.word import write_pieces
from heard.design.papers.word_parts import clean

_EMU_IN_CM = 360_000
_KEPT_WITHOUT_WORDS = (qn("w:drawing"), qn("w:pict"), qn("w:sectPr"), qn("w:object"))


@dataclass(frozen=True)
class Filling:
    """What goes where: pieces by the index of a heading, words by the index of a label.

    A heading whose section has nothing to say gets "None.". What has no heading in the template
    comes in `more`, at the end.
    """

    sections: Mapping[int, Sequence[Piece]]
    labels: Mapping[int, str] = field(default_factory=dict)
    more: Sequence[Piece] = ()
    title: str = ""


def fill(template: bytes, filling: Filling) -> bytes:
    """The filled document. Raises TemplateError, and IndexError for a heading that is not there."""
    word = open_template(template)
    headings, labels = headings_in(word), labels_in(word)
    stops: set[etree._Element] = {paragraph for paragraph, _level in headings}
    for index, words in filling.labels.items():
        _write_beside(labels[index][1], words)
    for index, pieces in filling.sections.items():
        paragraph, level = headings[index]
        _fill_under(word, paragraph, level, pieces or (Paragraph(_("None.")),), stops)
    if filling.more:
        write_pieces(word, tuple(filling.more), under=0, width=_width(word))
    if filling.title:
        word.core_properties.title = clean(filling.title)
    written = io.BytesIO()
    word.save(written)
    return written.getvalue()


def _fill_under(
    word: WordDocument,
    heading: etree._Element,
    level: int,
    pieces: Sequence[Piece],
    stops: set[etree._Element],
) -> None:
    """After what the template says there itself, and instead of its placeholders."""
    after = _last_kept(_place_of(heading), stops)
    for element in _made(word, pieces, level):
        after.addnext(element)
        after = element
    if after.tag == qn("w:tbl") and after.getnext() is None:
        after.addnext(OxmlElement("w:p"))  # a cell, and a document, end in a paragraph


def _place_of(heading: etree._Element) -> etree._Element:
    """The paragraph itself; of one alone in its table row, the empty row below it takes words."""
    cell = heading.getparent()
    if cell is None or cell.tag != qn("w:tc"):
        return _out_of_control(heading)
    row = cell.getparent()
    below = row.getnext() if row is not None else None
    is_alone = row is not None and len(row.findall(qn("w:tc"))) == 1
    if is_alone and below is not None and below.tag == qn("w:tr"):
        cells = below.findall(qn("w:tc"))
        if len(cells) == 1 and not _says_something(cells[0]):
            first: etree._Element = next(iter(cells[0].iter(qn("w:p"))))
            return first
    return heading


def _out_of_control(heading: etree._Element) -> etree._Element:
    """A heading in a content control of its own: words come after the control."""
    content = heading.getparent()
    if content is not None and content.tag == qn("w:sdtContent") and len(content) == 1:
        control = content.getparent()
        return heading if control is None else control
    return heading


def _last_kept(place: etree._Element, stops: set[etree._Element]) -> etree._Element:
    """The last element under the heading that stays; placeholders before the next one go."""
    last = place
    for element in list(place.itersiblings()):
        if _stops(element, stops):
            break
        if _is_to_write_over(element):
            _remove(element)
        elif _says_something(element):
            last = element
    return last


def _stops(element: etree._Element, stops: set[etree._Element]) -> bool:
    return element.tag == qn("w:sectPr") or any(each in stops for each in element.iter(qn("w:p")))


def _is_to_write_over(element: etree._Element) -> bool:
    if element.tag == qn("w:sdt"):
        return element.find(f".//{SHOWS_HINT}") is not None
    return element.tag == qn("w:p") and is_placeholder(words_of(element)) and not _holds(element)


def _says_something(element: etree._Element) -> bool:
    is_hint = element.find(f".//{SHOWS_HINT}") is not None
    words = words_of(element)
    return (bool(words) and not is_placeholder(words) and not is_hint) or _holds(element)


def _holds(element: etree._Element) -> bool:
    """Pictures, and the end of a section, which must not go with a placeholder."""
    return any(True for _each in element.iter(*_KEPT_WITHOUT_WORDS))


def _made(word: WordDocument, pieces: Sequence[Piece], level: int) -> list[etree._Element]:
    """The pieces as elements, made at the end of the document and taken from there."""
    body = word.element.body
    before = list(body)
    write_pieces(word, tuple(pieces), under=level, width=_width(word))
    made = [each for each in body if each not in before]
    for each in made:
        body.remove(each)
    return made


def _write_beside(paragraph: etree._Element, words: str) -> None:
    """Into the empty cell beside a label, or behind the label in its own line."""
    if is_placeholder(words_of(paragraph)):
        for run in list(paragraph.iter(qn("w:r"))):
            _remove(run)
    is_label = words_of(paragraph).endswith(":")
    for number, line in enumerate(clean(words).split("\n")):
        run = OxmlElement("w:r")
        if number:
            run.append(OxmlElement("w:br"))
        text = OxmlElement("w:t")
        text.text = f" {line}" if is_label and not number else line
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.append(text)
        paragraph.append(run)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _width(word: WordDocument) -> float:
    """Of the text in the first section, in cm."""
    section = word.sections[0]
    sides = (section.left_margin or 0) + (section.right_margin or 0)
    return ((section.page_width or 0) - sides) / _EMU_IN_CM or 16.0

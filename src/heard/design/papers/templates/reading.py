"""What a template has: its headings in order, and the labels at its head that wait for words."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from lxml import etree

from heard.design.papers.templates.opening import TemplateError, open_template

DEEPEST = 9
LONGEST_LABEL = 80
MOST_WORDS = 6  # of a label in a line of its own: more is a sentence
_TRACKED = (qn("w:ins"), qn("w:del"), qn("w:moveFrom"), qn("w:moveTo"))


@dataclass(frozen=True)
class TemplateHeading:
    """A heading by its place among all headings (from 0); `level` is from 1 to 9."""

    index: int
    level: int
    words: str


@dataclass(frozen=True)
class TemplateLabel:
    """Words such as "Report of:" that wait for something beside them, by place (from 0)."""

    index: int
    words: str


@dataclass(frozen=True)
class Template:
    headings: tuple[TemplateHeading, ...]
    labels: tuple[TemplateLabel, ...]


def read_template(content: bytes) -> Template:
    """Raises TemplateError: for what is no Word document, has macros, or has no headings."""
    word = open_template(content)
    found = headings_in(word)
    if not found:
        raise TemplateError("no_headings")
    if any(_is_tracked(paragraph) for paragraph, _level in found):
        raise TemplateError("tracked")
    headings = [
        TemplateHeading(index, level, words_of(paragraph))
        for index, (paragraph, level) in enumerate(found)
    ]
    labels = [
        TemplateLabel(index, words_of(label).rstrip(" :"))
        for index, (label, _place) in enumerate(labels_in(word))
    ]
    return Template(tuple(headings), tuple(labels))


def headings_in(word: WordDocument) -> list[tuple[CT_P, int]]:
    """The paragraphs that are headings, wherever in the document's body they stand."""
    levels = _style_levels(word)
    return [
        (paragraph, level)
        for paragraph in word.element.body.iter(qn("w:p"))
        if words_of(paragraph) and (level := _level_of(paragraph, levels)) is not None
    ]


def labels_in(word: WordDocument) -> list[tuple[etree._Element, etree._Element]]:
    """Each label with the paragraph that takes its words: beside it in a table, or itself."""
    headings = {paragraph for paragraph, _level in headings_in(word)}
    found: list[tuple[etree._Element, etree._Element]] = []
    for element in word.element.body.iter(qn("w:tr"), qn("w:p")):
        if element.tag == qn("w:tr"):
            found += _labels_of_row(element)
        elif element not in headings and not _is_in_row(element) and _is_open(element):
            found.append((element, element))
    return found


def words_of(element: etree._Element) -> str:
    """The text in an element, in one line."""
    texts = [each.text or "" for each in element.iter(qn("w:t"), qn("w:tab"), qn("w:br"))]
    return " ".join("".join(text or " " for text in texts).split())


def _labels_of_row(row: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    cells = row.findall(qn("w:tc"))
    for label, beside in pairwise(cells):
        words = words_of(label)
        if words and len(words) <= LONGEST_LABEL and not _is_filled(beside):
            place = next(iter(beside.iter(qn("w:p"))), None)
            if place is not None:
                yield label, place


def _is_filled(cell: etree._Element) -> bool:
    words = words_of(cell)
    return bool(words) and not is_placeholder(words) and cell.find(f".//{SHOWS_HINT}") is None


def _is_open(paragraph: etree._Element) -> bool:
    words = words_of(paragraph)
    is_short = len(words) <= LONGEST_LABEL and len(words.split()) <= MOST_WORDS
    return is_short and words.endswith(":") and words.count(":") == 1


def _is_in_row(paragraph: etree._Element) -> bool:
    return any(each.tag == qn("w:tr") for each in paragraph.iterancestors())


SHOWS_HINT = qn("w:showingPlcHdr")


def is_placeholder(words: str) -> bool:
    """Whether the template means them to be written over: "[Enter the purpose]"."""
    pairs = (("[", "]"), ("<", ">"), ("«", "»"), ("{", "}"))
    return any(words.startswith(start) and words.endswith(end) for start, end in pairs)


def _style_levels(word: WordDocument) -> dict[str, int]:
    """By id of a paragraph style: its outline level (from 1), its own or one that it builds on."""
    styles = {
        style.get(qn("w:styleId")): style for style in word.styles.element.iter(qn("w:style"))
    }
    return {
        name: level
        for name in styles
        if name and (level := _level_of_style(name, styles)) is not None
    }


def _level_of_style(name: str, styles: dict[str | None, etree._Element]) -> int | None:
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        style = styles[name]
        level = _outline(style.find(qn("w:pPr")))
        if level is not None:
            return level if level <= DEEPEST else None
        based_on = style.find(qn("w:basedOn"))
        name = based_on.get(qn("w:val"), "") if based_on is not None else ""
    return None


def _level_of(paragraph: etree._Element, levels: dict[str, int]) -> int | None:
    properties = paragraph.find(qn("w:pPr"))
    own = _outline(properties)
    if own is not None:
        return own if own <= DEEPEST else None
    style = properties.find(qn("w:pStyle")) if properties is not None else None
    return levels.get(style.get(qn("w:val"), "")) if style is not None else None


def _outline(properties: etree._Element | None) -> int | None:
    found = properties.find(qn("w:outlineLvl")) if properties is not None else None
    if found is None or not found.get(qn("w:val"), "").isdecimal():
        return None
    return int(found.get(qn("w:val"), "")) + 1


def _is_tracked(paragraph: etree._Element) -> bool:
    return any(True for _each in paragraph.iter(*_TRACKED))

"""What a template has: its headings in order, and the labels at its head that wait for words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from lxml import etree

from heard.design.papers.templates.blocks import (
    around,
    cells_of,
    has_pictures,
    is_placeholder,
    is_waiting,
    words_of,
    words_without_hints,
)
from heard.design.papers.templates.opening import TemplateError, open_template

DEEPEST = 9
MOST_HEADINGS, MOST_LABELS = 300, 100
LONGEST_LABEL = 80
MOST_WORDS = 6  # of a label in a line of its own: more is a sentence
_OPEN_LINE = re.compile(
    rf"(?P<label>[^:\[<{{«]{{2,{LONGEST_LABEL}}}):\s*(?P<hint>\[.*\]|<.*>|«.*»|{{.*}})?"
)
_SENTENCE = re.compile(r"\b(is|are|was|were|has|have|asked|recommended|following|that|says)\b")
_BUILT_IN = re.compile(r"heading ([1-9])")
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
    if len(found) > MOST_HEADINGS:
        raise TemplateError("too_many")
    if any(_is_tracked(paragraph) for paragraph, _level in found):
        raise TemplateError("tracked")
    headings = [
        TemplateHeading(index, level, words_of(paragraph))
        for index, (paragraph, level) in enumerate(found)
    ]
    labels = [
        TemplateLabel(index, label_words(label))
        for index, (label, _place) in enumerate(labels_in(word))
    ]
    return Template(tuple(headings), tuple(labels))


def headings_in(word: WordDocument) -> list[tuple[CT_P, int]]:
    """The paragraphs that are headings, wherever in the document's body they stand."""
    levels = _style_levels(word)
    return [
        (paragraph, level)
        for paragraph in word.element.body.iter(qn("w:p"))
        if (level := _level_of(paragraph, levels)) is not None
        and words_of(paragraph)
        and around(paragraph, "w:txbxContent") is None
    ]


def labels_in(word: WordDocument) -> list[tuple[etree._Element, etree._Element]]:
    """Each label with the paragraph that takes its words: beside it in a table, or itself."""
    headings = {paragraph for paragraph, _level in headings_in(word)}
    found: list[tuple[etree._Element, etree._Element]] = []
    in_rows: set[etree._Element] = set()
    for element in word.element.body.iter(qn("w:tr"), qn("w:p")):
        if element.tag == qn("w:tr"):
            for label, place in _labels_of_row(element):
                if not headings.isdisjoint(label.iter(qn("w:p"))):
                    continue
                found.append((label, place))
                in_rows.update(label.iter(qn("w:p")))
        elif element not in headings and element not in in_rows and _is_open(element):
            found.append((element, element))
        if len(found) >= MOST_LABELS:
            break
    return found[:MOST_LABELS]


def label_words(element: etree._Element) -> str:
    """The words of a label: "Report of" of "Report of: [officer]"."""
    words = words_without_hints(element)
    open_line = _OPEN_LINE.fullmatch(words)
    return (open_line["label"] if open_line else words).rstrip(" :")


def _labels_of_row(row: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    for label, beside in pairwise(cells_of(row)):
        words = words_without_hints(label)
        place = next(beside.iter(qn("w:p")), None)
        is_label = words and len(words) <= LONGEST_LABEL and not is_placeholder(words)
        if is_label and place is not None and is_waiting(beside) and not has_pictures(beside):
            yield label, place


def _is_open(paragraph: etree._Element) -> bool:
    """A short line that ends in a colon, or in a colon and a hint."""
    if around(paragraph, "w:txbxContent") is not None:
        return False
    words = words_without_hints(paragraph)
    open_line = _OPEN_LINE.fullmatch(words)
    if not open_line or len(open_line["label"].split()) > MOST_WORDS:
        return False
    if _SENTENCE.search(open_line["label"].lower()):
        return False
    has_hint = bool(open_line["hint"]) or words != words_of(paragraph)
    cell = around(paragraph, "w:tc")
    # In a row, what comes after the label stands beside it, unless nothing is beside it.
    row = around(paragraph, "w:tr")
    return has_hint or cell is None or row is None or cells_of(row)[-1] is cell


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
        if level is None:
            level = _level_of_name(style)
        if level is not None:
            return level if level <= DEEPEST else None
        based_on = style.find(qn("w:basedOn"))
        name = based_on.get(qn("w:val"), "") if based_on is not None else ""
    return None


def _level_of_name(style: etree._Element) -> int | None:
    """Word takes its own headings for headings, whatever a style says of the outline."""
    name = style.find(qn("w:name"))
    built_in = _BUILT_IN.fullmatch(name.get(qn("w:val"), "").lower()) if name is not None else None
    return int(built_in[1]) if built_in else None


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

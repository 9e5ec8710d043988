"""Writing beside a label, where a template may hint at what comes there."""

import copy
import re
from collections.abc import Iterable

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from heard.design.papers.clean import clean
from heard.design.papers.templates.blocks import CONTROL, SHOWS_HINT, remove, type_of

_HINT = re.compile(r"\s*(\[[^\[]*\]|<[^<]*>|«[^«]*»|{[^{]*})\s*$")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def write_beside(paragraph: etree._Element, words: str) -> list[etree._Element]:
    """Into the empty cell beside a label, or behind the label in its own line. Gives our runs."""
    manner = _manner(paragraph)
    _clear(paragraph)
    before = "".join(each.text or "" for each in paragraph.iter(qn("w:t")))
    needs_space = bool(before) and not before.endswith(" ")
    made = []
    for number, line in enumerate(clean(words).split("\n")):
        run = OxmlElement("w:r")
        if manner is not None:
            run.append(copy.deepcopy(manner))
        if number:
            run.append(OxmlElement("w:br"))
        text = OxmlElement("w:t")
        text.text = f" {line}" if needs_space and not number else line
        text.set(_SPACE, "preserve")
        run.append(text)
        paragraph.append(run)
        made.append(run)
    return made


def say_language(elements: Iterable[etree._Element], language: str) -> None:
    """Of every run, so that it is read aloud as what it is."""
    for element in elements:
        for run in element.iter(qn("w:r")):
            properties = run.find(qn("w:rPr"))
            if properties is None:
                properties = OxmlElement("w:rPr")
                run.insert(0, properties)
            said = OxmlElement("w:lang")
            said.set(qn("w:val"), language)
            properties.append(said)


def _manner(paragraph: etree._Element) -> etree._Element | None:
    """The typeface and size of the last run there."""
    found = (run.find(qn("w:rPr")) for run in paragraph.iter(qn("w:r")))
    shown = [each for each in found if each is not None]
    return type_of(shown[-1]) if shown else None


def _clear(paragraph: etree._Element) -> None:
    """Without hints: those of content controls in it and around it, and those in brackets."""
    for control in paragraph.iterancestors(CONTROL):
        if _no_longer_hints(control):
            for run in list(paragraph.iter(qn("w:r"))):
                remove(run)
    for control in list(paragraph.iter(CONTROL)):
        if control.find(f"{qn('w:sdtPr')}/{SHOWS_HINT}") is not None:
            remove(control)
    texts = list(paragraph.iter(qn("w:t")))
    said = "".join(each.text or "" for each in texts)
    hint = _HINT.search(said)
    left = hint.start() if hint else len(said)
    for each in texts:
        words = each.text or ""
        each.text = words[: max(left, 0)]
        left -= len(words)


def _no_longer_hints(control: etree._Element) -> bool:
    """What is typed into a control is its own: Word would fill a bound one from elsewhere."""
    properties = control.find(qn("w:sdtPr"))
    hint = properties.find(SHOWS_HINT) if properties is not None else None
    if properties is None or hint is None:
        return False
    properties.remove(hint)
    for bound in properties.findall(qn("w:dataBinding")):
        properties.remove(bound)
    return True

"""A paper as a tagged PDF (PDF/UA-1, ISO 14289-1), set by typst.

Every word comes to the typesetter as data. Type is Atkinson Hyperlegible, which the assets bring;
scripts that it lacks are set in what the typesetter has, or in fonts of the system.
"""

import json
import re
from pathlib import Path
from typing import Any, Final, Literal

import msgspec
import pypdfium2
import typst
from django.utils.translation import gettext as _

from heard.design.build import FONTS
from heard.design.papers.clean import clean
from heard.design.papers.pieces import Paper, in_order

PDF = "application/pdf"
_TEMPLATE = Path(__file__).with_name("paper.typ")
Standards = Literal["ua-1"]
_LANGUAGE = re.compile(r"(?P<language>[A-Za-z]{2,3})(?:[-_](?P<region>[A-Za-z]{2}))?(?![A-Za-z])")
_STANDARDS: Final = "ua-1"


def to_pdf(paper: Paper, *, small: bool = False) -> bytes:
    """Headings in order, tables with header cells, pictures with words; A4.

    `small` is for a paper that has to fit a number of pages: 10 point instead of 12.
    """
    tag = _LANGUAGE.match(paper.language)
    words = {
        "lang": tag["language"].lower() if tag else "en",
        "region": (tag["region"] or "").upper() if tag else "",
        "page": _("Page %(page)s of %(pages)s"),
        "row": _("What"),
        "value": _("How many"),
        "hidden": _("Not shown"),
    }
    inputs = {
        "paper": json.dumps(_cleaned(msgspec.to_builtins(_filled(paper)))),
        "words": json.dumps(words),
        "small": "1" if small else "",
    }
    try:
        return _typeset(inputs, _STANDARDS)
    except typst.TypstError:
        # A sign that no font here has: set as a box, tagged all the same, and no standard claimed.
        return _typeset(inputs, None)


def _typeset(inputs: dict[str, str], standards: Standards | None) -> bytes:
    return typst.compile(
        str(_TEMPLATE),
        font_paths=[str(FONTS)],
        sys_inputs=inputs,
        pdf_standards=standards,
        format="pdf",
    )


def _filled(paper: Paper) -> Paper:
    """With a title that says something, and headings that skip no level."""
    title = paper.title if paper.title.strip() else _("Untitled")
    return msgspec.structs.replace(paper, title=title, pieces=in_order(paper.pieces))


def _cleaned(value: Any) -> Any:
    """The same without signs that are no text: a form can send them, no font can show them."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {name: _cleaned(each) for name, each in value.items()}
    return [_cleaned(each) for each in value] if isinstance(value, list | tuple) else value


def pages_of(pdf: bytes) -> int:
    """How many pages it has."""
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)

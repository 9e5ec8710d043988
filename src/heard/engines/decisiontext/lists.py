"""Fields that hold several things: names, places, documents."""

import re
from collections.abc import Sequence

from heard.engines.decisiontext.lines import Line
from heard.engines.decisiontext.record import Document
from heard.engines.decisiontext.sections import is_furniture
from heard.engines.decisiontext.statuses import says_nothing

_EMPTY_CONTACT = re.compile(
    r"[\s,;]*\b(?:e-?mail|tel(?:ephone)?|phone)\s*:\s*(?=$|;|\bEmail\b)", re.IGNORECASE
)
_BULLET = re.compile(r"^(?:[•·●▪*]|[-–](?=\s))\s*")
_PLAIN_NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’.-]*){1,2}$"
)
_ROLE = re.compile(
    r"\b(?:head|director|officer|manager|lead|adviser|advisor|chief|assistant|deputy|interim|senior"
    r"|services?|executive|solicitor|team|strategy|policy|commissioner|member|development)\b",
    re.IGNORECASE,
)
_SIZE = re.compile(
    r"[\s,(\[]*(?:\bpdf icon\b\s*)?\b(?:PDF|DOCX?|XLSX?|PPTX?|HTML?|ODT)\b"
    r"[\s,:–-]*(?:\d[\d.,]*\s*[KMG]B)?[)\]]?\s*$"
    r"|\s*\bView as HTML\s*(?:\(\d+\))?\s*(?:\d[\d.,]*\s*[KMG]B)?\s*$|\s*\(\d{1,3}/\d{1,4}\)\s*$"
)
_ICON = re.compile(
    r"\bpdf icon\b"
    r"|\bview (?:the )?reasons? (?:why )?(?:(?:this )?document\b.{0,20}\bis )?restricted\b",
    re.IGNORECASE,
)
_NO_DOCUMENT = re.compile(
    r"view reasons?\b|none\b|there are no\b|no documents?\b|download\b|view all", re.IGNORECASE
)


def read_places(lines: Sequence[Line]) -> tuple[str, ...]:
    """Wards or divisions; "(All Wards);" is one, and "None specific" is none."""
    places: dict[str, None] = {}
    for line in lines:
        text = _BULLET.sub("", line.text)
        pieces = text.split(";") if ";" in text else text.split(",")
        for piece in pieces:
            place = piece.strip(" .")
            if place.startswith("(") and place.endswith(")"):
                place = place[1:-1].strip()
            if place and not says_nothing(place):
                places.setdefault(place)
    return tuple(places)


def read_names(lines: Sequence[Line]) -> tuple[str, ...]:
    """People as printed, with post and address where given, one entry each."""
    names: dict[str, None] = {}
    for line in lines:
        text = _EMPTY_CONTACT.sub(" ", _BULLET.sub("", line.text))
        for piece in text.split(";"):
            for name in _people(re.sub(r"^and\s+", "", piece.strip(" .,"))):
                if name and not says_nothing(name):
                    names.setdefault(name)
    return tuple(names)


def _people(piece: str) -> list[str]:
    """ "Ana Bell, Tom Reed and Jo Fox" are three; "Ana Bell, Head of Inclusion" is one."""
    parts = [part.strip() for part in re.split(r",| and | & ", piece)]
    if len(parts) > 1 and all(_PLAIN_NAME.match(part) and not _ROLE.search(part) for part in parts):
        return parts
    return [piece]


def read_documents(lines: Sequence[Line]) -> tuple[Document, ...]:
    """Titles without sizes and icons, each with its link where the page gave one."""
    documents: dict[Document, None] = {}
    for line in lines:
        linked = [Document(_title(link.title), link.url) for link in line.links]
        found = [each for each in linked if _is_document(each.title)]
        if not found:
            found = [Document(_title(_without(line.text, [link.title for link in line.links])))]
        for document in found:
            if _is_document(document.title):
                documents.setdefault(document)
    return tuple(documents)


def _without(text: str, words: Sequence[str]) -> str:
    for each in words:
        text = text.replace(each, " ")
    return text


def _title(text: str) -> str:
    text = _ICON.sub(" ", _BULLET.sub("", text))
    title = " ".join(text.split())
    for _ in range(4):  # "PDF 101 KB View as HTML (1) 33 KB" is shed from its end
        title = _SIZE.sub("", title)
    return title.strip(" -–,;")


def _is_document(title: str) -> bool:
    return (
        bool(title)
        and not _NO_DOCUMENT.match(title)
        and not is_furniture(title)
        and any(letter.isalpha() for letter in title)
    )

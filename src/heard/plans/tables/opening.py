"""Looking at a file before anything in it is unpacked or believed."""

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree
from openpyxl.worksheet.cell_range import CellRange

from heard.plans.tables.found import UnreadableTableError, Why

LARGEST_FILE = 15_000_000
# 400 actions with all that is said of them are under 5 MB of XML.
LARGEST_PART = 30_000_000
LARGEST_UNPACKED = 60_000_000
MOST_PARTS = 2_000
MOST_TAGS = 1_500_000
MOST_SHEET_CELLS = 250_000
# openpyxl makes an object of each merged cell, and one range can hold seventeen thousand million.
MOST_MERGED = 20_000
MOST_ROWS = 3_000
MOST_COLUMNS = 80
LONGEST_CELL = 10_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=[\"']([^\"']{1,40})")
_CELL = re.compile(rb"<(?:\w+:)?c[ />]")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    KeyError,
)


def kind_of(content: bytes) -> str:
    """“word” or “excel”. Raises UnreadableTableError for all else, before it is unpacked."""
    _refuse_other_kinds(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _kind_of_archive(archive)
    except _BROKEN as error:
        raise UnreadableTableError(Why.BROKEN) from error


def parts_of(content: bytes, names: Iterator[str] | tuple[str, ...]) -> dict[str, bytes]:
    """Some parts of the archive, those that are there."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            there = set(archive.namelist())
            return {name: archive.read(name) for name in names if name in there}
    except _BROKEN as error:
        raise UnreadableTableError(Why.BROKEN) from error


def tree_of(xml: bytes) -> etree._Element:
    """XML without entities, networks or depth without end."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableTableError(Why.BROKEN) from error


def _refuse_other_kinds(content: bytes) -> None:
    if not content:
        raise UnreadableTableError(Why.EMPTY)
    if len(content) > LARGEST_FILE:
        raise UnreadableTableError(Why.TOO_LARGE)
    if b"%PDF-" in content[:1024]:
        raise UnreadableTableError(Why.PDF)
    if content.startswith(_OLE):
        raise UnreadableTableError(_why_old(content))
    if not content.startswith(b"PK"):
        raise UnreadableTableError(Why.NOT_OFFICE)


def _why_old(content: bytes) -> Why:
    """Old files, and new ones with a password, are the same kind of container."""
    named = {
        "EncryptedPackage": Why.PASSWORD,
        "WordDocument": Why.OLD_WORD,
        "Workbook": Why.OLD_EXCEL,
        "Book": Why.OLD_EXCEL,
    }
    for name, why in named.items():
        if name.encode("utf-16-le") in content:
            return why
    return Why.NOT_OFFICE


def _kind_of_archive(archive: zipfile.ZipFile) -> str:
    parts = archive.infolist()
    names = {part.filename.lower() for part in parts}
    is_word, is_excel = "word/document.xml" in names, "xl/workbook.xml" in names
    if not is_word and not is_excel:
        raise UnreadableTableError(Why.OPEN_DOCUMENT if "content.xml" in names else Why.NOT_OFFICE)
    if any("vbaproject" in name or "/macrosheets/" in name for name in names):
        raise UnreadableTableError(Why.MACROS)
    # Pictures are never unpacked.
    needed = [part for part in parts if "/media/" not in part.filename]
    sizes = [part.file_size for part in needed]
    if len(parts) > MOST_PARTS or sum(sizes) > LARGEST_UNPACKED:
        raise UnreadableTableError(Why.TOO_LARGE)
    texts = [part for part in needed if part.filename.lower().endswith((".xml", ".rels"))]
    if any(part.file_size > LARGEST_PART for part in texts):
        raise UnreadableTableError(Why.TOO_LARGE)
    _refuse_heavy(archive.read(part) for part in texts)
    return "word" if is_word else "excel"


def _refuse_heavy(parts: Iterator[bytes]) -> None:
    cells = merged = 0
    for xml in parts:
        if _declares(xml):
            raise UnreadableTableError(Why.BROKEN)
        cells += sum(1 for _found in _CELL.finditer(xml))
        merged += sum(_cells_in(ref) for ref in _MERGE.findall(xml))
        if xml.count(b"<") > MOST_TAGS or cells > MOST_SHEET_CELLS or merged > MOST_MERGED:
            raise UnreadableTableError(Why.TOO_LARGE)


def _declares(xml: bytes) -> bool:
    """Whether XML has a document type, or an encoding in which one could hide."""
    return b"<!DOCTYPE" in xml or b"<!ENTITY" in xml or xml[:2] in (b"\xff\xfe", b"\xfe\xff")


def _cells_in(ref: bytes) -> int:
    try:
        size = CellRange(ref.decode()).size
    except (ValueError, TypeError, UnicodeDecodeError):
        return 0
    return int(size["rows"]) * int(size["columns"])

"""Looking at a workbook as a zip archive, before anything in it is unpacked or believed."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse
from openpyxl.worksheet.cell_range import CellRange

from heard.engines.questionnaire.problems import Problem, QuestionnaireError

LARGEST_WORKBOOK = 5_000_000
# A thousand questions in five languages need under 2 MB of XML.
LARGEST_UNPACKED = 10_000_000
MOST_PARTS = 500
# A million empty rows pack into a few kilobytes, and each costs memory once it is an object. A
# thousand questions in five languages have under 200,000 tags.
MOST_TAGS = 500_000
# openpyxl makes an object of each merged cell, and one range can hold seventeen thousand million.
MOST_MERGED = 10_000
_OLE_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def check_archive(content: bytes) -> None:
    """Refuse what is not a plain .xlsx workbook of fair size. Raises QuestionnaireError.

    The sizes that a zip directory states can be trusted as bounds: `zipfile` gives at most
    that many bytes, and fails on the checksum if there were more.
    """
    if len(content) > LARGEST_WORKBOOK:
        raise _refused(
            f"the file has {len(content):,} bytes, over {LARGEST_WORKBOOK:,}",
            "keep only the questionnaire in it, without pictures",
        )
    if content.startswith(_OLE_FILE):
        raise _refused(
            "this is an old .xls workbook or has a password", "save it as .xlsx without a password"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            problems = list(_archive_problems(archive))
    except (
        zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError,
        NotImplementedError, RuntimeError, OSError, ValueError,
    ) as error:  # fmt: skip
        raise _refused("this is not an .xlsx workbook", "save it as .xlsx") from error
    if problems:
        raise QuestionnaireError(problems)


def _archive_problems(archive: zipfile.ZipFile) -> Iterator[Problem]:
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > LARGEST_UNPACKED:
        yield Problem(
            "",
            f"the workbook unpacks to {len(parts)} parts with {unpacked:,} bytes",
            f"use at most {MOST_PARTS} parts and {LARGEST_UNPACKED:,} bytes",
        )
        return
    names = [part.filename.lower() for part in parts]
    if "xl/workbook.xml" not in names:
        yield Problem("", "this zip file is not an .xlsx workbook", "save it as .xlsx")
    if any("vbaproject" in name or "/macrosheets/" in name for name in names):
        yield Problem("", "the workbook holds macros", "save it as .xlsx, without macros")
    if any("/externallinks/" in name for name in names):
        yield Problem("", "the workbook is linked to another workbook", "break the links")
    # Any part may be a sheet, whatever it is called: other parts say which are.
    for part in parts:
        yield from _part_problems(part.filename, archive.read(part))


def _part_problems(name: str, content: bytes) -> Iterator[Problem]:
    if name.lower().endswith((".xml", ".rels")) and _declares(content):
        yield Problem(
            "",
            f"{name} declares its own XML entities or is not in UTF-8",
            "save the workbook afresh",
        )
    if content.count(b"<") > MOST_TAGS:
        yield Problem(
            "", f"{name} has too many rows and cells", "keep only the questionnaire in it"
        )
    elif _merged_cells(content) > MOST_MERGED:
        yield Problem("", f"{name} has over {MOST_MERGED:,} merged cells", "unmerge them")


def _merged_cells(content: bytes) -> int:
    """Return how many cells of a sheet are merged, as openpyxl would read it."""
    if b"mergeCell" not in content.replace(b"\0", b""):  # the zeros of UTF-16
        return 0
    merged = 0
    try:
        for _, element in iterparse(io.BytesIO(content)):
            if element.tag.rpartition("}")[2] == "mergeCell":
                size = CellRange(element.get("ref")).size
                merged += size["rows"] * size["columns"]
            element.clear()
    except (ParseError, DefusedXmlException, ValueError, TypeError):
        pass  # what openpyxl cannot read either, it refuses
    return merged


def _declares(xml: bytes) -> bool:
    """Say whether XML has a document type, or an encoding in which one could hide."""
    return b"<!DOCTYPE" in xml or b"<!ENTITY" in xml or xml[:2] in (b"\xff\xfe", b"\xfe\xff")


def _refused(message: str, action: str) -> QuestionnaireError:
    return QuestionnaireError([Problem("", message, action)])

"""Files that call themselves workbooks."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from heard.engines.questionnaire import (
    QuestionnaireError,
    questionnaire_bytes,
    read_questionnaire,
    read_questionnaire_bytes,
)
from tests.engines.questionnaire import make


def told(content: bytes) -> str:
    with pytest.raises(QuestionnaireError) as raised:
        read_questionnaire_bytes(content, "q.xlsx")
    return str(raised.value)


def with_part(name: str, content: bytes) -> bytes:
    """Return the short survey's workbook with one part added or put in place of its own."""
    source = zipfile.ZipFile(io.BytesIO(questionnaire_bytes(make.questionnaire(), "q.xlsx")))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in source.infolist():
            if part.filename != name:
                archive.writestr(part, source.read(part))
        archive.writestr(name, content)
    return stream.getvalue()


NO_SUCH_STRING = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1" t="s"><v>99999</v></c></row></sheetData></worksheet>'
)


# Fifty thousand cells in one range; it could as well be seventeen thousand million.
MUCH_MERGED = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/>'
    b'<mergeCells><mergeCell ref="A1:CV500"/></mergeCells></worksheet>'
)


def cut_short() -> bytes:
    return questionnaire_bytes(make.questionnaire(), "q.xlsx")[:-400]


def spoilt(at: int) -> bytes:
    """Return a workbook with one byte changed, as a bad disk or line would."""
    content = bytearray(questionnaire_bytes(make.questionnaire(), "q.xlsx"))
    content[at] ^= 0xFF
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "this is not an .xlsx workbook"),
        (b"type,name,label\n", "this is not an .xlsx workbook"),
        (b"PK\x03\x04 and no more", "this is not an .xlsx workbook"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
            "an old .xls workbook or has a password",
        ),
        (b"\0" * 5_000_001, "over 5,000,000"),
    ],
)
def test_what_is_no_workbook_is_refused(content: bytes, message: str) -> None:
    assert message in told(content)


def test_a_workbook_cut_short_is_refused() -> None:
    assert "this is not an .xlsx workbook" in told(cut_short())


def test_a_workbook_with_a_spoilt_byte_is_read_or_refused() -> None:
    size = len(questionnaire_bytes(make.questionnaire(), "q.xlsx"))

    refused = 0
    for at in range(0, size, 61):
        try:
            read_questionnaire_bytes(spoilt(at), "q.xlsx")
        except QuestionnaireError:
            refused += 1

    assert refused > 50


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("xl/vbaProject.bin", b"x", "the workbook holds macros"),
        ("xl/externalLinks/externalLink1.xml", b"<x/>", "linked to another workbook"),
        ("xl/media/big.bin", b"\0" * 20_000_000, "the workbook unpacks to"),
        ("xl/sharedStrings.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x/>', "its own XML entities"),
        ("xl/sharedStrings.xml", "<x/>".encode("utf-16"), "is not in UTF-8"),
        ("xl/worksheets/sheet1.xml", b"<row/>" * 1_048_576, "too many rows and cells"),
        ("xl/worksheets/sheet1.xml", MUCH_MERGED, "over 10,000 merged cells"),
        ("xl/other.part", MUCH_MERGED, "over 10,000 merged cells"),
        ("xl/workbook.xml", b"<workbook", "the workbook is damaged"),
        ("xl/worksheets/sheet1.xml", b"not xml", "the workbook is damaged"),
        ("xl/worksheets/sheet1.xml", NO_SUCH_STRING, "the workbook is damaged"),
        ("[Content_Types].xml", b"<Types/>", ""),
    ],
)
def test_a_workbook_with_a_hostile_part_is_refused(name: str, content: bytes, message: str) -> None:
    assert message in told(with_part(name, content))


def test_many_small_parts_are_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(600):
            archive.writestr(f"xl/{number}.xml", "<x/>")

    assert "unpacks to 600 parts" in told(stream.getvalue())


def far_cell(book: openpyxl.Workbook) -> None:
    book["survey"]["XFD1048576"] = "far"


def many_rows(book: openpyxl.Workbook) -> None:
    for number in range(6_000):
        book["choices"].cell(number + 20, 1, "x")


def merged(book: openpyxl.Workbook) -> None:
    book["survey"].merge_cells("B3:C3")


def extra_sheet(book: openpyxl.Workbook) -> None:
    book.create_sheet("entities").append(("dataset",))


def no_survey(book: openpyxl.Workbook) -> None:
    del book["survey"]


def empty_survey(book: openpyxl.Workbook) -> None:
    book["survey"].delete_rows(1, 100)


def no_choices(book: openpyxl.Workbook) -> None:
    del book["choices"]


def no_type(book: openpyxl.Workbook) -> None:
    book["survey"]["A1"] = "kind"


def a_date(book: openpyxl.Workbook) -> None:
    book["choices"]["B2"].number_format = "dd/mm/yyyy"
    book["choices"]["B2"].value = 45000
    book["choices"]["B2"].data_type = "n"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (far_cell, "survey!XFD1048576: the sheet goes beyond 5000 rows"),
        (many_rows, "choices!A5001: the sheet goes beyond 5000 rows"),
        (merged, "survey!B3:C3: cells are merged"),
        (extra_sheet, "entities: the sheet is not known"),
        (no_survey, "survey: there is no survey sheet with rows"),
        (empty_survey, "survey: there is no survey sheet with rows"),
        (no_choices, "survey!A3: there is no list of options “agree”"),
        (no_type, "survey!1: type or name is not a column"),
        (a_date, "choices!B2: Excel made this a date or time"),
    ],
)
def test_a_workbook_that_somebody_spoilt_is_refused_with_the_place(
    change: Callable[[openpyxl.Workbook], None], message: str
) -> None:
    assert message in told(make.workbook(change))


def test_a_sheet_of_notes_is_left_unread() -> None:
    def add_notes(book: openpyxl.Workbook) -> None:
        book.create_sheet("_notes").append(("Ask the forum about question 3",))

    content = make.workbook(add_notes)

    assert read_questionnaire_bytes(content, "q.xlsx") == make.questionnaire()


def test_a_file_that_is_not_there_or_of_another_kind_is_told(tmp_path: Path) -> None:
    with pytest.raises(QuestionnaireError, match="cannot be read"):
        read_questionnaire(tmp_path / "none.xlsx")
    with pytest.raises(QuestionnaireError, match=r"“\.docx” is not a format"):
        read_questionnaire_bytes(b"", "q.docx")

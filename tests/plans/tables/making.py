"""Word and Excel files as plans have them, made by hand: every fault is put in on purpose."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date

from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from heard.plans.tables.days import Reading
from heard.plans.tables.found import Content
from heard.plans.tables.proposed import Proposed
from heard.plans.tables.reading import read_tables
from heard.plans.tables.rows import propose
from heard.plans.tables.shaping import guessed_columns

HEADINGS = ("Ref", "Action", "Lead", "By when", "RAG")
ROW = ("1.1", "Recruit two psychologists", "Head of SEND", "31/03/2025", "Green")
AROUND = Reading(date(2024, 9, 1))
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def add_table(document: WordDocument, rows: Sequence[Sequence[str]]) -> Table:
    """A table; a line break in a cell is a new paragraph."""
    table = document.add_table(len(rows), len(rows[0]))
    for made, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(made.cells, row, strict=True):
            lines = text.split("\n")
            cell.text = lines[0]
            for line in lines[1:]:
                cell.add_paragraph(line)
    return table


def word(*tables: Sequence[Sequence[str]]) -> bytes:
    """A document with these tables, a paragraph between them."""
    document = Document()
    for rows in tables:
        add_table(document, rows)
        document.add_paragraph("")
    return saved(document)


def saved(document: WordDocument) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def excel(*rows: Sequence[object], sheet: Callable[[Worksheet], None] | None = None) -> bytes:
    """A workbook with one sheet, “Actions”; `sheet` does more to it."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = "Actions"
    for row in rows:
        first.append(list(row))
    if sheet:
        sheet(first)
    return saved_book(book)


def saved_book(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_part(content: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """The file with one of its parts changed, as only other programs write it."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.namelist():
            read = old.read(part)
            new.writestr(part, change(read.decode()).encode() if part == name else read)
    return made.getvalue()


def with_document(content: bytes, change: Callable[[str], str]) -> bytes:
    return with_part(content, "word/document.xml", change)


def archive(**parts: bytes) -> bytes:
    """A zip file of parts; two underscores stand for a path."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name.replace("__", "/"), content)
    return made.getvalue()


def run(text: str, more: str = "") -> str:
    return f'<w:r>{more}<w:t xml:space="preserve">{text}</w:t></w:r>'


def replaced_run(text: str, by: str) -> Callable[[str], str]:
    """Change the run that says `text` to other XML."""

    def change(xml: str) -> str:
        changed, times = re.subn(rf"<w:r>(?:(?!</w:r>).)*<w:t[^>]*>{text}</w:t></w:r>", by, xml)
        assert times, text
        return changed

    return change


def read(content: bytes) -> Content:
    return read_tables(content)


def proposed(content: bytes) -> list[Proposed]:
    """As a file is read when nobody says what its columns are."""
    found = read_tables(content)
    return propose(found, [guessed_columns(table) for table in found.tables], AROUND)


def doubts(found: Proposed) -> list[tuple[str, str]]:
    """Why a row is in doubt, and the heading of the cell that it is about."""
    return [(str(doubt.kind), doubt.heading) for doubt in found.doubts]


def titles(found: Sequence[Proposed]) -> list[tuple[str, str]]:
    return [(each.reference, each.title) for each in found]

"""Files that cannot be read: each is refused for its own reason, and nothing is unpacked."""

import pytest

from heard.plans.tables import opening
from heard.plans.tables.found import UnreadableTableError, Why
from heard.plans.tables.reading import read_tables
from tests.plans.tables.making import HEADINGS, ROW, archive, excel, with_part, word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
NO_TABLE = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'


def in_utf_16(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + bytes(100)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Why.EMPTY),
        (b"%PDF-1.7 ...", Why.PDF),
        (in_utf_16("EncryptedPackage"), Why.PASSWORD),
        (in_utf_16("WordDocument"), Why.OLD_WORD),
        (in_utf_16("Workbook"), Why.OLD_EXCEL),
        (OLE, Why.NOT_OFFICE),
        (b"Ref,Action\r\n1.1,Recruit", Why.NOT_OFFICE),
        (b"\x00\x00\x00", Why.NOT_OFFICE),
        (b"PK\x03\x04 and nothing more", Why.BROKEN),
        (word([HEADINGS, ROW])[:-300], Why.BROKEN),
        (archive(content__xml=b""), Why.NOT_OFFICE),
        (archive(**{"content.xml": b"<x/>"}), Why.OPEN_DOCUMENT),
        (archive(**{"word__document.xml": NO_TABLE, "word__vbaProject.bin": b"x"}), Why.MACROS),
        (archive(**{"xl__workbook.xml": b"<x/>", "xl__vbaProject.bin": b"x"}), Why.MACROS),
        (archive(**{"word__document.xml": b"<not closed"}), Why.BROKEN),
        (archive(**{"word__document.xml": NO_TABLE}), Why.BROKEN),
        (archive(**{"word__document.xml": b"<!DOCTYPE x><x/>"}), Why.BROKEN),
        (archive(**{"xl__workbook.xml": b"<x/>"}), Why.BROKEN),
        (word(), Why.NO_TABLE),
        (excel(("Only one column",), ("Recruit",)), Why.NO_TABLE),
    ],
)
def test_a_file_that_is_no_table_says_why(content, why):
    with pytest.raises(UnreadableTableError) as refused:
        read_tables(content)

    assert refused.value.why == why


def test_a_file_that_unpacks_to_too_much_is_not_unpacked():
    bomb = archive(**{"word__document.xml": b" " * (opening.LARGEST_PART + 1)})

    with pytest.raises(UnreadableTableError) as refused:
        read_tables(bomb)

    assert (len(bomb) < 50_000, refused.value.why) == (True, Why.TOO_LARGE)


def test_a_sheet_of_too_many_rows_is_refused():
    rows = [(str(number), *ROW[1:]) for number in range(opening.MOST_ROWS + 1)]

    with pytest.raises(UnreadableTableError) as refused:
        read_tables(excel(HEADINGS, *rows))

    assert refused.value.why == Why.TOO_MANY_ROWS


def test_merged_cells_without_end_are_refused_before_they_cost_memory():
    content = excel(HEADINGS, ROW, sheet=lambda sheet: sheet.merge_cells("A5:B6"))
    wide = with_part(
        content, "xl/worksheets/sheet1.xml", lambda xml: xml.replace("A5:B6", "A5:XFD1048576")
    )

    with pytest.raises(UnreadableTableError) as refused:
        read_tables(wide)

    assert refused.value.why == Why.TOO_LARGE

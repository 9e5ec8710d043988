"""Excel sheets, a fault each: the right rows come out, and every doubt is listed."""

from datetime import date

from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from heard.plans.tables.found import Doubt, DoubtKind
from heard.plans.tables.status import Said
from tests.plans.tables.making import (
    HEADINGS,
    ROW,
    doubts,
    excel,
    proposed,
    read,
    saved_book,
    titles,
    with_part,
)


def test_dates_as_excel_keeps_them_are_exact_and_serials_are_in_doubt():
    rows = [
        ("1.1", "Recruit", "DCO", date(2025, 4, 3), "G"),
        ("1.2", "Train", "DCO", 45747, "A"),
        ("1.3", "Publish", "DCO", "03/04/25", "R"),
    ]

    found = proposed(excel(HEADINGS, *rows))

    assert [row.due_on for row in found] == [
        date(2025, 4, 3),
        date(2025, 3, 31),
        date(2025, 4, 3),
    ]
    assert [doubts(row) for row in found] == [
        [],
        [("serial", "By when")],
        [("day_first", "By when")],
    ]
    assert found[1].doubts[0].cell == "D3"


def test_a_formula_is_read_as_it_was_last_worked_out():
    content = excel(HEADINGS, ("1.1", "Recruit", "DCO", "=DATE(2025,3,31)", "G"))
    worked_out = with_part(
        content,
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace("<v></v>", "<v>45747</v>").replace("<v />", "<v>45747</v>"),
    )

    never, once = proposed(content)[0], proposed(worked_out)[0]

    assert (never.due_on, doubts(never)) == (None, [("no_value", "By when")])
    assert (once.due_on, doubts(once)) == (date(2025, 3, 31), [("serial", "By when")])


def test_an_error_in_a_cell_is_no_word():
    row = proposed(excel(HEADINGS, ("1.1", "Recruit", "#REF!", "31/03/2025", "G")))[0]

    assert (row.leads, doubts(row)) == ((), [("error_value", "Lead")])


def test_hidden_rows_columns_and_sheets_are_read_and_say_so():
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = "Actions"
    for row in (HEADINGS, ROW, ("1.2", *ROW[1:])):
        first.append(row)
    first.row_dimensions[3].hidden = True
    first.column_dimensions["C"].hidden = True
    second = book.create_sheet("Old")
    for row in (("Ref", "Action", "Lead"), ("9.9", "Old action", "DCO")):
        second.append(row)
    second.sheet_state = "hidden"

    content = saved_book(book)

    actions, old = read(content).tables
    assert [doubt.kind for doubt in actions.doubts] == [DoubtKind.HIDDEN_COLUMN]
    assert [doubt.kind for doubt in old.doubts] == [DoubtKind.HIDDEN_SHEET]
    assert [doubts(row) for row in proposed(content)[:2]] == [[], [("hidden_row", "")]]


def test_sheets_with_the_same_headings_are_joined_and_their_names_are_priorities():
    book = Workbook()
    book.remove(book.worksheets[0])
    for number in (1, 2):
        sheet = book.create_sheet(f"Priority {number}")
        sheet.append(HEADINGS)
        sheet.append((f"{number}.1", *ROW[1:]))
    book.create_sheet("RAG key").append(("Red", "Off track"))

    content = saved_book(book)

    assert [table.name for table in read(content).tables] == ["Priority 1, Priority 2", "RAG key"]
    assert [(row.reference, row.priority) for row in proposed(content)] == [
        ("1.1", "Priority 1"),
        ("2.1", "Priority 2"),
    ]


def test_titles_above_the_headings_and_empty_rows_are_passed_over():
    content = excel(("Westmere priority action plan",), (), HEADINGS, ROW, (), ("1.2", *ROW[1:]))

    found = proposed(content)

    assert titles(found) == [
        ("1.1", "Recruit two psychologists"),
        ("1.2", "Recruit two psychologists"),
    ]
    assert [row.place.line for row in found] == [4, 6]


def test_merged_cells_of_a_sheet():
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:E2")
        sheet.merge_cells("C3:C4")

    content = excel(
        HEADINGS,
        ("Priority 1: Waits",),
        ROW,
        ("1.2", "Train", None, "30/04/2025", "Amber"),
        sheet=merge,
    )

    found = proposed(content)

    assert [(row.priority, row.lead) for row in found] == [
        ("Priority 1: Waits", found[0].lead),
        ("Priority 1: Waits", found[0].lead),
    ]
    assert found[0].lead is not None
    assert [row.doubts for row in found] == [(), ()]


def test_two_tables_in_one_sheet_with_other_headings_are_apart():
    content = excel(HEADINGS, ROW, (), ("Risk", "Owner", "Mitigation"), ("Funding", "CFO", "Bid"))

    tables = read(content).tables

    assert [(table.headings[0], len(table.rows)) for table in tables] == [("Ref", 1), ("Risk", 1)]


def test_a_fill_is_a_colour_and_a_word_that_disagrees_wins():
    def paint(sheet: Worksheet) -> None:
        sheet["E2"].fill = PatternFill("solid", fgColor="FFFF0000")
        sheet["E3"].fill = PatternFill("solid", fgColor="FFFFC000")

    content = excel(HEADINGS, ROW, ("1.2", "Train", "DCO", "30/04/2025", None), sheet=paint)

    first, second = proposed(content)

    assert (first.said, doubts(first)) == (Said.ON_TRACK, [("colour_disagrees", "RAG")])
    assert (second.said, doubts(second)) == (Said.AT_RISK, [("colour_alone", "RAG")])


def test_a_reference_of_ten_is_not_one_of_one():
    def format_as_text(sheet: Worksheet) -> None:
        sheet["A2"].number_format = sheet["A3"].number_format = "0.00"

    content = excel(HEADINGS, (1.1, *ROW[1:]), (1.10, *ROW[1:]), sheet=format_as_text)

    assert [row.reference for row in proposed(content)] == ["1.10", "1.10b"]


def test_doubts_say_in_which_cell():
    row = proposed(excel(HEADINGS, ("1.1", "Recruit", "J Smith", "Q3", "?")))[0]

    assert row.doubts == (
        Doubt(DoubtKind.PERSON_ALONE, text="J Smith", heading="Lead", cell="C2"),
        Doubt(DoubtKind.NO_DAY, text="Q3", heading="By when", cell="D2"),
        Doubt(DoubtKind.UNKNOWN_STATUS, text="?", heading="RAG", cell="E2"),
    )

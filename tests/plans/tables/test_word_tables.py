"""Word tables, a fault each: the right rows come out, and every doubt is listed."""

from datetime import date

from docx import Document
from docx.oxml import parse_xml

from heard.plans.tables.cells import Step
from heard.plans.tables.found import Doubt, DoubtKind
from heard.plans.tables.leads import Lead
from heard.plans.tables.status import Said
from tests.plans.tables.making import (
    HEADINGS,
    ROW,
    W,
    add_table,
    doubts,
    proposed,
    read,
    replaced_run,
    run,
    saved,
    titles,
    with_document,
    word,
)


def test_a_plain_table_leaves_nothing_in_doubt():
    row = proposed(word([HEADINGS, ROW]))[0]

    assert (row.reference, row.title) == ("1.1", "Recruit two psychologists")
    assert (row.lead, row.due_on, row.said) == (
        Lead("Head of SEND"),
        date(2025, 3, 31),
        Said.ON_TRACK,
    )
    assert row.doubts == ()
    assert (row.place.table, row.place.line) == ("1", 2)


def test_a_heading_above_a_table_is_its_priority():
    document = Document()
    for priority, row in (("Priority 1: Waits", ROW), ("Priority 2: Health", ("2.1", *ROW[1:]))):
        document.add_heading(priority, 2)
        add_table(document, [HEADINGS, row])

    rows = proposed(saved(document))

    assert [(row.reference, row.priority) for row in rows] == [
        ("1.1", "Priority 1: Waits"),
        ("2.1", "Priority 2: Health"),
    ]
    assert all(row.doubts == () for row in rows)


def test_tables_with_the_same_headings_are_joined_and_others_stand_apart():
    other = [("Body", "Date", "Decision"), ("Executive", "4 March 2025", "Approved")]

    tables = read(word([HEADINGS, ROW], other, [HEADINGS, ("1.2", *ROW[1:])])).tables

    assert [(table.name, len(table.rows)) for table in tables] == [("1, 3", 2), ("2", 1)]


def test_a_table_that_goes_on_without_headings_is_joined():
    tables = read(word([HEADINGS, ROW], [("1.2", *ROW[1:])])).tables

    assert [(table.name, len(table.rows), table.doubts) for table in tables] == [("1, 2", 2, ())]


def test_a_row_that_is_one_cell_is_a_priority():
    document = Document()
    table = add_table(document, [HEADINGS, ("",) * 5, ROW, ("",) * 5, ("2.1", *ROW[1:])])
    table.cell(1, 0).merge(table.cell(1, 4)).text = "Priority 1: Waits"
    table.cell(3, 0).merge(table.cell(3, 4)).text = "Priority 2: Health"

    rows = proposed(saved(document))

    assert [row.priority for row in rows] == ["Priority 1: Waits", "Priority 2: Health"]


def test_what_is_merged_downwards_is_carried_down():
    document = Document()
    headings = ("Objective", "Ref", "Action", "Lead")
    table = add_table(
        document,
        [
            headings,
            ("", "1.1", "Recruit", "Head of SEND"),
            ("", "1.2", "Train", "Head of SEND"),
        ],
    )
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Shorter waits"

    rows = proposed(saved(document))

    assert [(row.title, row.outcome_sought) for row in rows] == [
        ("Recruit", "Shorter waits"),
        ("Train", "Shorter waits"),
    ]
    assert [doubts(row) for row in rows] == [[], []]


def test_an_action_merged_over_several_rows_is_one_with_steps_and_their_days():
    document = Document()
    table = add_table(
        document,
        [
            ("Ref", "Action", "Milestones", "By when"),
            ("", "", "Advert out", "31/01/2025"),
            ("", "", "Posts filled", "30/04/2025"),
        ],
    )
    table.cell(1, 0).merge(table.cell(2, 0)).text = "1.1"
    table.cell(1, 1).merge(table.cell(2, 1)).text = "Recruit"

    rows = proposed(saved(document))

    assert titles(rows) == [("1.1", "Recruit")]
    assert rows[0].milestones == (
        Step("Advert out"),
        Step("Posts filled", date(2025, 4, 30)),
    )
    assert rows[0].due_on == date(2025, 4, 30)
    assert doubts(rows[0]) == [("several_days", "By when"), ("joined_rows", "")]


def test_a_header_of_two_rows_is_read_as_one():
    document = Document()
    table = add_table(
        document,
        [
            ("Ref", "Action", "Timescale", "", "RAG"),
            ("", "", "Start", "End", ""),
            ("1.1", "Recruit", "01/09/2024", "31/03/2025", "Amber"),
        ],
    )
    table.cell(0, 2).merge(table.cell(0, 3))
    for place in (0, 1, 4):
        table.cell(0, place).merge(table.cell(1, place))

    content = saved(document)
    row = proposed(content)[0]

    assert read(content).tables[0].headings == (
        "Ref",
        "Action",
        "Timescale: Start",
        "Timescale: End",
        "RAG",
    )
    assert (row.starts_on, row.due_on, row.said) == (
        date(2024, 9, 1),
        date(2025, 3, 31),
        Said.AT_RISK,
    )
    assert doubts(row) == [("day_first", "Timescale: Start")]


def test_a_heading_over_two_columns_has_both_cells_and_says_so():
    document = Document()
    table = add_table(
        document,
        [("Ref", "Action", "Lead", ""), ("1.1", "Recruit", "Head of SEND", "Westmere Council")],
    )
    table.cell(0, 2).merge(table.cell(0, 3))

    row = proposed(saved(document))[0]

    assert row.leads == (Lead("Head of SEND", "Westmere Council"),)
    assert doubts(row) == [("joined_cells", "Lead")]


def test_headings_repeated_on_each_page_are_no_actions():
    rows = proposed(word([HEADINGS, ROW, HEADINGS, ("1.2", *ROW[1:])]))

    assert [row.reference for row in rows] == ["1.1", "1.2"]


def test_a_table_without_headings_is_offered_by_what_stands_in_it():
    content = word([ROW, ("1.2", "Train every school's SENCO in plans", *ROW[2:])])
    table = read(content).tables[0]

    assert (table.has_header, [doubt.kind for doubt in table.doubts]) == (
        False,
        [DoubtKind.NO_HEADER],
    )
    assert [(row.reference, row.due_on, row.said) for row in proposed(content)] == [
        ("1.1", date(2025, 3, 31), Said.ON_TRACK),
        ("1.2", date(2025, 3, 31), Said.ON_TRACK),
    ]


def test_tracked_changes_are_taken_and_put_in_doubt():
    by = 'w:id="1" w:author="X" w:date="2025-01-01T00:00:00Z"'
    changed = (
        f"<w:del {by}><w:r><w:delText>Recruit one</w:delText></w:r></w:del>"
        f"<w:ins {by}>{run('Recruit two psychologists')}</w:ins>"
    )
    content = with_document(word([HEADINGS, ROW]), replaced_run(ROW[1], changed))

    row = proposed(content)[0]

    assert row.title == "Recruit two psychologists"
    assert doubts(row) == [("changed", "Action")]


def test_a_row_deleted_with_tracked_changes_is_left_out_and_listed():
    document = Document()
    table = add_table(document, [HEADINGS, ROW, ("1.2", *ROW[1:])])
    deleted = f'<w:trPr {W}><w:del w:id="1" w:author="X"/></w:trPr>'
    table.rows[2]._tr.insert(0, parse_xml(deleted))

    content = saved(document)

    assert [row.reference for row in proposed(content)] == ["1.1"]
    assert read(content).tables[0].doubts == (
        Doubt(
            DoubtKind.DELETED_ROW,
            text="1.2 Recruit two psychologists Head of SEND 31/03/2025 Green",
            line=3,
        ),
    )


def test_a_day_with_a_line_through_it_was_promised_before():
    struck = run("31/03/2025", "<w:rPr><w:strike/></w:rPr>") + run(" 30/06/2025")
    content = with_document(word([HEADINGS, ROW]), replaced_run("31/03/2025", struck))

    row = proposed(content)[0]

    assert (row.due_on, row.revised_due_on) == (date(2025, 3, 31), date(2025, 6, 30))
    assert doubts(row) == [("no_reason", "By when"), ("struck", "By when")]


def test_a_table_within_a_cell_becomes_lines():
    document = Document()
    table = add_table(document, [(*HEADINGS, "Progress"), (*ROW, "")])
    inner = table.cell(1, 5).add_table(2, 2)
    for place, text in enumerate(("January", "Advert out", "March", "Two started")):
        inner.cell(place // 2, place % 2).text = text

    row = proposed(saved(document))[0]

    assert row.progress == "January – Advert out\nMarch – Two started"
    assert doubts(row) == [("nested", "Progress")]


def test_a_table_that_only_lays_out_the_page_is_looked_into():
    document = Document()
    outer = document.add_table(1, 1)
    inner = outer.cell(0, 0).add_table(2, 5)
    for place, text in enumerate((*HEADINGS, *ROW)):
        inner.cell(place // 5, place % 5).text = text

    assert titles(proposed(saved(document))) == [("1.1", "Recruit two psychologists")]


def test_bullets_below_an_action_are_its_steps():
    document = Document()
    table = add_table(document, [HEADINGS, ROW])
    cell = table.cell(1, 1)
    for words in ("Advert out by 31/01/2025", "Panel with two parents"):
        cell.add_paragraph(words, style="List Bullet")

    row = proposed(saved(document))[0]

    assert row.title == "Recruit two psychologists"
    assert row.milestones == (
        Step("Advert out", date(2025, 1, 31)),
        Step("Panel with two parents"),
    )
    assert row.doubts == ()


def test_an_action_of_bullets_only_takes_the_first_as_its_title():
    row = proposed(word([HEADINGS, ("1.1", "• Recruit\n• Train", *ROW[2:])]))[0]

    assert (row.title, row.milestones) == ("Recruit", (Step("Train"),))
    assert doubts(row) == [("only_bullets", "Action")]


def test_a_colour_alone_is_read_as_a_word_and_is_in_doubt():
    document = Document()
    rows = [(f"1.{n}", "Recruit", "Head of SEND", "31/03/2025", "") for n in range(1, 5)]
    table = add_table(document, [HEADINGS, *rows])
    for number, fill in enumerate(("FF0000", "FFC000", "92D050", "0070C0"), start=1):
        shading = parse_xml(f'<w:shd {W} w:val="clear" w:fill="{fill}"/>')
        table.cell(number, 4)._tc.get_or_add_tcPr().append(shading)

    found = proposed(saved(document))

    assert [row.said for row in found] == [
        Said.OFF_TRACK,
        Said.AT_RISK,
        Said.ON_TRACK,
        Said.DELIVERED,
    ]
    assert [doubts(row)[0] for row in found] == [("colour_alone", "RAG")] * 4
    assert doubts(found[3])[1] == ("no_delivered_day", "RAG")


def test_words_in_content_controls_are_read():
    control = f"<w:sdt><w:sdtContent>{run('Amber')}</w:sdtContent></w:sdt>"
    content = with_document(word([HEADINGS, ROW]), replaced_run("Green", control))

    assert proposed(content)[0].said == Said.AT_RISK

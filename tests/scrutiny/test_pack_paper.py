"""What stands in an agenda pack, as members read it."""

from heard.design.papers.pieces import Bullets, Heading, Paper, Paragraph, Table
from heard.scrutiny.frozen_pack import (
    FORMAT,
    FrozenPack,
    PackItem,
    PackOutstanding,
    PackReport,
    PackReportBack,
    PackRequest,
)
from heard.scrutiny.pack_paper import pack_paper

REPORT = PackReport("r1", "listening", "Listening to families", 2, "0" * 64, restricted=True)


def pack(**more: object) -> FrozenPack:
    """A pack with nothing in it, for a meeting on 23 December 2026."""
    about = {
        "format": FORMAT,
        "committee": "Children's Scrutiny Committee",
        "meeting": "m1",
        "meeting_on": "2026-12-23",
        "starts": "2pm",
        "place": "County Hall",
        "made_on": "2026-12-15",
        "year": "26/27",
        "since": "2026-09-23",
    }
    return FrozenPack(**(about | more))


def headings(paper: Paper, level: int = 1) -> list[str]:
    return [
        piece.words for piece in paper.pieces if isinstance(piece, Heading) and piece.level == level
    ]


def test_a_pack_with_nothing_in_it_says_so():
    paper = pack_paper(pack())

    assert paper.title == "Agenda pack: Children's Scrutiny Committee, 23 December 2026"
    assert paper.pieces == (Heading("Agenda"), Paragraph("The agenda is not set yet."))


def test_an_item_names_its_report_its_issue_and_that_a_part_is_kept_apart():
    paper = pack_paper(pack(items=(PackItem(1, "Families", "To discuss", "", (REPORT,)),)))

    assert paper.pieces[1].items[0].words == (
        "Families (To discuss)\n"
        "Report: Listening to families (issue 2). A part of it is not for the public and is sent "
        "to members apart"
    )


def test_reports_back_come_with_those_that_are_outstanding():
    report = PackReportBack("Rowan Tull", "Being listened to", "2026-11-10", "Saltmarsh", "Waits.")
    late = PackOutstanding("Evander Moss", "Attend a session", "Millholme", "2026-12-01")
    gone = PackOutstanding("Ada Pell", "Attend a session", because="Left the committee")

    paper = pack_paper(pack(reports_back=(report,), outstanding=(late,), excused=(gone,)))

    assert headings(paper, 2) == [
        "Rowan Tull, Saltmarsh",
        "Reports that are outstanding",
        "Members who are excused, or have left",
    ]
    assert Bullets(("Evander Moss, Millholme: due on 1 December 2026",)) in paper.pieces
    assert Bullets(("Ada Pell: Left the committee",)) in paper.pieces


def test_a_request_to_confirm_shows_what_members_who_do_not_agree_say():
    line = PackRequest(
        "k", "SR (26/27) 02", "Pay parents", "2026-09-23", done="They are paid.", agreed=1,
        objections=("Not for reading time",),
    )  # fmt: skip

    paper = pack_paper(pack(to_confirm=(line,), members=5))

    assert Heading("SR (26/27) 02: Pay parents", 2) in paper.pieces
    assert Paragraph("1 of 5 members agrees so far.") in paper.pieces
    assert Bullets(("Not for reading time",)) in paper.pieces


def test_open_requests_are_one_table_whose_rows_have_headers():
    line = PackRequest(
        "k", "SR (26/27) 01", "Fill the seats", "2026-09-23", addressee="Cabinet Member",
        state="In progress", rag_words="Not acceptable", due_on="2026-12-23",
    )  # fmt: skip

    table = pack_paper(pack(open_requests=(line,))).pieces[-1]

    assert isinstance(table, Table)
    assert table.row_headers
    assert table.rows == (
        (
            "SR (26/27) 01\n23 September 2026",
            "Fill the seats\nTo: Cabinet Member",
            "Nothing was said yet",
            "Not acceptable\nIn progress\nDue on 23 December 2026",
        ),
    )


def test_a_report_is_printed_behind_the_rest_its_headings_one_level_lower():
    whole = Paper(title="Listening to families", pieces=(Heading("Purpose"), Paragraph("To tell.")))

    paper = pack_paper(pack(reports=(REPORT,)), reports={"r1": whole})

    assert paper.pieces[-3:] == (
        Heading("Report: Listening to families"),
        Heading("Purpose", 2),
        Paragraph("To tell."),
    )

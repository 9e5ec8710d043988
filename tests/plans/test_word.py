"""The Word document of a plan: what a screen reader needs, read from the XML itself."""

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from PIL import Image

from heard.plans.exports.document import Approved, PlanDocument, Statement
from heard.plans.exports.word import to_word
from heard.plans.frozen import (
    FORMAT,
    FrozenAction,
    FrozenDueChange,
    FrozenFinding,
    FrozenMeasure,
    FrozenPlan,
    FrozenReading,
)

NASTY = "Bell\x07 \x00\x0b <w:p/> & ]]> \ud800\ufffe\r\nline two 🙂"


def frozen(**more):
    columns = {
        "format": FORMAT,
        "key": "1",
        "title": "Plan of 2025",
        "kind": "priority_action",
        "summary": "Children wait too long.\nThis is what we do.",
        "taken_on": "2026-11-25",
        "soon_days": 28,
        "stale_days": 45,
    }
    return FrozenPlan(**(columns | more))


def action(number=1, **more):
    columns = {
        "key": f"action-{number}",
        "reference": f"A{number}",
        "title": "Hire two people",
        "state": "in_progress",
        "rating": "on_track",
        "findings": ("finding-1",),
        "due_on": "2027-03-31",
    }
    return FrozenAction(**(columns | more))


FINDING = FrozenFinding(
    key="finding-1", number=1, kind="priority_action", title="Waits", text="Leaders should act."
)


def whole(**more):
    """A plan with everything that a document can hold."""
    measure = FrozenMeasure(
        key="m",
        name="Plans on time",
        unit="percent",
        direction="up",
        baseline="40",
        baseline_on="2025-01-31",
        last=FrozenReading("2026-10-31", str(Decimal(52)), base=340, source="Monthly count"),
    )
    moved = FrozenDueChange("2027-03-31", "2027-06-30", "Nobody applied.", "2026-11-01")
    actions = (
        action(1, revised_due_on="2027-06-30", due_changes=(moved,), rating="at_risk"),
        action(2, state="stopped", rating="closed", stopped_because="No room."),
        action(3, state="delivered", rating="delivered", delivered_on="2026-10-01", findings=()),
    )
    plan = frozen(findings=(FINDING,), actions=actions, measures=(measure,))
    said = Statement(date(2026, 5, 4), "We stand behind most of it.")
    return document(
        plan,
        statements=(said,),
        approvals=(Approved("Cabinet", "Refused", date(2026, 6, 1), "No money."),),
        **more,
    )


def document(plan, language="en-gb", **more):
    return PlanDocument(plan, "Westmere", language, "https://heard.example/plans/p/", **more)


def read(written):
    return Document(io.BytesIO(written))


def words(word):
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in word.paragraphs), *cells])


def headings(word):
    found = [each for each in word.paragraphs if each.style.name.startswith("Heading")]
    return [(int(each.style.name.split()[1]), each.text) for each in found]


def test_headings_are_in_order_and_none_is_left_out():
    found = headings(read(to_word(whole())))

    assert found == [
        (1, "Plan of 2025"),
        (2, "How the actions stand"),
        (2, "What was found, and what we do about it"),
        (3, "1. Waits"),
        (3, "What else we do"),
        (2, "What the numbers say"),
        (2, "What the parent carer forum says"),
        (2, "Who approved it"),
        (2, "What “on track” and “at risk” mean here"),
    ]


def test_each_table_has_a_header_row_and_no_row_is_split():
    tables = read(to_word(whole())).tables

    assert len(tables) == 4
    for table in tables:
        first, *others = table.rows
        assert first._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert others
        for row in table.rows:
            assert row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
        for row in others:
            assert row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None


def test_the_picture_says_in_words_what_it_shows():
    word = read(to_word(whole()))

    described = [each.get("descr") for each in word.element.iter(qn("wp:docPr"))]

    assert described == [
        "A bar in parts, from left to right: ! At risk: 1; ✓ Delivered: 1; – Closed: 1."
    ]
    with zipfile.ZipFile(io.BytesIO(to_word(whole()))) as archive:
        names = [name for name in archive.namelist() if name.endswith(".png")]
        assert len(names) == 1
        Image.open(io.BytesIO(archive.read(names[0]))).verify()


def test_title_language_header_and_page_number_are_set():
    with override("cy"):
        word = read(to_word(whole(language="cy")))

    assert word.core_properties.title == "Plan of 2025"
    assert word.core_properties.language == "cy"
    assert word.core_properties.author == "Westmere"
    assert word.core_properties.comments == ""
    assert {each.get(qn("w:val")) for each in word.styles.element.iter(qn("w:lang"))} == {"cy"}
    section = word.sections[0]
    assert section.header.paragraphs[0].text.startswith("Plan of 2025")
    fields = section.footer.paragraphs[0]._p.findall(qn("w:fldSimple"))
    assert [each.get(qn("w:instr")) for each in fields] == ["PAGE"]


def test_it_says_what_moved_what_we_cannot_do_and_who_said_what():
    found = words(read(to_word(whole())))

    for said in (
        "This plan has 3 actions. 1 is done, and we do not know yet whether it helps.",
        "30 June 2027. Why it moved: Nobody applied.",
        "31 March 2027",
        "No room.",
        "Done on 1 October 2026",
        "! At risk",
        "52% on 31 October 2026, of about 340 people\nMonthly count",
        "40% on 31 January 2025",
        "4 May 2026: We stand behind most of it.",
        "Cabinet: Refused, 1 June 2026. No money.",
        "https://heard.example/plans/p/",
    ):
        assert said in found


def test_a_plan_of_nothing_is_a_document():
    found = headings(read(to_word(document(frozen(summary="")))))

    assert [level for level, _words in found] == [1, 2]


@pytest.mark.parametrize("place", ["title", "summary"])
def test_words_that_no_document_may_hold_are_left_out(place):
    nasty = action(title=NASTY, plain_words=NASTY, lead=NASTY, reasons=(NASTY,), reference=NASTY)
    plan = frozen(**{place: NASTY}, findings=(FINDING,), actions=(nasty,))
    said = Statement(date(2026, 5, 4), NASTY)

    written = to_word(document(plan, statements=(said,)))

    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
    assert "Bell  <w:p/> & ]]> " in words(read(written))


def test_what_went_on_as_another_action_is_told_by_that_one():
    plan = frozen(actions=(action(1, state="replaced", rating="closed"), action(2)))

    found = words(read(to_word(document(plan))))

    assert "A1" not in found
    assert "This plan has 1 action." in found

"""Blocks of a report: each with its base, its source and its day, of nothing but what is public."""

import pytest

from heard.design.papers.pieces import Note
from heard.scrutiny.models.report_words import BlockKind
from heard.scrutiny.queries.freezing_report import read_report_blocks
from tests.scrutiny import make_reports as make_r

pytestmark = pytest.mark.django_db(databases=["default", "answers"])


def all_words(pieces):
    return "\n".join(str(piece) for piece in pieces)


def test_a_report_begins_with_what_there_is_to_tell():
    committee = make_r.committee()
    make_r.area(committee)

    report = make_r.draft(committee)

    kinds = [block.kind for block in report.blocks.all()]
    assert kinds == [kind for kind in BlockKind if kind != BlockKind.WORDS]


def test_a_report_of_an_empty_area_begins_with_the_seats_of_nothing():
    report = make_r.draft()

    assert list(report.blocks.all()) == []


def test_each_block_says_its_base_its_source_and_its_day():
    committee = make_r.committee()
    make_r.area(committee)
    report = make_r.draft(committee)

    reading = read_report_blocks(report)

    for block in reading.blocks:
        last = reading.pieces[block.pk][-1]
        assert isinstance(last, Note), block.kind
        assert last.words.startswith("Base: "), block.kind
        assert "Source: " in last.words, block.kind
        assert "2026" in last.words or "20" in last.words, block.kind

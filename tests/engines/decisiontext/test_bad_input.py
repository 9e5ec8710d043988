import time
from contextlib import suppress

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heard.engines.decisiontext import (
    DecisionText,
    parse_decision,
    read_decision_bytes,
    read_decision_text,
    to_json,
)
from heard.engines.decisiontext.problems import DecisionFileError

PIECES = st.sampled_from(
    [
        "Decision details", "Decision Maker", "Decision:", "RESOLVED", "Resolved: That;", "that",
        "(i)", "ii.", "1)", "•", "be noted", "Date of decision:", "31/02/2018", "04/07/2018",
        "Reasons", "Wards affected:", "Accompanying Documents:", "<p>", "</div>", "<ol type=i><li>",
        "<a href='x'>", "&nbsp;", "The Committee agreed", "moved", "LOST", "\n", "\n\n", "\t",
        "   ",        "\u00a0", "\u202e", "\x00", "\ud800", ":", ";", "-", "Recommended to Council",
        "\f", "Page 2 of 3", "Minutes of the Cabinet held on 4 May 2024", "34.", "Minute 34",
        "Action: Chair to write", " | ", "PENDERFYNWYD", "/", "Cabinet:-", "Is it wide", "Yes",
        "<h1>", "<dt>Status", "<td>Decision", "<br>", "para-\n", "That the Cabinet:", "Title: of",
        "Present:", "The meeting ended", "Recommendation 1: ", "published", "Option 1: x",
    ]
)  # fmt: skip
MEGABYTE = 1_000_000
JUNK = {
    "spaces": " " * MEGABYTE,
    "lines": "\n" * MEGABYTE,
    "letters": "a" * MEGABYTE,
    "colons": ":" * MEGABYTE,
    "inline numbers": "(i) " * (MEGABYTE // 4),
    "digits with dots": "1." * (MEGABYTE // 2),
    "opening tags": "<" * MEGABYTE,
    "comments": "<html>" + "<!--" * (MEGABYTE // 4),
    "entities": "<!DOCTYPE html [<!ENTITY a '&b;&b;'>]><html>" + "&a;" * (MEGABYTE // 3),
    "labels": "Decision Maker: x\n" * (MEGABYTE // 18),
    "wards": "Wards affected: " + "".join(f"A{at}; " for at in range(MEGABYTE // 8)),
    "resolutions": "Resolved: That x be noted\n\n" * (MEGABYTE // 28),
    "sayings": "The Committee agreed\n\n" * (MEGABYTE // 22),
    "unfinished": "Resolved:\n1. That\n\n" + "x and\n\n" * (MEGABYTE // 7),
    "dashes": "x - " * (MEGABYTE // 4),
    "page numbers": "Page 1 of 9\n\n" * (MEGABYTE // 13),
    "page breaks": "Cabinet 3 May 2024\n\f" * (MEGABYTE // 20),
    "heads of minutes": "Minutes of the Cabinet, 4 May 2024\n" * (MEGABYTE // 35),
    "open titles": "Title: a plan of\n" + "the\n" * (MEGABYTE // 4),
    "broken words": "para-\n" * (MEGABYTE // 6),
    "questions": "Is it so\nYes\n" * (MEGABYTE // 13),
    "actions": "Action: x to write\n\n" * (MEGABYTE // 20),
    "leads": "The Cabinet:\n1. noted it\n" * (MEGABYTE // 25),
    "visits": "Resolved: That members " + "of the Board " * (MEGABYTE // 13),
    "amendments": "Resolved: That resolution " + "minute was " * (MEGABYTE // 11),
    "gaps": "a  b   c\t| " * (MEGABYTE // 11),
    "headings": "<html>" + "<h1>A</h1><dt>B" * (MEGABYTE // 14),
}


@given(st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=40))
@settings(max_examples=300, deadline=None)
def test_no_text_raises_and_every_reading_is_json(pieces: list[str]):
    reading = read_decision_text(" ".join(pieces))

    decision = reading.decision
    assert msgspec.json.decode(to_json(decision), type=DecisionText) == decision
    assert "\x00" not in to_json(decision)
    assert all(0 <= sure <= 1 for sure in decision.confidence.values())
    assert all(
        1 <= first <= last <= len(reading.source_lines) for first, last in decision.lines.values()
    )
    assert all(each.text and each.verbs for each in decision.resolutions)


@given(st.binary(max_size=300), st.sampled_from([b"", b"%PDF-1.4\n", b"\xff\xfe", b"<html>", b"{"]))
@settings(max_examples=200, deadline=None)
def test_bytes_are_read_or_refused(content: bytes, start: bytes):
    with suppress(DecisionFileError):
        decision = read_decision_bytes(start + content, "x").decision
        assert msgspec.json.decode(to_json(decision), type=DecisionText) == decision


@pytest.mark.parametrize("name", JUNK)
def test_reading_junk_takes_time_in_line_with_its_length(name: str):
    """About a second of CPU for a megabyte; backtracking would take minutes, or never end."""
    before = time.process_time()

    parse_decision(JUNK[name])

    assert time.process_time() - before < 15


def test_tags_nested_a_hundred_thousand_deep_are_read():
    page = "<html>" + "<div>" * 100_000 + "Decision Maker: Cabinet"

    assert parse_decision(page).decision_maker == "Cabinet"


def test_ten_megabytes_on_one_line_are_read():
    decision = parse_decision("Decision: " + "word " * 2_000_000)

    assert decision.text is not None
    assert decision.resolutions == ()


def test_marks_that_turn_the_writing_round_are_taken_out():
    assert parse_decision("Decision Maker: \u202eCab\u200binet\u2066").decision_maker == "Cabinet"

"""Reading answers from CSV files, sound and unsound."""

import io
import tracemalloc
from pathlib import Path

import pytest

from heard.engines.questionnaire import (
    AnswersFileError,
    Mode,
    ReturnedRow,
    answers_csv,
    read_answers_csv,
)
from tests.engines.questionnaire import make

HEADER = "mode,form,listened,sources,missing,happy,hours,place,since\n"


def rows_of(text: str | bytes, default_mode: Mode | None = None) -> list[ReturnedRow]:
    content = text.encode() if isinstance(text, str) else text
    return list(read_answers_csv(make.questionnaire(), io.BytesIO(content), default_mode))


def faults_of(row: str) -> list[str]:
    (returned,) = rows_of(HEADER + row)
    return [str(problem) for problem in returned.problems]


def refusal(content: str | bytes, default_mode: Mode | None = None) -> str:
    with pytest.raises(AnswersFileError) as raised:
        rows_of(content, default_mode)
    return str(raised.value)


def test_a_row_gives_canonical_answers_with_mode_and_form() -> None:
    (row,) = rows_of(
        HEADER + 'paper,F12,agree,website;school,"Bus, ""late"" times",7,2.50,Westmere,2025-09-01\n'
    )

    assert row == ReturnedRow(
        row=2,
        answers={
            "listened": "agree",
            "sources": ["school", "website"],
            "missing": 'Bus, "late" times',
            "happy": 7,
            "hours": 2.5,
            "place": "Westmere",
            "since": "2025-09-01",
        },
        mode="paper",
        form="F12",
    )


def test_empty_cells_are_blank_and_empty_rows_are_no_returns() -> None:
    rows = rows_of(HEADER + "web,,,,,,,,\n,,,,,,,,\n\nweb,,agree,,,,,,\n")

    assert [(row.row, row.answers) for row in rows] == [(2, {}), (5, {"listened": "agree"})]


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    rows = rows_of(HEADER + 'web,,,website,"two\nlines",,,,\nweb,,wrong,,,,,,\n')

    assert rows[0].answers["missing"] == "two\nlines"
    assert [problem.row for problem in rows[1].problems] == [3]


def test_answers_to_what_was_not_asked_are_left_out_and_named() -> None:
    (row,) = rows_of(HEADER + "web,,neither,school,Maps,7,,,\n")

    assert row.answers == {"listened": "neither", "sources": ["school"]}
    assert row.not_asked == ("missing", "happy")
    assert row.problems == ()


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("web,,agre,,,,,,", "row 2, listened: “agre”: this is not an option; use agree"),
        ("web,,Agree,,,,,,", "row 2, listened: “Agree”: this is not an option"),
        ("web,,,school;gp,,,,,", "row 2, sources: “school;gp”: “gp” is not an option"),
        ("web,,,school;none,,,,,", "“none” stands beside other options"),
        ("web,,,,,11,,,", "row 2, happy: “11”: this is too large"),
        ("web,,,,,seven,,,", "row 2, happy: “seven”: this is not a number"),
        ("web,,,,,,,,1/9/2025", "row 2, since: “1/9/2025”: this is not a date"),
        ("web,,,,,,,a\x00b,", "control character"),
        ("post,,agree,,,,,,", "row 2, mode: “post”: this is not a mode; use web, paper, helped"),
        (",,agree,,,,,,", "row 2, mode: “”: this is not a mode"),
        (f"web,{'9' * 41},,,,,,,", "this is not a form number"),
        ("web,,agree", "the row has 3 cells, the header 9"),
        ("web,,,,,,,,,", "the row has 10 cells, the header 9"),
    ],
)
def test_what_is_wrong_with_a_row_is_told_with_row_and_column(row: str, told: str) -> None:
    (fault,) = faults_of(row)

    assert told in fault


def test_a_row_with_problems_keeps_the_answers_that_are_sound() -> None:
    (row,) = rows_of(HEADER + "web,,agree,,,99,,,\n")

    assert row.answers == {"listened": "agree"}
    assert [problem.column for problem in row.problems] == ["happy"]


def test_a_form_number_that_comes_again_is_told_with_the_row_that_had_it_first() -> None:
    rows = rows_of(
        HEADER + "paper,F1,agree,,,,,,\npaper,F2,agree,,,,,,\npaper,,agree,,,,,,\n"
        "paper,,agree,,,,,,\npaper, F1 ,agre,,,,,,\npaper,F1,agree,,,,,,\n"
    )

    told = [[str(problem) for problem in row.problems] for row in rows]
    again = "row 2 has this form number too; keep one of them, or correct a number"
    assert told[:4] == [[], [], [], []]
    assert told[4][0].startswith("row 6, listened: “agre”: this is not an option")
    assert told[4][1:] == [f"row 6, form: “F1”: {again}"]
    assert told[5] == [f"row 7, form: “F1”: {again}"]


def test_more_form_numbers_than_can_be_kept_in_mind_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(answers_csv, "MOST_FORMS", 2)

    told = refusal("mode,form,listened\npaper,1,agree\npaper,2,agree\npaper,3,agree\n")

    assert told == "line 4: there are over 2 form numbers; divide the file"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "row 1: the file is empty"),
        ("web,agree\n", "row 1: no question code is in the first row"),
        ("mode;listened\n", "the columns are divided by semicolons; save it with commas"),
        ("mode\tlistened\n", "the columns are divided by tabs"),
        ("mode,listened,listened\n", "row 1, column 3: the column “listened” is there twice"),
        ("mode,listened,age\n", "row 1, column 3: “age” is no question of this questionnaire"),
        ("mode,listened,\n", "row 1, column 3: “” is no question"),
        ("listened\n", "row 1: there is no column “mode”"),
        ("mode,listened\n".encode("utf-16"), "line 1: the text is not in UTF-8"),
        (b"mode,place\nweb,ok\nweb,Caf\xe9\n", "line 3: the text is not in UTF-8"),
        ('mode,place\nweb,"open\nweb,a\n', "row 2: a quotation mark opened from line 2 on"),
        ('mode,place\nweb,"a"b\n', "row 2: a quotation mark is out of place, from line 2 on"),
        ("mode,place\rweb,a\rweb,b\r", "lines do not end in line feeds"),
        ("mode,place\nweb," + "x" * 140_000, "row 2: a cell has over 131,072 characters"),
        ("mode,place\nweb," + "x" * 1_100_000, "row 2: a cell has over 131,072 characters"),
    ],
)
def test_a_file_that_cannot_be_trusted_is_refused_as_a_whole(
    content: str | bytes, told: str
) -> None:
    assert told in refusal(content)


def test_a_byte_order_mark_windows_line_ends_and_a_missing_mode_column_are_no_trouble() -> None:
    content = b"\xef\xbb\xbflistened,place\r\nagree,Westmere\r\n"

    (row,) = rows_of(content, default_mode="paper")

    assert (row.mode, row.answers) == ("paper", {"listened": "agree", "place": "Westmere"})


def test_columns_that_are_not_there_are_named() -> None:
    returns = read_answers_csv(make.questionnaire(), io.BytesIO(b"mode,listened\n"))

    assert returns.missing == ("sources", "missing", "happy", "hours", "place", "since")


def test_two_returns_with_the_same_ticks_do_not_share_a_list() -> None:
    first, second = rows_of(HEADER + "web,,,school,,,,,\nweb,,,school,,,,,\n")

    first.answers["sources"].append("none")

    assert second.answers == {"sources": ["school"]}


def test_a_file_is_closed_when_it_is_refused_or_read(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text(HEADER + "web,,agree,,,,,,\n")
    bad.write_text("nothing\n")

    with read_answers_csv(make.questionnaire(), good) as returns:
        rows = list(returns)
    with pytest.raises(AnswersFileError):
        read_answers_csv(make.questionnaire(), bad)
    with pytest.raises(AnswersFileError, match="cannot be read"):
        read_answers_csv(make.questionnaire(), tmp_path / "none.csv")

    assert len(rows) == 1


def test_many_rows_are_read_without_keeping_them() -> None:
    class Rows(io.BytesIO):
        """A file of twenty thousand rows that is never whole in memory."""

        count = 0

        def readline(self, _: int | None = -1, /) -> bytes:
            self.count += 1
            row = b"web,,agree,school;website,,7,,Town %d,\n" % self.count
            return HEADER.encode() if self.count == 1 else row if self.count < 20_002 else b""

    tracemalloc.start()

    count = sum(1 for _ in read_answers_csv(make.questionnaire(), Rows()))

    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 20_000
    assert most < 5_000_000


def test_a_heading_that_cannot_be_printed_is_told_without_what_it_hides() -> None:
    told = refusal("listened,so\0\u202eon,mode\nagree,,web\n")

    assert told == (
        "row 1, column 2: “so\ufffd\ufffdon” is no question of this questionnaire;"
        " correct or remove the column"
    )


def test_very_many_columns_are_told_in_one_line() -> None:
    header = ",".join(["listened", *(f"c{number}" for number in range(100_000))])

    assert refusal(header) == "row 1: there are 100,001 columns; use at most 1,100"

import re
from io import StringIO
from pathlib import Path

import msgspec
import pytest
from django.core.management import call_command

from heard.engines.decisiontext.command import parse_decision_files
from tests.engines.decisiontext.make_folder import make_folder

RECORDS = Path(__file__).with_name("records")


def test_one_file_gives_one_object():
    (outcome,) = parse_decision_files(RECORDS / "01-scrutiny-noted.txt")

    assert outcome.problem is None
    assert msgspec.json.decode(outcome.json or "")["title"] == "Short Breaks: What Families Told Us"


def test_a_folder_goes_on_past_a_bad_file_and_gives_one_line_an_object_by_name(tmp_path: Path):
    (tmp_path / "c.txt").write_text("Decision Maker: Cabinet")
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04")
    (tmp_path / "a.txt").write_text("Decision Maker: Council")

    outcomes = list(parse_decision_files(tmp_path))

    read = [msgspec.json.decode(each.json) for each in outcomes if each.json]
    assert [(each["file"], each["decision_maker"]) for each in read] == [
        ("a.txt", "Council"),
        ("c.txt", "Cabinet"),
    ]
    (problem,) = [each.problem for each in outcomes if each.problem]
    assert problem.startswith(f"{tmp_path}/b.zip:1: is a Word document, spreadsheet or ZIP file; ")
    assert all("\n" not in (each.json or "") for each in outcomes)


def test_a_folder_with_broken_files_gives_the_rest_and_a_line_for_each(tmp_path: Path):
    broken = make_folder(tmp_path, good=60, broken=18, huge=2_000_000)

    outcomes = list(parse_decision_files(tmp_path))

    problems = [each.problem for each in outcomes if each.problem]
    named = {Path(problem.partition(":")[0]).name for problem in problems}
    read = [msgspec.json.decode(each.json)["file"] for each in outcomes if each.json]
    assert named == broken
    assert all(re.fullmatch(r"[^:]+:(?:page )?\d+: [^;\n]+; [^\n]+", line) for line in problems)
    assert len(read) == 60
    assert read == sorted(read)


def test_a_name_of_odd_bytes_is_told_on_one_line(tmp_path: Path):
    (tmp_path / "a\nb\udcff.txt").write_bytes(b"")
    (tmp_path / "c\udcff.txt").write_text("Decision Maker: Cabinet")

    outcomes = list(parse_decision_files(tmp_path))

    assert [each.problem for each in outcomes if each.problem] == [
        f"{tmp_path}/a\ufffdb\ufffd.txt:1: is empty; save the record again, or paste its words"
    ]
    assert msgspec.json.decode(outcomes[1].json or "")["file"] == "c\ufffd.txt"


def test_an_empty_folder_is_a_problem(tmp_path: Path):
    assert [each.problem for each in parse_decision_files(tmp_path)] == [
        f"{tmp_path}:1: holds no files; name a folder with decision records"
    ]


def test_the_command_ends_with_two_where_a_file_cannot_be_read(tmp_path: Path):
    (tmp_path / "good.txt").write_text("Decision Maker: Cabinet")
    (tmp_path / "bad.txt").write_bytes(b"")
    out, err = StringIO(), StringIO()

    with pytest.raises(SystemExit) as ending:
        call_command("parse_decision", tmp_path, stdout=out, stderr=err)

    assert ending.value.code == 2
    assert out.getvalue().count("\n") == 1
    assert err.getvalue() == (
        f"{tmp_path}/bad.txt:1: is empty; save the record again, or paste its words\n"
    )

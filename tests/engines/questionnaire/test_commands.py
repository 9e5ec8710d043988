"""The two commands, as a user types them: no database is there."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engines.questionnaire import make

SOURCE = Path(__file__).parents[3] / "src"


def heard(*arguments: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "heard", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_check_questionnaire_prints_what_is_in_the_file(tmp_path: Path) -> None:
    make.yaml_file(tmp_path / "q.yaml")

    done = heard("check_questionnaire", "q.yaml", folder=tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert found["id"] == "short_survey"
    assert found["sections"][0] == {
        "code": "plan",
        "title": "The plan",
        "items": ["listened", "sources", "missing"],
    }
    assert found["items"] == 7


def test_check_questionnaire_lists_each_problem_on_its_line(tmp_path: Path) -> None:
    make.yaml_file(tmp_path / "q.yaml", change=("kind: date", "kind: moment"))

    done = heard("check_questionnaire", "q.yaml", folder=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("q.yaml:line ")
    assert "“moment” is no kind; use one of" in line


def test_convert_questionnaire_writes_the_format_of_the_ending(tmp_path: Path) -> None:
    make.yaml_file(tmp_path / "q.yaml")

    done = heard("convert_questionnaire", "q.yaml", "q.xlsx", folder=tmp_path)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "q.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("out", ["q.docx", "no/such/folder/q.xlsx"])
def test_convert_questionnaire_says_why_it_cannot_write(out: str, tmp_path: Path) -> None:
    make.yaml_file(tmp_path / "q.yaml")

    done = heard("convert_questionnaire", "q.yaml", out, folder=tmp_path)

    assert done.returncode == 2
    assert done.stderr.startswith(f"{out}: ")
    assert [path.name for path in tmp_path.iterdir()] == ["q.yaml"]

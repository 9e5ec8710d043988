"""`heard estimate`: five files, or one plain line and nothing written."""

import csv
import json
from pathlib import Path

import pytest
from django.core.management import call_command

from heard.engines.questionnaire import write_questionnaire
from tests.engines.estimation.make import choice, questionnaire, rated, returns

WRITTEN = ["breakdowns.csv", "comparisons.csv", "estimates.csv", "report.json", "weights.json"]
FIGURES = "estimate,se,low,high,base,weighted_base,deff,method"
MARGINS = "margin,category,count\ndistrict,north,2000\ndistrict,south,1500\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A questionnaire, 200 returns and population figures in one folder."""
    write_questionnaire(questionnaire(), tmp_path / "asked.json")
    codes = ["listened", "informed", "district"]
    with (tmp_path / "answers.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["mode", *codes])
        for mode, answers in returns(200):
            writer.writerow([mode, *(answers.get(code, "") for code in codes)])
    (tmp_path / "margins.csv").write_text(MARGINS)
    return tmp_path


def run(folder: Path, *more: str) -> None:
    answers = () if more[:1] == ("answers",) else ("answers.csv",)
    call_command(
        "estimate",
        str(folder / "asked.json"),
        *(str(folder / name) for name in answers),
        *more,
        "--out",
        str(folder / "out"),
    )


def refused(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    """Run it, and return what it complains of: exit code 2, nothing on stdout, no traceback."""
    with pytest.raises(SystemExit) as ended:
        run(folder, *more)
    shown = capsys.readouterr()
    assert ended.value.code == 2
    assert shown.out == ""
    assert "Traceback" not in shown.err
    written = folder / "out"
    assert not written.exists() or not [each for each in written.iterdir() if each.is_file()]
    return shown.err.strip().replace(f"{folder}/", "")


def weighted(folder: Path) -> tuple[str, ...]:
    return ("--population", str(folder / "margins.csv"))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_five_files_are_written_with_the_columns_that_are_promised(folder, capsys):
    run(folder, *weighted(folder), "--invited", "3500")

    out = folder / "out"
    assert sorted(each.name for each in out.iterdir()) == WRITTEN
    heads = {name: (out / name).read_text().splitlines()[0] for name in WRITTEN if "csv" in name}
    assert heads == {
        "estimates.csv": f"question,option,{FIGURES}",
        "breakdowns.csv": f"question,option,breakdown,group,{FIGURES}",
        "comparisons.csv": (
            "question,option,breakdown,group_a,group_b,difference,low,high,p,p_adjusted"
        ),
    }
    shown = json.loads(capsys.readouterr().out)
    assert (shown["returns"], shown["population"]) == (200, 3_500)
    assert len(json.loads((out / "weights.json").read_text())["weights"]) == 200


def test_shares_are_from_nought_to_one_and_groups_are_every_margin_and_the_mode(folder):
    run(folder, *weighted(folder))

    found = rows(folder / "out" / "estimates.csv") + rows(folder / "out" / "breakdowns.csv")
    for row in found:
        if row["estimate"]:
            assert 0 <= float(row["estimate"]) <= 1
        if row["low"]:
            assert 0 <= float(row["low"]) <= float(row["estimate"]) <= float(row["high"]) <= 1
    assert {
        (row["breakdown"], row["group"]) for row in rows(folder / "out" / "breakdowns.csv")
    } == {
        ("district", "north"),
        ("district", "south"),
        ("district", "_blank"),
        ("mode", "web"),
        ("mode", "paper"),
        ("mode", "helped"),
    }


def test_another_question_can_form_groups(folder):
    run(folder, "--by", "informed")

    groups = {row["breakdown"] for row in rows(folder / "out" / "breakdowns.csv")}
    assert groups == {"mode", "informed"}


def test_run_twice_it_writes_the_same_again(folder):
    run(folder, *weighted(folder))
    first = {name: (folder / "out" / name).read_bytes() for name in WRITTEN}

    run(folder, *weighted(folder))

    assert {each.name: each.read_bytes() for each in (folder / "out").iterdir()} == first


@pytest.mark.parametrize("invited", ["0", "-3", "199"])
@pytest.mark.parametrize("is_weighted", [True, False])
def test_fewer_invited_than_replied_is_refused(folder, capsys, invited, is_weighted):
    more = weighted(folder) if is_weighted else ()

    said = refused(folder, capsys, *more, "--invited", invited)

    name = "margins.csv" if is_weighted else "answers.csv"
    assert said == (
        f"{name}: 200 returns of {invited} people who were asked; "
        "give the number of all who were asked"
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "answers.csv:row 1: the file is empty; begin it with a row of question codes"),
        (b"mode,listened\n", "answers.csv:row 2: there are no returns; give at least one"),
        (b"mode,listened\nweb,yes,\xff\xfe\n", "answers.csv:"),
        ("mode,listened\nweb,yes\n".encode("utf-16"), "answers.csv:"),
        (b"PK\x03\x04\x14\x00\x00\x00\x08\x00", "answers.csv:"),
        (b"listened,listened\nyes,no\n", "answers.csv:row 1"),
        (b"mode,listened\nfax,yes\n", "answers.csv:row 2, mode"),
        (b"mode,listened\nweb,perhaps\n", "answers.csv:row 2, listened"),
        (b'mode,listened\nweb,"yes\n', "answers.csv:"),
    ],
)
def test_answers_that_cannot_be_read_are_refused_with_their_place(folder, capsys, content, message):
    (folder / "answers.csv").write_bytes(content)

    assert refused(folder, capsys, *weighted(folder)).startswith(message)


def test_hostile_cells_are_named_without_what_would_turn_a_terminal(folder, capsys):
    cell = "\x1b[2J=HYPERLINK(1)\u202e"
    (folder / "answers.csv").write_text(f"mode,listened\nweb,{cell}\n")
    (folder / "margins.csv").write_text(f"margin,category,count\n{cell},{cell},5\n")

    for more in ((), weighted(folder)):
        said = refused(folder, capsys, *more)
        assert "\x1b" not in said
        assert "\u202e" not in said


def test_hostile_categories_are_named_without_what_would_turn_a_terminal(folder, capsys):
    (folder / "margins.csv").write_text("margin,category,count\ndistrict,\x1b[2Jnorth,5\n")

    assert "\x1b" not in refused(folder, capsys, *weighted(folder))


def test_a_thousand_wrong_cells_are_told_in_twenty_lines(folder, capsys):
    (folder / "answers.csv").write_text("mode,listened\n" + "web,perhaps\n" * 1_000)

    assert len(refused(folder, capsys).splitlines()) == 20


def test_files_that_are_not_there_are_refused(folder, capsys):
    (folder / "answers.csv").unlink()
    assert refused(folder, capsys).startswith("answers.csv:")

    (folder / "asked.json").write_text("{")
    assert refused(folder, capsys).startswith("asked.json:")

    (folder / "asked.json").unlink()
    assert refused(folder, capsys).startswith("asked.json:")


def test_figures_that_do_not_fit_the_answers_are_refused_in_one_line_each(folder, capsys):
    (folder / "margins.csv").write_text("margin,category,count\ndistrict,north,3500\n")

    assert refused(folder, capsys, *weighted(folder)) == (
        "margins.csv: district: no figure for “south”; add one, 0 where nobody is, "
        "or put two categories together as A+B"
    )


@pytest.mark.parametrize("code", ["nothing", "help"])
def test_groups_of_what_is_no_list_of_options_are_refused(folder, capsys, code):
    assert refused(folder, capsys, "--by", code) == (
        f"asked.json: {code} is no question with one answer of a list; form groups by another"
    )


def test_groups_of_too_many_questions_at_once_are_refused(tmp_path, capsys):
    asked = questionnaire(*(choice(f"q{n}", *(f"o{k}" for k in range(9))) for n in range(20)))
    write_questionnaire(asked, tmp_path / "asked.json")
    (tmp_path / "answers.csv").write_text("mode,q0\nweb,o1\n")
    many = [word for n in range(20) for word in ("--by", f"q{n}")]

    assert refused(tmp_path, capsys, *many) == (
        "asked.json: 21 questions make too many groups at once; form groups by fewer"
    )


def test_a_question_with_more_options_than_a_column_holds_is_refused(tmp_path, capsys):
    asked = questionnaire(choice("school", *(f"s{place}" for place in range(251))))
    write_questionnaire(asked, tmp_path / "asked.json")
    (tmp_path / "answers.csv").write_text("mode,school\nweb,s1\n")

    assert "school has 251 options; at most 250; divide the question" in refused(tmp_path, capsys)


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_left_behind(folder, capsys):
    (folder / "out").write_text("a file, not a folder")
    with pytest.raises(SystemExit) as ended:
        run(folder)
    assert ended.value.code == 2
    assert "this cannot be written (File exists); choose another folder" in capsys.readouterr().err
    assert (folder / "out").read_text() == "a file, not a folder"

    (folder / "out").unlink()
    (folder / "out" / "report.json").mkdir(parents=True)
    said = refused(folder, capsys)
    assert said == "out/report.json: this cannot be written (Is a directory); choose another folder"


def test_one_return_and_one_blank_return_are_estimated_without_claims(folder):
    for text in ("web,yes,no,north\n", "web,,,\n"):
        (folder / "answers.csv").write_text(f"mode,listened,informed,district\n{text}")

        run(folder, "--invited", "10")

        found = rows(folder / "out" / "estimates.csv")
        assert {row["low"] + row["high"] + row["se"] for row in found} == {""}
        record = json.loads((folder / "out" / "report.json").read_text())
        assert (record["returns"], record["response_rate"], record["ranks"]) == (1, 0.1, [])
        assert rows(folder / "out" / "comparisons.csv") == []


def test_where_all_say_the_same_the_interval_reaches_below_a_hundred_per_cent(folder):
    (folder / "answers.csv").write_text("mode,listened\n" + "web,yes\n" * 40)

    run(folder)

    found = rows(folder / "out" / "estimates.csv")
    row = next(row for row in found if row["option"] == "_positive")
    exact = 0.025 ** (1 / 40)
    assert (row["estimate"], row["high"], row["method"]) == ("1.0", "1.0", "equal zero")
    assert float(row["low"]) == pytest.approx(exact)


def test_a_return_for_each_person_asked_leaves_no_interval(folder):
    run(folder, "--invited", "200")

    found = rows(folder / "out" / "estimates.csv")
    assert {row["low"] + row["high"] for row in found} == {""}
    assert {row["method"] for row in found} == {"equal none"}


def test_a_questionnaire_without_rated_questions_is_estimated_all_the_same(tmp_path):
    write_questionnaire(
        questionnaire(choice("district", "north", "south")), tmp_path / "asked.json"
    )
    (tmp_path / "answers.csv").write_text("mode,district\n" + "web,north\npaper,south\n" * 40)

    run(tmp_path)

    record = json.loads((tmp_path / "out" / "report.json").read_text())
    assert (record["ranks"], record["tipping_points"]) == ([], [])


def test_a_hundred_thousand_returns_are_no_trouble(tmp_path):
    write_questionnaire(questionnaire(rated("listened")), tmp_path / "asked.json")
    (tmp_path / "answers.csv").write_text("mode,listened\n" + "web,yes\npaper,no\n" * 50_000)

    run(tmp_path)

    (row,) = (r for r in rows(tmp_path / "out" / "estimates.csv") if r["option"] == "_positive")
    assert (row["estimate"], row["base"]) == ("0.5", "100000")

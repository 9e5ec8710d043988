import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from heard.engines.disclosure.files import FileProblem, protect_file, read_table

TABLE = """need,district,count
asd,north,40
asd,south,50
asd,Total,90
hi,north,3
hi,south,21
hi,Total,24
vi,north,17
vi,south,30
vi,Total,47
Total,north,60
Total,south,101
Total,Total,161
"""
RULE = '{"method": "suppress", "threshold": 8, "round_to": 1, "protection": 5, "zeros": "hide"}'


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    (tmp_path / "table.csv").write_text(TABLE)
    (tmp_path / "rule.json").write_text(RULE)
    return tmp_path / "table.csv", tmp_path / "rule.json", tmp_path / "out"


def test_a_table_is_protected_row_by_row_as_it_came(files):
    record = protect_file(*files)

    rows = list(csv.reader((files[2] / "protected.csv").read_text().splitlines()))
    before = list(csv.reader(TABLE.splitlines()))
    assert [row[:2] for row in rows] == [row[:2] for row in before]
    hidden = [row for row in rows if row[2] == "c"]
    assert ["hi", "north", "c"] in hidden
    assert all(row in before for row in rows if row[2] != "c")
    assert len(hidden) == record["primary"] + record["secondary"]
    assert json.loads((files[2] / "audit.json").read_text()) == record


def test_the_audit_of_a_table_names_every_hidden_cell_with_its_range(files):
    record = protect_file(*files)

    # The 3 themselves, and the 21 of 24 that leave 3.
    assert record["primary"] == 2
    assert record["opened"] == 0
    for found in record["cells"]:
        assert set(found["cell"]) == {"need", "district"}
        assert found["high"] >= 8
        assert found["high"] - found["low"] >= 5


@pytest.mark.parametrize(
    ("wrong", "right", "message"),
    [
        ("hi,Total,24", "hi,Total,25", "table.csv:7: need=hi, district=Total is 25, but its parts"),
        ("hi,south,21", "hi,south,21\nhi,south,21", "table.csv:7: the same cell as line 6"),
        ("hi,south,21", "hi,south,-21", "table.csv:6: count is '-21'; give a whole number"),
        ("hi,south,21", "hi,south,2.5", "table.csv:6: count is '2.5'"),
        ("hi,south,21\n", "", "table.csv: no row for need=hi, district=south; add it"),
        ("hi,south,21", "hi,south,21,x", "table.csv:6: 4 fields, not 3"),
        ("hi,south,21", "hi,,21", "table.csv:6: 'district' is empty"),
        ("need,district,count", "need,need,count", "table.csv:1: column 'need' stands twice"),
        ("need,district,count", "need,district,n", "table.csv:1: needs exactly one column 'count'"),
        ("need,district,count", "need,cell_key,count", "table.csv:1: unknown column 'cell_key'"),
        (TABLE, "", "table.csv:1: needs exactly one column"),
        (TABLE, "need,count\n", "table.csv:2: there are no rows"),
        (TABLE, "need,count\nTotal,4\n", "table.csv:1: 'need' has only totals"),
        (TABLE, 'need,count\n"a,4\n', "this is not CSV"),
    ],
)
def test_a_wrong_table_is_refused_with_place_and_remedy(files, wrong, right, message):
    files[0].write_text(TABLE.replace(wrong, right))

    with pytest.raises(FileProblem) as problem:
        protect_file(*files)

    assert message in str(problem.value)
    assert not files[2].exists()


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("{", "rule.json:1: this is not JSON"),
        ("[]", "rule.json:1: this is no JSON object"),
        ('{"treshold": 8}', "rule.json:1: unknown setting 'treshold'"),
        ('{"threshold": "8"}', "rule.json:1: threshold is '8'; give a whole number"),
    ],
)
def test_a_wrong_rule_is_refused_by_name(files, rule, message):
    files[1].write_text(rule)

    with pytest.raises(FileProblem, match="rule") as problem:
        protect_file(*files)

    assert message in str(problem.value)


def test_a_file_that_is_not_there_or_not_text_is_refused(tmp_path):
    (tmp_path / "odd.csv").write_bytes(b"\xff\xfe\x00count")

    with pytest.raises(FileProblem, match="there is no such file"):
        read_table(tmp_path / "none.csv")
    with pytest.raises(FileProblem, match="not UTF-8"):
        read_table(tmp_path / "odd.csv")


def test_the_command_prints_what_it_did_and_stops_with_2_on_a_wrong_file(files):
    command = [sys.executable, "-m", "heard", "protect", str(files[0]), "--rule", str(files[1])]
    good = subprocess.run(
        [*command, "--out", str(files[2])], check=False, capture_output=True, text=True
    )
    files[0].write_text(TABLE.replace("hi,Total,24", "hi,Total,25"))
    bad = subprocess.run(
        [*command, "--out", str(files[2])], check=False, capture_output=True, text=True
    )

    assert (good.returncode, good.stderr) == (0, "")
    assert json.loads(good.stdout)["opened"] == 0
    assert bad.returncode == 2
    assert bad.stderr.startswith(f"{files[0]}:7: need=hi, district=Total is 25")


def test_a_table_that_would_take_hours_is_refused_at_once(files):
    rows = [f"a{a},b{b},1" for a in range(230) for b in range(230)]
    files[0].write_text("a,b,count\n" + "\n".join(rows) + "\n")

    with pytest.raises(FileProblem, match="more than 50000 cells; split the table"):
        protect_file(*files)


def test_totals_that_are_given_only_in_part_are_named(files):
    rows = [row for row in TABLE.splitlines() if not row.startswith("Total,north")]
    files[0].write_text("\n".join(rows) + "\n")

    with pytest.raises(
        FileProblem, match="no row for need=Total, district=north; add it, with the sum"
    ):
        protect_file(*files)


def test_a_rule_of_another_method_is_refused_by_name(files):
    files[1].write_text('{"method": "cell_key", "threshold": 8}')

    with pytest.raises(FileProblem, match="method is 'cell_key'; the method that works is"):
        protect_file(*files)


def test_the_audit_says_that_the_hidden_cells_of_a_table_are_the_cheapest(files):
    record = protect_file(*files)

    assert record["choice"] == "optimum"
    assert record["cost"] == pytest.approx(record["bound"], abs=1e-3)
    assert all(cell["exact"] for cell in record["cells"])

"""The table of findings and what stands beside it."""

import csv
import hashlib
import io
import json

import pytest
from django.test import Client

from heard.results.downloads import COLUMNS, to_csv
from heard.results.metadata import NUMBERS
from tests.access import address_in
from tests.results import made_findings, make

needs_databases = pytest.mark.django_db(databases=["default", "answers"])


def rows_of(found) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(found))))


def file_of(found, name: str):
    return Client().get(address_in(found.partnership, f"results:{name}", found.key))


def test_old_columns_stand_where_they_stood_and_new_ones_at_the_end():
    assert (
        *("section", "question", "question_text", "breakdown", "group", "group_text"),
        *("answer", "answer_text", "count", "percent", "base"),
        *("weighted", "low", "high"),
    ) == COLUMNS


def test_a_weighted_share_has_its_interval():
    row = next(row for row in rows_of(made_findings.full()) if row["answer"] == "_positive")

    assert [row[name] for name in ("percent", "weighted", "low", "high")] == [
        "60",
        "57",
        "50",
        "64",
    ]


def test_what_is_not_weighted_is_empty_and_what_is_hidden_has_a_c():
    found = rows_of(made_findings.plain())
    by_place = {(row["question"], row["answer"]): row for row in found}

    assert by_place["listened", "agree"]["weighted"] == ""
    assert by_place["joined_up", "agree"]["weighted"] == "c"


@needs_databases
def test_the_metadata_describe_every_column_in_order():
    found = make.published()

    described = json.loads(file_of(found, "findings_metadata").content)

    header = next(csv.reader(io.StringIO(file_of(found, "findings_csv").content.decode())))
    columns = described["tableSchema"]["columns"]
    assert [column["name"] for column in columns] == header
    assert all(column["dc:description"].endswith(".") for column in columns)


@needs_databases
def test_the_metadata_say_whose_the_table_is_and_of_when():
    found = make.published()

    response = file_of(found, "findings_metadata")
    described = json.loads(response.content)

    assert response["Content-Type"] == "application/csvm+json"
    assert described["@context"][0] == "http://www.w3.org/ns/csvw"
    assert described["dc:title"] == "Views 2026"
    assert described["dc:publisher"] == {"schema:name": found.partnership.name}
    assert described["dc:issued"]["@value"] == found.published_at.date().isoformat()
    assert described["schema:temporalCoverage"] == (
        f"{found.findings.opened_on}/{found.findings.closed_on}"
    )
    assert "Numbers of people below 8 are hidden" in described["rdfs:comment"]


@needs_databases
def test_the_table_stands_beside_its_metadata_and_has_their_fingerprint():
    found = make.published()
    metadata = address_in(found.partnership, "results:findings_metadata", found.key)

    described = json.loads(Client().get(metadata).content)
    table = Client().get(metadata.rpartition("/")[0] + "/" + described["url"])

    checksum = described["http://spdx.org/rdf/terms#checksum"]
    assert (
        checksum["http://spdx.org/rdf/terms#checksumValue"]
        == hashlib.sha256(table.content).hexdigest()
    )
    assert table["Link"].startswith(f'<{metadata}>; rel="describedby"')
    assert metadata.endswith(f"/{described['url']}-metadata.json")


@needs_databases
def test_every_cell_is_what_its_column_says():
    found = make.published()
    described = json.loads(file_of(found, "findings_metadata").content)
    columns = {column["name"]: column for column in described["tableSchema"]["columns"]}
    rows = rows_of(found.findings)

    keys = [tuple(row[name] for name in described["tableSchema"]["primaryKey"]) for row in rows]
    assert len(set(keys)) == len(keys)
    for row in rows:
        for name in NUMBERS:
            if row[name] not in columns[name]["null"]:
                kind = columns[name]["datatype"]
                assert kind["minimum"] <= int(row[name]) <= kind.get("maximum", 10**9)


@needs_databases
def test_findings_that_are_not_published_have_no_metadata():
    assert file_of(make.prepared(), "findings_metadata").status_code == 404


def test_no_cell_begins_as_a_formula_does():
    cells = [cell for row in rows_of(made_findings.hostile()) for cell in row.values()]

    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []

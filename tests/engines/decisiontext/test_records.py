"""The invented records: what is reached today must not be lost tomorrow."""

import pytest

from tests.engines.decisiontext.scoring import (
    Read,
    read_records,
    record_files,
    score_records,
    split_right,
    trust_in,
)

FLOOR = 0.98  # of every field's precision and recall
SPLIT_FLOOR = 0.95  # of records whose resolutions are right in number, words, verbs and order


@pytest.fixture(scope="module")
def reads() -> list[Read]:
    return read_records(record_files())


def test_every_record_has_a_sidecar():
    files = record_files()

    assert len(files) >= 64
    assert [file.name for file in files if not file.with_suffix(".json").exists()] == []


def test_each_field_of_the_records_is_read_with_the_precision_and_recall_reached(reads):
    scores = score_records(reads)

    below = {
        name: (score.precision, score.recall, score.wrong)
        for name, score in scores.items()
        if min(score.precision, score.recall) < FLOOR
    }
    assert below == {}


def test_the_resolutions_of_the_records_are_split_as_often_as_reached(reads):
    wrong = [read.name for read in reads if read.found("resolutions") != read.wanted("resolutions")]

    assert split_right(reads) >= SPLIT_FLOOR, wrong


def test_where_a_value_is_wrong_its_confidence_is_low(reads):
    trust = trust_in(reads)

    assert {name: counts.wrong_sure for name, counts in trust.items() if counts.wrong_sure} == {}


def test_right_values_are_seldom_asked_for(reads):
    trust = trust_in(reads).values()
    asked = sum(counts.right_unsure for counts in trust)
    filled = sum(counts.right_sure for counts in trust)

    assert asked / (asked + filled) < 0.06

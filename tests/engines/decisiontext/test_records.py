"""The invented records: what is reached today must not be lost tomorrow."""

from tests.engines.decisiontext.scoring import FIELDS, record_files, score_records


def test_every_record_has_a_sidecar():
    files = record_files()

    assert len(files) >= 24
    assert [file.name for file in files if not file.with_suffix(".json").exists()] == []


def test_each_field_of_the_records_is_read_with_the_precision_and_recall_reached():
    scores = score_records(record_files())

    reached = {name: (score.precision, score.recall) for name, score in scores.items()}
    wrong = [line for score in scores.values() for line in score.wrong]
    assert wrong == []
    assert reached == dict.fromkeys(FIELDS, (1.0, 1.0))

"""Frameworks: which one holds on which days, an install's own file, and what is wrong with one."""

import json
from datetime import date
from pathlib import Path

import pytest

from heard.plans.frameworks import (
    BadFrameworksError,
    NoFrameworkError,
    TwoFrameworksError,
    choose,
    framework_of,
    hand_in_by,
    known_frameworks,
    outcome_of,
    read_frameworks,
)
from tests.config.test_production import heard

NEW = {
    "code": "reform-2028",
    "name": "Area inspection of inclusion",
    "inspectors": "Ofsted",
    "valid_from": "2028-09-01",
    "source": "A law that is still to come",
    "outcomes": [
        {"code": "good", "words": "It works.", "asks_for": "strategic", "within_days": 20}
    ],
    "finding_kinds": [{"code": "next_step", "name": "Next step"}],
}


def chosen(first, last=None, *, code="", follows_up=False):
    return choose(known_frameworks(), (first, last or first), code, follows_up=follows_up).code


def own(folder: Path, *frameworks) -> Path:
    path = folder / "own.json"
    path.write_text(json.dumps(frameworks))
    return path


def test_the_days_of_an_inspection_say_which_framework_it_stands_under():
    assert chosen(date(2017, 11, 6), date(2017, 11, 10)) == "local-area-2016"
    assert chosen(date(2024, 12, 2), date(2024, 12, 20)) == "area-send-2023"
    assert chosen(date(2025, 6, 6)) == "area-send-2025"


def test_days_in_no_framework_are_refused():
    with pytest.raises(NoFrameworkError):
        chosen(date(2015, 3, 2))


def test_days_in_two_frameworks_are_settled_by_hand():
    days = date(2025, 6, 2), date(2025, 6, 20)

    with pytest.raises(TwoFrameworksError) as doubt:
        chosen(*days)

    assert [each.code for each in doubt.value.frameworks] == ["area-send-2023", "area-send-2025"]
    assert chosen(*days, code="area-send-2023") == "area-send-2023"


def test_only_what_follows_up_stands_under_a_framework_that_has_ended():
    later = date(2023, 3, 6)

    assert chosen(later, code="local-area-2016", follows_up=True) == "local-area-2016"
    with pytest.raises(NoFrameworkError):
        chosen(later, code="local-area-2016")
    with pytest.raises(NoFrameworkError):
        chosen(later, code="area-send-2025", follows_up=True)


def test_the_outcome_says_by_when_its_plan_is_handed_in():
    old, new = framework_of("local-area-2016"), framework_of("area-send-2023")

    by = hand_in_by(outcome_of(old, "statement_required"), date(2018, 1, 16))

    assert by == date(2018, 4, 26)
    assert hand_in_by(outcome_of(new, "systemic_failings"), date(2025, 2, 12)) is None
    assert hand_in_by(outcome_of(new, "inconsistent"), None) is None


def test_an_installs_own_file_adds_a_framework_and_replaces_one(tmp_path, settings):
    renamed = NEW | {"code": "area-send-2025", "valid_from": "2025-06-06", "name": "Ours"}
    settings.FRAMEWORKS_FILE = own(tmp_path, NEW, renamed)

    assert chosen(date(2028, 10, 2), code="reform-2028") == "reform-2028"
    assert framework_of("area-send-2025").name == "Ours"
    assert framework_of("local-area-2016")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"valid_until": "2027-01-01"}, "ends before it begins; correct valid_until"),
        ({"finding_kinds": []}, "no finding_kinds; name at least one"),
        ({"outcomes": [{"code": "a", "words": "A", "asks_for": "wish"}]}, "is no kind of plan"),
        ({"outcomes": [{"code": "a", "words": "A"}] * 2}, "stands twice"),
        ({"valid_from": "soon"}, "Invalid RFC3339"),
    ],
)
def test_a_file_that_cannot_be_used_says_where_and_what_to_do(tmp_path, wrong, words):
    with pytest.raises(BadFrameworksError, match=words):
        read_frameworks(own(tmp_path, NEW | wrong))


def test_nothing_starts_with_frameworks_that_cannot_be_used(tmp_path):
    path = own(tmp_path, NEW | {"finding_kinds": []})

    started = heard("check", HEARD_FRAMEWORKS=str(path))
    missing = heard("check", HEARD_FRAMEWORKS=str(tmp_path / "none.json"))

    assert started.returncode == 1
    assert f"heard: HEARD_FRAMEWORKS: {path}:reform-2028: no finding_kinds" in started.stderr
    assert "cannot be read (No such file or directory)" in missing.stderr

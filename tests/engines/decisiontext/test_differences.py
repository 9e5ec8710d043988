"""Two readings of one record compared: what a republished record changed."""

from heard.engines.decisiontext import (
    DecisionText,
    Meeting,
    Resolution,
    Status,
    parse_decision,
)
from heard.engines.decisiontext.differences import FieldChange, compare


def with_resolutions(*resolutions: tuple[str | None, str]) -> DecisionText:
    return DecisionText(
        resolutions=tuple(Resolution(number, text, ("other",)) for number, text in resolutions)
    )


def kinds(before: DecisionText, after: DecisionText) -> list[tuple[str, str | None, str | None]]:
    return [
        (change.kind, change.number_before, change.number_after)
        for change in compare(before, after).resolutions
    ]


def test_two_readings_of_the_same_record_do_not_differ():
    record = parse_decision(
        "Decision details\n\nA plan\n\nDecision:\n\nResolved: That\n\n1. X be noted."
    )

    assert compare(record, record).is_empty


def test_changed_fields_are_listed_with_both_values():
    before = DecisionText(
        title="A plan", decision_date="2024-03-01", status=Status("Noted", "noted")
    )
    after = DecisionText(
        title="A plan", decision_date="2024-03-08", meeting=Meeting(None, "Cabinet")
    )

    difference = compare(before, after)

    assert [change.name for change in difference.fields] == ["status", "decision_date", "meeting"]
    assert difference.fields[1] == FieldChange("decision_date", "2024-03-01", "2024-03-08")
    assert not difference.is_empty


def test_spaces_quotes_and_dashes_alone_change_nothing():
    before = DecisionText(title="Families’ plan – one year  on")
    after = DecisionText(title="Families' plan - one year on")

    assert compare(before, after).fields == ()


def test_resolutions_are_new_gone_or_the_same():
    before = with_resolutions(("1", "The report be noted"), ("2", "The fee be raised in May"))
    after = with_resolutions(("1", "The report be noted."), ("2", "Members visit two schools"))

    assert kinds(before, after) == [("same", "1", "1"), ("gone", "2", None), ("new", None, "2")]


def test_a_resolution_that_moved_is_the_same_under_another_number():
    before = with_resolutions(("1", "The report be noted"), ("2", "The Chair write to schools"))
    after = with_resolutions(("1", "The Chair write to schools"), ("2", "The report be noted"))

    assert kinds(before, after) == [("same", "2", "1"), ("same", "1", "2")]
    assert not compare(before, after).is_empty


def test_a_reworded_resolution_is_known_by_its_number_and_words():
    before = with_resolutions(("1", "The Director report back to the Panel in May"))
    after = with_resolutions(("1", "The Director report back to the Committee in July"))

    (change,) = compare(before, after).resolutions

    assert (change.kind, change.before, change.after) == (
        "reworded",
        "The Director report back to the Panel in May",
        "The Director report back to the Committee in July",
    )


def test_another_resolution_under_the_same_number_is_not_a_rewording():
    before = with_resolutions(("2", "The budget of the library be cut"))
    after = with_resolutions(("2", "Councillor Orme be appointed to the group"))

    assert [kind for kind, _, _ in kinds(before, after)] == ["gone", "new"]


def test_a_reworded_resolution_that_moved_is_known_by_its_words():
    before = with_resolutions(
        (None, "Members attend engagement events in their areas and report back")
    )
    after = with_resolutions(
        ("i", "The report be noted"),
        ("ii", "All members attend engagement events in their areas and report back"),
    )

    assert kinds(before, after) == [("new", None, "i"), ("reworded", None, "ii")]


def test_twins_are_matched_once_each():
    before = with_resolutions(("1", "The report be noted"), ("2", "The report be noted"))
    after = with_resolutions(("2", "The report be noted"))

    assert kinds(before, after) == [("gone", "1", None), ("same", "2", "2")]


def test_very_many_resolutions_are_compared_in_little_time():
    before = with_resolutions(*((str(at), f"Item {at} be noted by {at}") for at in range(3000)))
    after = with_resolutions(*((str(at), f"Thing {at} is put off to {at}") for at in range(3000)))

    assert len(compare(before, after).resolutions) == 6000

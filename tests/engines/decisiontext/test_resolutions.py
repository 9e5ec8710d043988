import pytest

from heard.engines.decisiontext import parse_decision


def resolved(text: str) -> list[tuple[str | None, str, tuple[str, ...]]]:
    record = f"Decision details\n\nA title\n\nDecision Maker: Cabinet\n\nDecision:\n\n{text}\n"
    return [(each.number, each.text, each.verbs) for each in parse_decision(record).resolutions]


def test_a_stem_is_shared_out_so_that_each_resolution_stands_alone():
    text = "RESOLVED that the Committee:\n\n(a) notes the report; and\n\n(b) asks for another."

    assert resolved(text) == [
        ("a", "That the Committee notes the report", ("note",)),
        ("b", "That the Committee asks for another.", ("request",)),
    ]


def test_a_list_of_the_narrative_is_no_resolution():
    text = "There were two groups:\n\n1) Words.\n\n2) Deeds.\n\nResolved: That the report be noted."

    assert resolved(text) == [(None, "That the report be noted.", ("note",))]


def test_a_list_of_the_narrative_alone_gives_none():
    assert (
        resolved("The team had three aims:\n\n1. Fewer forms.\n2. One plan.\n3. Kinder words.")
        == []
    )


def test_a_motion_that_was_lost_is_no_resolution():
    text = (
        "Councillor Orr moved:\n\n“Council resolves to close the hall.”\n\n"
        "On being put to the vote the motion was LOST."
    )

    assert resolved(text) == []


def test_a_motion_that_was_carried_is_one():
    text = (
        "Councillor Orr moved:\n\n“This Council resolves to open the hall.”\n\n"
        "On being put to the vote the motion was CARRIED."
    )

    assert [each[1] for each in resolved(text)] == ["This Council resolves to open the hall."]


def test_a_pointer_to_numbered_items_is_no_list():
    text = "Resolved: That recommendations (i) and (ii) of the report be approved."

    assert resolved(text) == [
        (None, "That recommendations (i) and (ii) of the report be approved.", ("approve",))
    ]


def test_letters_go_on_after_h_to_i():
    letters = "abcdefghij"
    text = "RESOLVED that\n\n" + "\n\n".join(f"({at}) item {at} be noted;" for at in letters)

    assert [number for number, _, _ in resolved(text)] == list(letters)


def test_a_number_on_its_own_line_belongs_to_the_next():
    text = "RESOLVED:\n\ni.\nThat the plan be approved.\n\nii.\nThat the Chair be appointed."

    assert resolved(text) == [
        ("i", "That the plan be approved.", ("approve",)),
        ("ii", "That the Chair be appointed.", ("appoint",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "RESOLVED (i) that the plan be noted; (ii) that the map be approved.",
        "RESOLVED: 1. That the plan be noted. 2. That the map be approved.",
        "RESOLVED:\n- That the plan be noted\n- That the map be approved",
        "RESOLVED:\n\nThat the plan be noted.\n\nThat the map be approved.\n\nAll rose.",
    ],
)
def test_two_resolutions_are_told_apart_however_they_are_set_out(text: str):
    assert [(each[1].rstrip("."), each[2]) for each in resolved(text)] == [
        ("That the plan be noted", ("note",)),
        ("That the map be approved", ("approve",)),
    ]


def test_a_list_inside_an_item_stays_with_it_even_with_like_brackets():
    text = "RESOLVED to:\na) note the plan; and\nb) ask that:\n i) it be cut; and\n ii) it be sent."

    assert resolved(text) == [
        ("a", "To note the plan", ("note",)),
        ("b", "To ask that: i) it be cut; ii) it be sent.", ("request",)),
    ]


def test_a_resolution_that_breaks_off_is_less_sure():
    assert parse_decision("Decision:\nThat the Cabinet endorses:").confidence["resolutions"] == 0.4


@pytest.mark.parametrize(
    ("words", "verbs"),
    [
        ("That the report be noted.", ("note",)),
        ("That the approved budget be noted.", ("note",)),
        ("That it be noted that the Cabinet had approved the plan.", ("note",)),
        ("That a further report be brought to the Panel in May.", ("report_back",)),
        ("That the Director be requested to provide an update.", ("request", "report_back")),
        ("That members attend events and report back to the Committee.", ("attend", "report_back")),
        ("That authority be delegated to the Chief Officer.", ("delegate",)),
        ("That the matter be referred to Council.", ("refer",)),
        ("That the Board recommends the scheme to Cabinet.", ("recommend",)),
        ("That the sum be agreed and Ms Vale be appointed.", ("agree", "appoint")),
        ("That the lights be switched on.", ("other",)),
    ],
)
def test_verbs_are_found_in_order_of_appearance(words: str, verbs: tuple[str, ...]):
    assert [each[2] for each in resolved(f"Resolved: {words}")] == [verbs]


def test_a_record_without_the_word_resolved_is_less_sure():
    said = parse_decision("Decision:\nRESOLVED that the report be noted.")
    guessed = parse_decision("Decision:\nThat the report be noted.")

    assert said.confidence["resolutions"] > guessed.confidence["resolutions"]

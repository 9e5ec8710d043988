"""Which resolution is which, and which words are marked."""

from heard.engines.decisiontext import DecisionText
from heard.scrutiny.as_read import values_read
from heard.scrutiny.comparing import pairs
from heard.scrutiny.known import folded, place_of
from heard.scrutiny.parts import Part
from heard.scrutiny.queries.differences import marked

HOST = "https://democracy.westmere.example"


def part(number, text):
    return Part(number, text, ("note",))


def test_a_resolution_that_moved_keeps_its_key():
    first, second = part("i", "The report be noted"), part("ii", "Members attend sessions")
    now = [part("i", "Members attend sessions"), part("ii", "The report be noted")]

    assert {pair.was.key for pair in pairs([first, second], now)} == {first.key, second.key}
    assert [pair.was.text for pair in pairs([first, second], now)] == [each.text for each in now]


def test_two_that_say_the_same_are_two():
    was = [part("i", "Noted"), part("ii", "Noted")]

    found = pairs(was, [part("i", "Noted"), part("ii", "Noted"), part("iii", "Noted")])

    assert [pair.kind for pair in found] == ["same", "same", "new"]
    assert [pair.was and pair.was.key for pair in found] == [was[0].key, was[1].key, None]


def test_one_that_is_gone_stands_where_it_stood():
    was = [part("i", "The report be noted"), part("ii", "Officers write to schools")]

    assert [pair.kind for pair in pairs(was, [was[0]])] == ["same", "gone"]
    assert [pair.kind for pair in pairs(was, [])] == ["gone", "gone"]
    assert [pair.kind for pair in pairs([], was)] == ["new", "new"]


def test_only_the_words_that_differ_are_marked():
    was, now = marked("That the report be noted today", "That the report be received today")

    assert [(piece.words, piece.is_marked) for piece in was] == [
        ("That the report be", False),
        ("noted", True),
        ("today", False),
    ]
    assert [piece.words for piece in now if piece.is_marked] == ["received"]


def test_of_long_passages_only_what_is_next_to_a_difference_is_shown():
    long = " ".join(f"word{number}" for number in range(400))

    was, _now = marked(f"{long} noted {long}", f"{long} received {long}")

    assert [piece.words.count("word") for piece in was] == [12, 0, 12]
    assert was[0].words.startswith("… word388")


def test_what_is_only_there_or_only_gone_is_marked_whole():
    assert [piece.is_marked for piece in marked("", "All new")[1]] == [True]
    assert marked("", "") == ((), ())


def test_passages_without_end_are_shown_as_they_are():
    was, now = marked("a " * 100_000, "b " * 100_000)

    assert (len(was), len(now)) == (1, 1)


def test_a_page_of_a_committee_system_is_known_however_its_address_is_written():
    wanted = ("decision", "democracy.westmere.example", "812")
    for address in (
        f"{HOST}/ieDecisionDetails.aspx?ID=812",
        f"{HOST}/ieDecisionDetails.aspx?Id=812&LLL=0",
        f"{HOST.upper()}/IEDecisionDetails.aspx?id=812#top",
    ):
        assert place_of(address) == wanted
    item = ("item", "democracy.westmere.example", "7")
    assert place_of(f"{HOST}/ieDecisionDetails.aspx?AIId=7") == item
    assert place_of(f"{HOST}/mgAi.aspx?ID=7") == item
    assert place_of(f"{HOST}/mgDecisionDetails.aspx?IId=7&Opt=1")[0] == "issue"
    for nothing in ("", "https://x.example/", "http://[", "no address", "mailto:x"):
        assert place_of(nothing) is None


def test_titles_are_the_same_without_what_was_put_around_them():
    assert folded("*Re-published* Short  breaks, 2024") == folded("SHORT BREAKS 2024")
    assert folded("Short breaks (republished on 3/5/2026)") == folded("Short breaks")
    assert folded("Short breaks") != folded("Long breaks")


def test_what_was_hardly_read_is_left_empty():
    decision = DecisionText(title="A guess", purpose="Read", confidence={"title": 0.4})

    assert "title" not in values_read(decision)
    assert values_read(decision)["purpose"] == "Read"

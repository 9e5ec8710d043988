"""Words for a reader, and what an item can say of itself."""

import pytest

from heard.engines.questionnaire import Text
from tests.engines.questionnaire import make

WORDS = Text.of({"en": "Hello", "en-x-easyread": "Hi", "cy": "Helo"})


@pytest.mark.parametrize(
    ("language", "look", "words"),
    [
        ("en", "standard", "Hello"),
        ("en", "easyread", "Hi"),
        ("cy", "easyread", "Helo"),
        ("pl", "standard", "Hello"),
        ("pl", "easyread", "Hi"),
    ],
)
def test_a_text_falls_back_to_the_language_then_to_the_default_language(
    language: str, look: str, words: str
) -> None:
    assert WORDS.get(language, look, "en") == words


def test_a_hint_written_for_easy_read_alone_is_not_shown_to_others() -> None:
    hint = Text.of({"en-x-easyread": "A plan says what help you get"})

    assert hint.get("en", "standard", "en") == ""
    assert hint.get("en", "easyread", "en") == "A plan says what help you get"


def test_words_are_unified_and_blank_wordings_left_out() -> None:
    text = Text.of({"en": " Cafe\u0301\r\nbar ", "cy": "  "})

    assert text.wordings == (("en", "Café\nbar"),)


def test_i_do_not_know_is_an_option_outside_the_base() -> None:
    item = make.questionnaire().item("listened")

    assert item.has_favour
    assert [option.code for option in item.scored_options] == ["agree", "neither", "disagree"]
    assert item.option("dont_know").favour is None


def test_a_questionnaire_knows_its_items_sections_and_looks() -> None:
    questionnaire = make.questionnaire()

    assert questionnaire.looks == ("standard", "easyread")
    assert questionnaire.section_of("hours").code == "you"
    assert questionnaire.words(questionnaire.title, "cy", "easyread") == "Our questions"
    with pytest.raises(KeyError):
        questionnaire.section_of("nothing")
    with pytest.raises(KeyError):
        questionnaire.item("listened").option("nothing")

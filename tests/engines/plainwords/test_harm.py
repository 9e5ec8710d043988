import pytest

from heard.engines.plainwords import signs_of_harm


def flagged(text: str) -> list[tuple[str, bool]]:
    return [(sign.harm, sign.is_denied) for sign in signs_of_harm(text)]


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        ("He says he wants to die.", "suicide"),
        ("she doesnt want to be here anymore", "suicide"),
        ("talks about killing himself", "suicide"),
        ("he wants to end it all", "suicide"),
        ("SELF HARMING EVERY NIGHT", "self-harm"),
        ("she is cutting herself", "self-harm"),
        ("he bangs his head on the wall", "self-harm"),
        ("the TA hit him with a ruler", "hurt"),
        ("I found bruises on both arms", "hurt"),
        ("my ex was abusive", "hurt"),
        ("she is being exploited by older lads", "hurt"),
        ("he touched her inappropriately", "sexual"),
        ("left him alone in a wet nappy", "neglect"),
        ("the children are neglected", "neglect"),
        ("My boy was restrained twice", "restraint"),
        ("they lock him in a cupboard", "restraint"),
        ("he was pinned to the floor", "restraint"),
        ("she went missing on Tuesday", "missing"),
        ("he runs away from school", "missing"),
        ("she is scared of her escort", "fear"),
        ("K is not safe at home time", "fear"),
        ("I feel unsafe", "fear"),
        ("I can’t cope, I can’t keep him safe", "home"),
        ("they told him not to tell us", "told"),
    ],
)
def test_phrases_that_may_tell_of_harm_are_flagged(text, harm):
    assert harm in [sign.harm for sign in signs_of_harm(text)]


@pytest.mark.parametrize(
    "text",
    [
        "You hit the nail on the head.",
        "Killing time in waiting rooms.",
        "The youth club is a safe space.",
        "They cut funding again and cut corners.",
        "The report is missing the point, a page is missing out.",
        "Staff had safeguarding training.",
        "It dragged on and on. He kicked off about lunch. Kicks a ball well.",
        "We shake our heads. Dog grooming is her dream job.",
        "In the end we got there. Stable at last.",
        "Therapist, grapes and a stability ball.",
        "Please end it here.",
    ],
)
def test_false_friends_are_not_flagged(text):
    assert flagged(text) == []


def test_a_denied_sign_is_flagged_and_marked():
    assert flagged("She was never hit by anyone. He hit her.") == [("hurt", True), ("hurt", False)]


def test_a_sign_gives_its_place_and_words():
    text = "Hi. He is sca\u200bred of her, honest"

    (sign,) = signs_of_harm(text)

    assert text[sign.start : sign.end] == sign.words == "sca\u200bred of"


def test_signs_are_given_in_order_and_none_over_another():
    signs = signs_of_harm("abused, then ran away, then wants to die. " * 20)

    ends = [0, *(sign.end for sign in signs)]
    assert len(signs) == 60
    assert all(sign.start >= end for sign, end in zip(signs, ends, strict=False))

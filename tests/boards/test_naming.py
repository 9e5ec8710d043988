"""Noticing names, in the ways in which families write."""

import pytest

from heard.boards.naming import named_people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("My son Tom waits for speech therapy", ["Tom"]),
        ("My daughter, Ada-Mae, has an EHC plan", ["Ada-Mae"]),
        ("I have twins called Ben and Zoe", ["Ben"]),
        ("Her name is Ada Byron and she is nine", ["Ada Byron"]),
        ("Mr Hall at the school was kind", ["Hall"]),
        ("Dr. O’Neill wrote to us", ["O’Neill"]),
        ("Joseph, my eldest, is at college", ["Joseph"]),
        ("my son Tom, and Tom who is my son", ["Tom"]),
        ("this is about Tom who is seven", ["Tom"]),
        ("my twins Ada and my son Tom", ["Ada", "Tom"]),
        ("my daughter Zoë McKay-Jones", ["Zoë McKay-Jones"]),
        ("my son Łukasz", ["Łukasz"]),
        ("My wife’s sister Grace Adeyemi sits on the board", ["Grace Adeyemi"]),
    ],
)
def test_a_name_is_noticed(text, names):
    assert named_people(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "",
        "My son waits for speech therapy. We have waited two years.",
        "My daughter. She is nine.",
        "My child My child",
        "We heard of it from Westmere Council on Monday",
        "my son is at Harbour View School",
        "My friend The chair asked me",
        "Because my son needs more. However, my daughter is fine.",
        "Parents who work nights. People who care.",
        "My son is Deaf and my daughter is autistic.",
        "As a parent of a child I'm tired. My son I’ve told.",
        "The service is called SENDIAS",
        "I AM A PARENT OF TWO AND I CAN COME ON TUESDAYS",
    ],
)
def test_words_that_name_nobody_are_left_in_peace(text):
    assert named_people(text) == []


def test_a_long_text_is_looked_through_at_once():
    assert named_people("my son and my daughter and " * 20_000) == []

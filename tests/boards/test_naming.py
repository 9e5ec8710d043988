"""Noticing names in what families write."""

import pytest

from heard.boards.naming import named_people


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("My son Tom needs a school.", ["Tom"]),
        ("our daughter is called Ada Byron", ["Ada Byron"]),
        ("Her name is Ada.", ["Ada"]),
        ("Tom, my son, is seven.", ["Tom"]),
        ("I met Mr Hall and Mrs O’Brien", ["Hall", "O’Brien"]),
        ("this is about Tom who is seven", ["Tom"]),
        ("my twins Ada and my son Tom", ["Ada", "Tom"]),
        ("my son Tom, my son Tom", ["Tom"]),
        ("my daughter Zoë McKay-Jones", ["Zoë McKay-Jones"]),
        ("my son Łukasz", ["Łukasz"]),
    ],
)
def test_names_are_noticed(words, names):
    assert named_people(words) == names


@pytest.mark.parametrize(
    "words",
    [
        "",
        "For my son, and because my daughter asked.",
        "Because my son needs more.",
        "However, my daughter is fine.",
        "Parents who work nights. People who care.",
        "My son is Deaf and my daughter is autistic.",
        "As a parent of a child I'm tired. My son I’ve told.",
        "My daughter The school said no",
        "Meetings on Monday in Westmere",
        "The service is called SENDIAS",
    ],
)
def test_other_words_are_left_alone(words):
    assert named_people(words) == []


def test_long_words_are_read_quickly():
    assert named_people("Aa " * 20_000) == []

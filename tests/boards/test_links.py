"""Private links: made anew each time, opened by nobody else."""

from uuid import uuid4

import pytest

from heard.boards.links import NotALinkError, make_link, read_link


def test_a_link_leads_back_to_its_key_and_fits_on_a_line():
    key = uuid4()

    link = make_link(key, "my interest")

    assert read_link(link, "my interest") == key
    assert len(link) == 42
    assert link == make_link(key, "my interest")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda link: link[:-1] + ("A" if link[-1] != "A" else "B"),
        lambda link: ("A" if link[0] != "A" else "B") + link[1:],
        lambda link: link[:22],
        lambda link: link + "A",
        lambda link: link + "=",
        lambda link: link + "\n",
        lambda link: link[:22] + "." + link[22:],
        lambda link: link[:21] + chr(ord(link[21]) + 1) + link[22:],
        lambda link: "",
        lambda link: "é" * 42,
        lambda link: "../" * 14,
    ],
)
def test_a_link_that_was_changed_opens_nothing(spoil):
    link = make_link(uuid4(), "my interest")

    with pytest.raises(NotALinkError):
        read_link(spoil(link), "my interest")


def test_a_link_for_one_purpose_opens_nothing_else():
    link = make_link(uuid4(), "standing list")

    with pytest.raises(NotALinkError):
        read_link(link, "my interest")


def test_an_old_key_still_opens_its_links(settings):
    key = uuid4()
    link = make_link(key, "my interest")

    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a new key, which is as long as a key of this kind has to be"

    assert read_link(link, "my interest") == key

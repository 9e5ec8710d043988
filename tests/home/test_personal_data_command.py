"""`heard personal_data`."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from heard.partnerships.models import Partnership
from tests.boards import make_privacy as make
from tests.boards.make_privacy import ROBIN, Somebody
from tests.home.everywhere import everywhere, words_of
from tests.home.scanning import places_with
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db(databases=["default", "answers"])


@pytest.fixture
def westmere() -> Partnership:
    return partnerships.partnership()


def command(*args: str) -> dict:
    out = StringIO()
    call_command("personal_data", *args, stdout=out)
    return json.loads(out.getvalue())


def test_the_command_prints_everything_as_json(westmere):
    make.subscriber(westmere)

    said = command(westmere.slug, "--email", ROBIN.email.upper())

    boards_room = said[0]
    assert boards_room["room"] == "boards"
    assert boards_room["records"][0]["values"]["E-mail"] == ROBIN.email
    assert boards_room["records"][0]["why_kept"] is None


def test_the_command_erases_and_proves_it(westmere):
    everywhere(westmere, ROBIN)

    said = command(
        westmere.slug,
        *("--email", ROBIN.email, "--phone", ROBIN.phone, "--name", ROBIN.name),
        *("--erase", "--yes"),
    )

    assert said["counts_are_the_same"] is True
    assert said["rooms"][0]["emptied"] == 5
    assert places_with(words_of(ROBIN)) == set()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["nowhere", "--email", "x@example.org"], "There is no partnership nowhere."),
        (["{slug}"], "Say whom to look for"),
        (["{slug}", "--email", "   "], "Say whom to look for"),
        (["{slug}", "--email", "x@example.org", "--erase"], "Erasing is for good"),
    ],
)
def test_the_command_says_in_one_line_what_is_wrong(westmere, args, said):
    with pytest.raises(CommandError, match=said) as problem:
        command(*[arg.format(slug=westmere.slug) for arg in args])

    assert problem.value.returncode == 2


def test_the_command_erases_what_is_not_certain_only_if_it_is_named(westmere):
    make.subscriber(westmere)
    make.subscriber(westmere, Somebody(email="another@example.org", phone="01632 960001"))
    guest = make.guest(westmere)
    whom = ("--email", ROBIN.email, "--name", ROBIN.name, "--erase", "--yes")

    command(westmere.slug, *whom)
    guest.refresh_from_db()
    assert guest.name == ROBIN.name

    said = command(westmere.slug, *whom, "--also", "all")
    guest.refresh_from_db()
    assert guest.name == ""
    assert said["rooms"][0]["uncertain"] == 0

"""A remark names nobody; where one does, it is found and struck, and stays sorted as it was."""

import pytest

from heard.partnerships.privacy import Subject
from heard.themes.models import Remark, Source
from heard.themes.privacy import THEMES
from heard.themes.queries import themes_of
from heard.themes.services import hand_down
from heard.themes.services.sorting import Sorting, sort_remark
from tests.partnerships import make as partnerships
from tests.themes import make

pytestmark = pytest.mark.django_db


def asked(area, **more):
    return Subject(area.pk, **({"name": "Robin Vale", "email": "robin@example.org"} | more))


def kinds(held):
    return sorted(one.key.partition(":")[0] for one in held)


def test_of_somebody_who_is_named_nowhere_nothing_is_held():
    area = partnerships.partnership()
    make.settled(make.theme(area), of=area, text="Robin was kind")

    assert THEMES.held_on(asked(area)) == []


def test_a_remark_that_names_somebody_is_struck_and_stays_sorted():
    area = partnerships.partnership()
    theme = make.theme(area)
    remark = make.settled(theme, of=area, text="Robin  Vale never rang")
    before = THEMES.counts(area.pk)

    (held,) = THEMES.held_on(asked(area))
    held.forget(None)

    remark.refresh_from_db()
    assert remark.text == "[name removed] never rang"
    assert THEMES.held_on(asked(area)) == []
    assert THEMES.counts(area.pk) == before
    hand_down(area, make.handed("[name removed] never rang", key=remark.key))
    assert themes_of(area, Source.SESSION, [remark.key]) == {remark.key: [theme]}


def test_a_remark_elsewhere_is_not_found():
    make.remark(text="Robin Vale never rang")

    assert THEMES.held_on(asked(partnerships.partnership())) == []


def test_a_namesake_is_for_a_person_to_look_at():
    area = partnerships.partnership()
    make.remark(area, "Robin Vale never rang")

    (held,) = THEMES.held_on(asked(area, has_namesake=True))

    assert not held.is_certain


def test_a_note_that_names_somebody_is_struck_and_not_shown():
    area = partnerships.partnership()
    remark = make.remark(area)
    sort_remark(remark, Sorting([], fits_none=True, note="Ask Robin Vale"), by=make.coder(area))

    (held,) = THEMES.held_on(asked(area))
    held.forget(None)

    assert held.values == ()
    assert remark.codings.get().note == "Ask [name removed]"


def test_the_codebook_says_why_it_is_kept():
    area = partnerships.partnership()
    make.theme(area, "Waiting", example="Robin Vale waits")

    (held,) = THEMES.held_on(asked(area))

    assert held.forget is None
    assert "Change it on its page" in str(held.why_kept)


def test_who_sorts_is_told_of_their_work():
    area = partnerships.partnership()
    coder = make.coder(area)
    for _each in range(2):
        sort_remark(make.remark(area), Sorting([], fits_none=True), by=coder)

    held = THEMES.held_on(asked(area, email=coder.user.email, name=""))

    assert [(str(name), value) for name, value in held[0].values] == [
        ("Remarks that you sorted", "2")
    ]


def test_everything_that_names_somebody_is_found_at_once():
    area = partnerships.partnership()
    make.theme(area, example="Robin Vale waits")
    make.remark(area, "robin@example.org never answers")
    sort_remark(
        make.remark(area), Sorting([], fits_none=True, note="Robin Vale?"), by=make.coder(area)
    )

    assert kinds(THEMES.held_on(asked(area))) == ["coding", "remark", "theme"]
    assert Remark.objects.count() == 2

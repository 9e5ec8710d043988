"""What happens when two people do something in the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from heard.themes.models import Coding, Theme, ThemeChange
from heard.themes.services import hand_down
from heard.themes.services.changing import Because, ChangedMeanwhileError
from heard.themes.services.codebook import NameTakenError, ThemeWords, add_theme, change_theme
from heard.themes.services.sorting import NotToBeSortedError, Sorting, sort_remark
from heard.themes.services.starting import CodebookNotEmptyError, take_start_set
from heard.themes.start_set import START_SET
from tests.partnerships import make as partnerships
from tests.themes import make

pytestmark = pytest.mark.django_db(transaction=True)

REFUSED = (NameTakenError, NotToBeSortedError, ChangedMeanwhileError, CodebookNotEmptyError)


def at_once(deed, *doers):
    """What came of each: True, or what refused the later one."""

    def done(doer):
        try:
            deed(doer)
        except REFUSED as refusal:
            return type(refusal)
        else:
            return True
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return set(pool.map(done, doers))


def test_of_two_who_sort_a_remark_for_one_one_is_kept():
    area = partnerships.partnership()
    theme, remark = make.theme(area), make.remark(area)

    came = at_once(
        lambda coder: sort_remark(remark, Sorting([theme]), by=coder),
        make.coder(area),
        make.coder(area),
    )

    assert came == {True, NotToBeSortedError}
    assert Coding.objects.count() == 1


def test_two_who_sort_a_remark_for_two_settle_it():
    area = partnerships.partnership()
    theme, remark = make.theme(area), make.remark(area, coders_wanted=2)

    at_once(
        lambda coder: sort_remark(remark, Sorting([theme]), by=coder),
        make.coder(area),
        make.coder(area),
    )

    remark.refresh_from_db()
    assert remark.settled_at is not None
    assert list(remark.themes.all()) == [theme]


def test_of_two_who_add_a_theme_of_one_name_one_does():
    area = partnerships.partnership()
    words = ThemeWords("Waiting times", "How long families wait")

    came = at_once(
        lambda keeper: add_theme(area, words, Because("Asked for", keeper, 0)),
        make.keeper(area),
        make.keeper(area),
    )

    assert came == {True, NameTakenError}
    assert [change.number for change in ThemeChange.objects.all()] == [1]


def test_of_two_who_change_a_theme_the_later_is_told():
    area = partnerships.partnership()
    theme = make.theme(area)

    came = at_once(
        lambda keeper: change_theme(
            theme, ThemeWords(f"By {keeper.pk}", "Words"), Because("Clearer", keeper, 0)
        ),
        make.keeper(area),
        make.keeper(area),
    )

    assert came == {True, ChangedMeanwhileError}


def test_a_start_set_taken_twice_at_once_is_taken_once():
    area = partnerships.partnership()

    came = at_once(
        lambda keeper: take_start_set(area, by=keeper), make.keeper(area), make.keeper(area)
    )

    assert came == {True, CodebookNotEmptyError}
    assert Theme.objects.count() == len(START_SET)


def test_a_remark_handed_down_twice_at_once_is_one():
    area = partnerships.partnership()
    handed = make.handed()

    at_once(lambda _doer: hand_down(area, handed), 1, 2)

    assert area.remarks.count() == 1

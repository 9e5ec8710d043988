"""One or two people sort a remark without seeing each other's; who differ leave it to a keeper."""

import pytest

from heard.themes.models import Coding, Remark, Source
from heard.themes.queries import desk, numbers, themes_of, todo
from heard.themes.services import hand_down, withdraw_remark
from heard.themes.services import sorting as services
from heard.themes.services.settling import (
    NotApartError,
    ThemeGoneError,
    WordsChangedError,
    decide,
)
from heard.themes.services.sorting import Sorting, sort_remark, undo_sorting
from tests.partnerships import make as partnerships
from tests.themes import make

pytestmark = pytest.mark.django_db


def themes_now(remark):
    return themes_of(remark.partnership, Source.SESSION, [remark.key]).get(remark.key)


def test_one_person_settles_a_remark_for_one():
    area = partnerships.partnership()
    theme, remark = make.theme(area), make.remark(area)

    sort_remark(remark, Sorting([theme], note="Or transport?"), by=(coder := make.coder(area)))

    coding = Coding.objects.get()
    assert (coding.coder, coding.note, list(coding.themes.all())) == (
        coder,
        "Or transport?",
        [theme],
    )
    assert themes_now(remark) == [theme]


def test_that_none_fits_settles_it_too():
    remark = make.remark(area := partnerships.partnership())

    sort_remark(remark, Sorting([], fits_none=True), by=make.coder(area))

    assert themes_now(remark) == []


@pytest.mark.parametrize("fits_none", [True, False])
def test_nothing_chosen_or_both_is_refused(fits_none):
    area = partnerships.partnership()
    themes = [make.theme(area)] if fits_none else []

    with pytest.raises(services.NothingChosenError):
        sort_remark(make.remark(area), Sorting(themes, fits_none), by=make.coder(area))


def test_two_who_agree_settle_a_remark_for_two():
    area = partnerships.partnership()
    one, other = make.theme(area, "One"), make.theme(area, "Other")
    remark = make.remark(area, coders_wanted=2)

    sort_remark(remark, Sorting([one, other]), by=make.coder(area))
    assert themes_now(remark) is None
    sort_remark(remark, Sorting([other, one]), by=make.coder(area))

    assert themes_now(remark) == [one, other]


def test_two_who_differ_leave_it_to_whoever_keeps_the_codebook():
    keeper = make.keeper()
    remark, one, _other = apart(keeper.partnership)
    assert themes_now(remark) is None
    assert [each.text for each in todo(keeper)] == [
        "Decide on 1 remark that two people sorted differently"
    ]

    decide(remark, [one], because="It is about the wait", revision=0, by=keeper)

    assert themes_now(remark) == [one]
    remark.refresh_from_db()
    assert (remark.settled_by, remark.settled_because) == (keeper, "It is about the wait")
    assert not Remark.objects.apart().exists()


def test_what_was_decided_stays_and_is_decided_once():
    keeper = make.keeper()
    remark, one, other = apart(keeper.partnership)
    decide(remark, [], because="Neither", revision=0, by=keeper)

    with pytest.raises(NotApartError):
        decide(remark, [other], because="No", revision=0, by=keeper)
    with pytest.raises(services.NotToBeSortedError):
        sort_remark(remark, Sorting([one]), by=make.coder(keeper.partnership))

    assert themes_now(remark) == []


def test_nobody_decides_on_words_that_have_changed():
    keeper = make.keeper()
    remark, one, _other = apart(keeper.partnership)
    hand_down(keeper.partnership, make.handed("Other words", key=remark.key, coders_wanted=2))

    with pytest.raises(WordsChangedError):
        decide(remark, [one], because="It fits", revision=0, by=keeper)


def test_a_third_person_comes_too_late():
    area = partnerships.partnership()
    remark, one, _other = apart(area)

    with pytest.raises(services.NotToBeSortedError):
        sort_remark(remark, Sorting([one]), by=make.coder(area))


def test_of_two_at_once_on_a_remark_for_one_the_second_is_too_late():
    area = partnerships.partnership()
    theme, remark = make.theme(area), make.remark(area)
    sort_remark(remark, Sorting([theme]), by=make.coder(area))

    with pytest.raises(services.NotToBeSortedError):
        sort_remark(remark, Sorting([], fits_none=True), by=make.coder(area))

    assert themes_now(remark) == [theme]


def test_a_person_may_change_their_mind_until_another_sorts_it_after_them():
    area = partnerships.partnership()
    one, other = make.theme(area), make.theme(area)
    remark = make.remark(area, coders_wanted=2)
    first, second = make.coder(area), make.coder(area)
    sort_remark(remark, Sorting([one]), by=first)
    sort_remark(remark, Sorting([other]), by=first)
    sort_remark(remark, Sorting([one]), by=second)

    with pytest.raises(services.NotToBeSortedError):
        sort_remark(remark, Sorting([one]), by=first)
    sort_remark(remark, Sorting([other]), by=second)

    assert themes_now(remark) == [other]


def test_sorting_is_undone_by_whoever_did_it_last():
    area = partnerships.partnership()
    theme, remark, coder = make.theme(area), make.remark(area), make.coder(area)
    sort_remark(remark, Sorting([theme]), by=coder)

    undo_sorting(remark, by=coder)

    assert themes_now(remark) is None
    assert list(Remark.objects.waiting_for(coder)) == [remark]
    with pytest.raises(services.TooLateToUndoError):
        undo_sorting(remark, by=coder)


def test_what_another_has_sorted_since_or_somebody_decided_is_not_undone():
    keeper = make.keeper()
    remark, _one, _other = apart(keeper.partnership)
    first, second = (coding.coder for coding in remark.codings.order_by("at"))

    with pytest.raises(services.TooLateToUndoError):
        undo_sorting(remark, by=first)
    decide(remark, [], because="Neither", revision=0, by=keeper)
    with pytest.raises(services.TooLateToUndoError):
        undo_sorting(remark, by=second)

    assert remark.codings.count() == 2


def test_words_that_changed_while_somebody_read_them_are_read_again():
    area = partnerships.partnership()
    theme, remark = make.theme(area), make.remark(area)
    hand_down(area, make.handed("Other words", key=remark.key))

    with pytest.raises(WordsChangedError):
        sort_remark(remark, Sorting([theme]), by=make.coder(area))


def test_what_was_withdrawn_is_not_sorted():
    area = partnerships.partnership()
    theme, remark = make.theme(area), make.remark(area)
    withdraw_remark(area, Source.SESSION, remark.key)

    with pytest.raises(services.NotToBeSortedError):
        sort_remark(remark, Sorting([theme]), by=make.coder(area))


def test_nothing_is_sorted_under_a_retired_or_strange_theme():
    area = partnerships.partnership()
    retired = make.theme(area)
    type(retired).objects.filter(pk=retired.pk).update(retired_at="2026-11-01T09:00Z")

    for theme in (retired, make.theme()):
        with pytest.raises(ThemeGoneError):
            sort_remark(make.remark(area), Sorting([theme]), by=make.coder(area))


def test_the_desk_gives_the_oldest_first_then_what_comes_after_and_skipped_ones_last():
    area = partnerships.partnership()
    make.theme(area)
    remarks = [make.remark(area) for _each in range(3)]
    coder = make.coder(area)

    order = [desk.next_remark(coder)]
    for _each in range(3):
        order.append(desk.next_remark(coder, after=order[-1]))

    assert order == [*remarks, remarks[0]]


def test_the_desk_never_gives_back_what_was_just_skipped():
    area = partnerships.partnership()
    remark, coder = make.remark(area), make.coder(area)

    assert desk.next_remark(coder, after=remark) is None


def test_who_begins_while_another_sorts_begins_elsewhere():
    area = partnerships.partnership()
    theme, busy = make.theme(area), make.coder(area)
    remarks = [make.remark(area) for _each in range(10)]
    sort_remark(remarks[0], Sorting([theme]), by=busy)

    starts = {desk.next_remark(make.coder(area)).pk for _each in range(5)}

    assert len(starts) > 1


def test_progress_counts_where_something_still_waits():
    area = partnerships.partnership()
    theme, coder = make.theme(area), make.coder(area)
    for _each in range(3):
        make.remark(area)
    sort_remark(make.remark(area), Sorting([theme]), by=coder)
    make.settled(theme, of=area, group="00000000-0000-0000-0000-000000000009")

    assert desk.progress(coder) == desk.Progress(1, 4)
    assert desk.progress_over(desk.places(coder)) == desk.Progress(1, 4)
    assert [each.text for each in todo(coder)] == ["Sort 3 remarks under themes"]


def test_nobody_is_asked_to_sort_where_there_is_no_theme():
    area = partnerships.partnership()
    make.remark(area)

    assert todo(make.coder(area)) == []


def test_agreement_is_over_remarks_that_two_have_sorted():
    area = partnerships.partnership()
    apart(area)
    one, two = make.theme(area, "A first"), make.theme(area, "B second")
    both = make.remark(area, coders_wanted=2)
    sort_remark(both, Sorting([one]), by=make.coder(area))
    sort_remark(both, Sorting([one]), by=make.coder(area))
    make.settled(two, of=area)

    found = numbers.agreement(area)

    assert (found.alike, found.twice, found.percent) == (1, 2, 50)
    rows = {row.theme.name: (row.settled, row.either, row.both) for row in found.rows}
    assert rows["A first"] == (1, 1, 1)
    assert rows["B second"] == (1, 0, 0)
    assert sorted(rows.values())[:2] == [(0, 1, 0), (0, 1, 0)]


def apart(area):
    """A remark that two people have sorted, one under each of two themes."""
    one, other = make.theme(area), make.theme(area)
    remark = make.remark(area, coders_wanted=2)
    sort_remark(remark, Sorting([one]), by=make.coder(area))
    sort_remark(remark, Sorting([other]), by=make.coder(area))
    remark.refresh_from_db()
    return remark, one, other

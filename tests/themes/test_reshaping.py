"""Themes are merged and split; what was sorted before counts where it now belongs."""

from uuid import UUID

import pytest

from heard.themes.models import Remark, Source
from heard.themes.queries import counts_by_theme, themes_of
from heard.themes.services import codebook
from heard.themes.services.changing import NotInUseError
from heard.themes.services.reshaping import IntoItselfError, Split, merge_theme, split_theme
from heard.themes.services.settling import ThemeGoneError
from heard.themes.services.sorting import Sorting, sort_remark
from tests.themes import make
from tests.themes.test_codebook import because, words

pytestmark = pytest.mark.django_db


def counted(area):
    return counts_by_theme(area, Source.SESSION, UUID(int=1))


def test_what_was_sorted_under_a_merged_theme_counts_under_the_other_once():
    keeper = make.keeper()
    area = keeper.partnership
    taxis, buses, transport = (make.theme(area, name) for name in ("Taxis", "Buses", "Transport"))
    remark = make.settled(taxis, transport, of=area)
    make.settled(taxis, of=area)
    make.settled(buses, of=area)

    merge_theme(taxis, transport, because(keeper))
    merge_theme(buses, transport, because(keeper))

    assert counted(area) == [(transport, 3)]
    assert themes_of(area, Source.SESSION, [remark.key]) == {remark.key: [transport]}


def test_merging_twice_in_a_row_counts_under_the_last():
    keeper = make.keeper()
    area = keeper.partnership
    one, two, three = (make.theme(area, name) for name in ("One", "Two", "Three"))
    make.settled(one, of=area)

    merge_theme(one, two, because(keeper))
    merge_theme(two, three, because(keeper))

    assert counted(area) == [(three, 1)]


def test_a_merged_theme_that_is_brought_back_counts_by_itself_again():
    keeper = make.keeper()
    area = keeper.partnership
    one, two = make.theme(area, "One"), make.theme(area, "Two")
    make.settled(one, of=area)
    merge_theme(one, two, because(keeper))

    codebook.bring_back_theme(one, because(keeper))
    merge_theme(two, one, because(keeper))

    assert counted(area) == [(one, 1)]


def test_a_theme_is_merged_into_no_retired_or_strange_theme_nor_itself_nor_its_own():
    keeper = make.keeper()
    area = keeper.partnership
    theme, retired = make.theme(area), make.theme(area)
    codebook.retire_theme(retired, because(keeper))

    for into in (retired, make.theme()):
        with pytest.raises(ThemeGoneError):
            merge_theme(theme, into, because(keeper))
    with pytest.raises(IntoItselfError):
        merge_theme(theme, theme, because(keeper))
    below = make.theme(area, parent=theme)
    with pytest.raises(codebook.HasThemesBelowError):
        merge_theme(theme, below, because(keeper))
    with pytest.raises(NotInUseError):
        merge_theme(retired, theme, because(keeper))


def test_two_who_differed_only_by_merged_themes_now_agree():
    keeper = make.keeper()
    area = keeper.partnership
    taxis, transport = make.theme(area, "Taxis"), make.theme(area, "Transport")
    remark = make.remark(area, coders_wanted=2)
    sort_remark(remark, Sorting([taxis]), by=make.coder(area))
    sort_remark(remark, Sorting([transport]), by=make.coder(area))
    assert list(Remark.objects.apart()) == [remark]

    merge_theme(taxis, transport, because(keeper))

    assert not Remark.objects.apart().exists()
    assert counted(area) == [(transport, 1)]


def test_splitting_leaves_what_was_sorted_where_it_is_if_asked():
    keeper = make.keeper()
    theme = make.theme(keeper.partnership, "Transport")
    make.settled(theme, of=keeper.partnership)

    new = split_theme(theme, Split(words("Taxis"), belongs="Buses"), because(keeper))

    theme.refresh_from_db()
    assert (new.name, theme.belongs) == ("Taxis", "Buses")
    assert counted(keeper.partnership) == [(theme, 1)]
    changes = [(change.kind, change.theme) for change in keeper.partnership.theme_changes.all()]
    assert changes == [("changed", theme), ("split", new)]


def test_splitting_sends_what_was_sorted_under_it_back_to_the_desk_if_asked():
    keeper = make.keeper()
    area = keeper.partnership
    transport, taxis, other = (make.theme(area, name) for name in ("Transport", "Taxis", "Other"))
    merge_theme(taxis, transport, because(keeper))
    direct = make.settled(transport, other, of=area)
    untouched = make.settled(other, of=area)
    coder = direct.codings.get().coder
    half = make.remark(area, coders_wanted=2)
    sort_remark(half, Sorting([transport]), by=coder)

    split_theme(
        transport, Split(words("Buses"), belongs="The rest", sort_again=True), because(keeper)
    )

    assert set(Remark.objects.waiting_for(coder)) == {direct, half}
    assert counted(area) == [(other, 1)]
    assert themes_of(area, Source.SESSION, [direct.key, untouched.key]) == {untouched.key: [other]}


def test_what_was_decided_is_decided_no_more_once_it_is_sorted_again():
    keeper = make.keeper()
    area = keeper.partnership
    theme = make.theme(area)
    remark = make.settled(theme, of=area)
    Remark.objects.filter(pk=remark.pk).update(settled_by=keeper, settled_because="It says so")

    split_theme(theme, Split(words("New"), belongs="The rest", sort_again=True), because(keeper))

    remark.refresh_from_db()
    assert (remark.settled_by, remark.settled_because, remark.revision) == (None, "", 1)

"""A codebook changes one step at a time, each with a reason; its history says what and why."""

import pytest

from heard.themes.history_words import differences
from heard.themes.models import ChangeKind, Theme, ThemeChange
from heard.themes.services import codebook as services
from heard.themes.services.changing import Because, ChangedMeanwhileError, NotInUseError
from heard.themes.services.codebook import ThemeWords
from heard.themes.services.settling import ThemeGoneError
from heard.themes.services.starting import CodebookNotEmptyError, take_start_set
from heard.themes.start_set import START_SET
from tests.partnerships import make as partnerships
from tests.themes import make

pytestmark = pytest.mark.django_db


def because(member, words="Families ask for it", version=None):
    last = ThemeChange.objects.filter(partnership=member.partnership).count()
    return Because(words, member, last if version is None else version)


def words(name="Waiting times", **more):
    return ThemeWords(**({"name": name, "belongs": "How long families wait"} | more))


def test_adding_a_theme_gives_the_codebook_its_next_version():
    keeper = make.keeper()

    theme = services.add_theme(keeper.partnership, words(shortcut="W"), because(keeper))

    change = ThemeChange.objects.get()
    assert (theme.slug, theme.shortcut) == ("waiting-times", "w")
    assert (change.number, change.kind, change.because) == (1, "added", "Families ask for it")
    assert [(str(one.what), one.before, one.after) for one in differences(change)] == [
        ("Name", "", "Waiting times"),
        ("What belongs here", "", "How long families wait"),
        ("Key", "", "W"),
    ]


def test_the_history_says_what_was_changed_from_what():
    keeper = make.keeper()
    theme = services.add_theme(keeper.partnership, words(), because(keeper))

    services.change_theme(theme, words("Waiting", example="“Two years”"), because(keeper))

    change = theme.changes.first()
    assert (change.number, change.kind, change.by) == (2, ChangeKind.CHANGED, keeper)
    assert [(str(one.what), one.before, one.after) for one in differences(change)] == [
        ("Name", "Waiting times", "Waiting"),
        ("Example", "", "“Two years”"),
    ]


def test_a_change_that_changes_nothing_is_no_version():
    keeper = make.keeper()
    theme = services.add_theme(keeper.partnership, words(), because(keeper))

    services.change_theme(theme, words(" Waiting  times "), because(keeper))

    assert theme.changes.count() == 1


@pytest.mark.parametrize("name", ["waiting TIMES", "Waiting  times", " Waiting times"])
def test_a_name_stands_once(name):
    keeper = make.keeper()
    services.add_theme(keeper.partnership, words(), because(keeper))

    with pytest.raises(services.NameTakenError):
        services.add_theme(keeper.partnership, words(name), because(keeper))


def test_a_name_is_free_again_once_its_theme_is_retired_and_in_another_partnership():
    keeper, other = make.keeper(), make.keeper()
    theme = services.add_theme(keeper.partnership, words(), because(keeper))
    services.retire_theme(theme, because(keeper))

    again = services.add_theme(keeper.partnership, words(), because(keeper))
    services.add_theme(other.partnership, words(), because(other))

    assert again.slug == "waiting-times-2"


def test_bringing_back_a_theme_whose_name_is_taken_is_refused():
    keeper = make.keeper()
    theme = services.add_theme(keeper.partnership, words(), because(keeper))
    services.retire_theme(theme, because(keeper))
    services.add_theme(keeper.partnership, words(), because(keeper))

    with pytest.raises(services.NameTakenError):
        services.bring_back_theme(theme, because(keeper))


@pytest.mark.parametrize("key", ["s", "N", "u", "é", "!", " "])
def test_a_key_that_does_something_else_sorts_under_no_theme(key):
    keeper = make.keeper()

    with pytest.raises(services.ShortcutTakenError):
        services.add_theme(keeper.partnership, words(shortcut=key), because(keeper))


def test_a_key_sorts_under_one_theme():
    keeper = make.keeper()
    services.add_theme(keeper.partnership, words(shortcut="w"), because(keeper))

    with pytest.raises(services.ShortcutTakenError):
        services.add_theme(keeper.partnership, words("Work", shortcut="W"), because(keeper))


def test_a_theme_brought_back_without_its_key_if_another_has_it():
    keeper = make.keeper()
    theme = services.add_theme(keeper.partnership, words(shortcut="w"), because(keeper))
    services.retire_theme(theme, because(keeper))
    services.add_theme(keeper.partnership, words("Work", shortcut="w"), because(keeper))

    back = services.bring_back_theme(theme, because(keeper))

    assert (back.is_in_use, back.shortcut) == (True, "")


def test_there_are_two_levels():
    keeper = make.keeper()
    area = keeper.partnership
    top, middle, low = make.theme(area), make.theme(area), make.theme(area)
    services.change_theme(middle, words("Middle", parent=top), because(keeper))

    with pytest.raises(services.TooDeepError):
        services.change_theme(low, words("Low", parent=middle), because(keeper))
    with pytest.raises(services.TooDeepError):
        services.change_theme(top, words("Top", parent=low), because(keeper))


def test_a_theme_stands_under_none_of_another_partnership_or_retired_or_itself():
    keeper = make.keeper()
    theme, retired = make.theme(keeper.partnership), make.theme(keeper.partnership)
    services.retire_theme(retired, because(keeper))

    for parent in (make.theme(), retired, theme):
        with pytest.raises(ThemeGoneError):
            services.change_theme(theme, words(parent=parent), because(keeper))


def test_a_theme_with_others_below_it_is_not_retired():
    keeper = make.keeper()
    top = make.theme(keeper.partnership)
    below = make.theme(keeper.partnership, parent=top)

    with pytest.raises(services.HasThemesBelowError):
        services.retire_theme(top, because(keeper))
    services.retire_theme(below, because(keeper))
    services.retire_theme(top, because(keeper))

    assert not Theme.objects.in_use().exists()


def test_a_theme_whose_place_is_no_more_comes_back_at_the_top():
    keeper = make.keeper()
    top = make.theme(keeper.partnership)
    below = make.theme(keeper.partnership, parent=top)
    services.retire_theme(below, because(keeper))
    services.retire_theme(top, because(keeper))

    assert services.bring_back_theme(below, because(keeper)).parent is None


def test_the_second_of_two_people_who_change_a_theme_is_told_of_the_first():
    keeper = make.keeper()
    theme = services.add_theme(keeper.partnership, words(), because(keeper))
    services.change_theme(theme, words("Waiting"), because(keeper, version=1))

    with pytest.raises(ChangedMeanwhileError) as refused:
        services.change_theme(theme, words("Long waits"), because(keeper, version=1))

    assert refused.value.args[0] == theme.changes.first()
    theme.refresh_from_db()
    assert theme.name == "Waiting"


def test_two_people_may_change_two_themes_at_once():
    keeper = make.keeper()
    one = services.add_theme(keeper.partnership, words(), because(keeper))
    other = services.add_theme(keeper.partnership, words("Transport"), because(keeper))

    services.change_theme(one, words("Waiting"), because(keeper, version=2))
    services.change_theme(other, words("Taxis"), because(keeper, version=2))

    assert sorted(theme.name for theme in Theme.objects.all()) == ["Taxis", "Waiting"]


def test_a_retired_theme_is_not_changed_and_one_in_use_not_brought_back():
    keeper = make.keeper()
    theme = make.theme(keeper.partnership)

    with pytest.raises(services.InUseAlreadyError):
        services.bring_back_theme(theme, because(keeper))
    services.retire_theme(theme, because(keeper))
    with pytest.raises(NotInUseError):
        services.change_theme(theme, words(), because(keeper))


def test_nobody_sorts_by_more_than_a_hundred_themes():
    keeper = make.keeper()
    for _each in range(services.MOST_IN_USE):
        make.theme(keeper.partnership)

    with pytest.raises(services.TooManyThemesError):
        services.add_theme(keeper.partnership, words(), because(keeper))


def test_an_empty_codebook_starts_with_a_set_each_with_a_key_of_its_own():
    keeper = make.keeper()

    taken = take_start_set(keeper.partnership, by=keeper)

    assert len({theme.shortcut for theme in taken}) == len(START_SET) == len(taken)
    assert all(theme.belongs for theme in taken)
    assert ThemeChange.objects.filter(partnership=keeper.partnership).count() == len(taken)


def test_a_codebook_with_themes_or_retired_ones_takes_no_start_set():
    keeper = make.keeper()
    services.retire_theme(make.theme(keeper.partnership), because(keeper))

    with pytest.raises(CodebookNotEmptyError):
        take_start_set(keeper.partnership, by=keeper)


def test_each_partnership_counts_its_own_versions():
    here, there = make.keeper(), make.keeper(partnerships.partnership())
    services.add_theme(here.partnership, words(), because(here))
    services.add_theme(there.partnership, words(), because(there))

    assert [change.number for change in ThemeChange.objects.all()] == [1, 1]

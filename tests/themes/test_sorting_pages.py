"""The desk and its neighbours: who enters, what they refuse, what they never show."""

import re
from uuid import UUID

import pytest

from heard.partnerships.roles import Role
from heard.themes.models import Remark
from heard.themes.services.sorting import Sorting, sort_remark
from tests.access import Page, assert_access
from tests.partnerships import make as partnerships
from tests.themes import make
from tests.themes.test_sorting import apart
from tests.themes.visiting import visit

pytestmark = pytest.mark.django_db

KEEPERS = {Role.ENGAGEMENT_LEAD, Role.ANALYST}
CODERS = {*KEEPERS, Role.CODER}


def test_keepers_alone_decide():
    remark, *_themes = apart(partnerships.partnership())

    page = Page("themes:decide_remark", (remark.pk,), remark.partnership)
    assert_access(page, roles=KEEPERS)


@pytest.mark.parametrize("name", ["sorting", "next_remark", "theme_counts"])
def test_those_who_sort_come_to_the_desk(name):
    assert_access(Page(f"themes:{name}"), roles=CODERS)


@pytest.mark.parametrize("name", ["sort_remark"])
def test_those_who_sort_open_a_remark(name):
    remark = make.remark()

    assert_access(Page(f"themes:{name}", (remark.pk,), remark.partnership), roles=CODERS)


def test_those_who_sort_undo():
    remark = make.remark()
    page = Page("themes:undo_sorting", (remark.pk,), remark.partnership, method="post")

    assert_access(page, roles=CODERS)


def test_those_who_sort_read_what_is_under_a_theme():
    theme = make.theme()

    assert_access(Page("themes:theme_remarks", (theme.pk,), theme.partnership), roles=CODERS)


def test_what_families_said_is_never_run_as_markup():
    coder = make.coder()
    remark = make.remark(coder.partnership, "<script>alert(1)</script>")

    page = visit(coder, "sort_remark", remark.pk).content.decode()

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_second_who_sorts_never_sees_what_the_first_chose():
    area = partnerships.partnership()
    first, second = make.coder(area), make.coder(area)
    theme = make.theme(area, "Waiting")
    remark = make.remark(area, coders_wanted=2)
    before = visit(second, "sort_remark", remark.pk).content.decode()
    sort_remark(remark, Sorting([theme], note="Surely so"), by=first)

    after = visit(second, "sort_remark", remark.pk).content.decode()

    assert without_stamps(after) == without_stamps(before)


def test_sorting_leads_on_to_the_next_within_the_place():
    area = partnerships.partnership()
    coder, theme = make.coder(area), make.theme(area)
    here = UUID(int=7)
    one, two = make.remark(area, group=here), make.remark(area, group=here)
    make.remark(area)
    sent = {"themes": [theme.pk], "revision": "0"}

    on = visit(coder, "sort_remark", one.pk, sent=sent, query=f"?group={here}")
    end = visit(coder, "sort_remark", two.pk, sent=sent, query=f"?group={here}")

    assert on.url.endswith(f"/sorting/{two.pk}/?group={here}")
    assert end.url.endswith("/sorting/")


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Select the themes that it speaks of, or that none of them fits"),
        ({"themes": ["999999"]}, "A theme that you chose is not in use any more. Select again"),
        ({"themes": ["\x00"]}, "A theme that you chose is not in use any more. Select again"),
        ({"themes": ["none", "theme"]}, "Select themes, or that none of them fits, not both"),
        ({"themes": ["none"], "revision": "7"}, "Its words have changed meanwhile"),
        ({"themes": ["none"], "revision": "x"}, "Its words have changed meanwhile"),
        ({"themes": ["none"], "note": "x" * 301}, "Use 300 characters or fewer"),
    ],
)
def test_what_cannot_be_saved_is_said_and_nothing_is_sorted(sent, words):
    coder = make.coder()
    theme, remark = make.theme(coder.partnership), make.remark(coder.partnership)
    chosen = [str(theme.pk) if each == "theme" else each for each in sent.get("themes", [])]

    response = visit(
        coder, "sort_remark", remark.pk, sent={"revision": "0"} | sent | {"themes": chosen}
    )

    page = response.content.decode()
    assert "Error: Sort a remark" in page
    assert words in page
    assert not remark.codings.exists()


def test_what_others_sorted_meanwhile_leads_on():
    area = partnerships.partnership()
    coder, theme = make.coder(area), make.theme(area)
    remark = make.settled(theme, of=area)

    response = visit(coder, "sort_remark", remark.pk)

    assert response.url.endswith("/sorting/")
    assert not remark.codings.filter(coder=coder).exists()


def test_what_was_skipped_comes_round_when_nothing_else_is_left():
    coder = make.coder()
    make.theme(coder.partnership)
    remark = make.remark(coder.partnership)

    response = visit(coder, "next_remark", query=f"?after={remark.pk}")

    assert response.url.endswith(f"/sorting/{remark.pk}/")


@pytest.mark.parametrize("query", ["?after=x", "?after=999999", "?group=x", "?group=%20"])
def test_an_address_that_says_nonsense_leads_to_the_desk_all_the_same(query):
    coder = make.coder()
    make.theme(coder.partnership)
    remark = make.remark(coder.partnership)

    assert visit(coder, "next_remark", query=query).url.endswith(f"/sorting/{remark.pk}/")


def test_one_who_goes_back_sees_their_own_choice_and_takes_it_back():
    coder = make.coder()
    theme = make.theme(coder.partnership, "Waiting")
    remark = make.remark(coder.partnership)
    sort_remark(remark, Sorting([theme]), by=coder)

    page = visit(coder, "sort_remark", remark.pk).content.decode()
    visit(coder, "undo_sorting", remark.pk, sent={})

    assert f'value="{theme.pk}" checked' in page
    assert not remark.codings.exists()


def test_a_keeper_sees_both_codings_and_decides():
    keeper = make.keeper()
    remark, one, other = apart(keeper.partnership)

    page = visit(keeper, "decide_remark", remark.pk).content.decode()
    sent = {"themes": [one.pk], "because": "It is about the wait", "revision": "0"}
    visit(keeper, "decide_remark", remark.pk, sent=sent)

    assert one.name in page
    assert other.name in page
    remark.refresh_from_db()
    assert (list(remark.themes.all()), remark.settled_by) == ([one], keeper)


def test_a_decision_needs_a_reason():
    keeper = make.keeper()
    remark, one, _other = apart(keeper.partnership)

    page = visit(keeper, "decide_remark", remark.pk, sent={"themes": [one.pk], "revision": "0"})

    assert "Enter why it belongs there" in page.content.decode()
    assert Remark.objects.apart().exists()


@pytest.mark.parametrize("query", ["", "?source=session", "?source=x&group=y"])
def test_counts_are_shown_for_any_filter(query):
    area = partnerships.partnership()
    theme = make.theme(area, "Waiting")
    for _each in range(3):
        make.settled(theme, of=area)

    page = visit(make.coder(area), "theme_counts", query=query).content.decode()

    assert '<td class="govuk-table__cell govuk-table__cell--numeric">hidden</td>' in page


def without_stamps(page):
    return re.sub('name="csrfmiddlewaretoken" value=".*?"', "", page)

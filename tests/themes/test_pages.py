"""The pages of the codebook: who enters, what they refuse, what they never show."""

import json
import re
from uuid import UUID

import pytest
from django.urls import reverse

from heard.partnerships.roles import Role
from heard.themes.models import Remark, Theme
from heard.themes.services.codebook import retire_theme
from heard.themes.services.sorting import Sorting, sort_remark
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.themes import make
from tests.themes.test_codebook import because
from tests.themes.test_sorting import apart

pytestmark = pytest.mark.django_db

KEEPERS = {Role.ENGAGEMENT_LEAD, Role.ANALYST}
CODERS = {*KEEPERS, Role.CODER}
WORDS = {"name": "Waiting times", "belongs": "How long", "because": "Asked for", "version": "0"}


@pytest.mark.parametrize("name", ["codebook", "codebook_history", "codebook_csv", "codebook_json"])
def test_everybody_on_the_staff_reads_the_codebook(name):
    assert_access(Page(f"themes:{name}"), roles=set(Role))


def test_everybody_on_the_staff_reads_a_theme():
    theme = make.theme()

    assert_access(Page("themes:theme", (theme.pk,), theme.partnership), roles=set(Role))


@pytest.mark.parametrize("name", ["add_theme", "disagreements", "agreement"])
def test_keepers_alone_keep_the_codebook(name):
    assert_access(Page(f"themes:{name}"), roles=KEEPERS)


@pytest.mark.parametrize(
    "name", ["change_theme", "split_theme", "merge_theme", "retire_theme", "bring_back_theme"]
)
def test_keepers_alone_change_a_theme(name):
    theme = make.theme()

    assert_access(Page(f"themes:{name}", (theme.pk,), theme.partnership), roles=KEEPERS)


def test_keepers_alone_take_the_start_set():
    page = Page("themes:take_start_set", method="post")

    assert_access(page, roles=KEEPERS)


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


def visit(member, name, *args, sent=None, query=""):
    client = partnerships.signed_in(member)
    address = address_in(member.partnership, f"themes:{name}", *args) + query
    return client.get(address) if sent is None else client.post(address, sent)


def test_a_theme_of_another_partnership_is_not_found():
    keeper, theme, remark = make.keeper(), make.theme(), make.remark()

    for name in ("theme", "change_theme", "merge_theme", "theme_remarks"):
        assert visit(keeper, name, theme.pk).status_code == 404
    for name in ("sort_remark", "decide_remark"):
        assert visit(keeper, name, remark.pk).status_code == 404


def test_a_keeper_adds_a_theme_and_lands_on_it():
    keeper = make.keeper()

    response = visit(keeper, "add_theme", sent=WORDS | {"shortcut": "W"})

    theme = Theme.objects.get()
    assert response.url.endswith(f"/staff/themes/{theme.pk}/")
    assert (theme.name, theme.shortcut) == ("Waiting times", "w")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "Enter a name"),
        ({"name": "x" * 101}, "Use 100 characters or fewer"),
        ({"name": "\x00\x01"}, "Enter a name"),
        ({"belongs": " "}, "Enter what belongs under this theme"),
        ({"because": ""}, "Enter why the codebook changes"),
        ({"shortcut": "s"}, "Enter a letter from A to Z or a digit, not S, N or U"),
        ({"shortcut": "w"}, "Enter another key: this one sorts under “Transport”"),
        ({"name": "transport"}, "Enter another name: there is a theme “Transport” already"),
        ({"parent": "999999"}, "Select one of the answers in the list"),
        ({"parent": "x"}, "Select one of the answers in the list"),
    ],
)
def test_what_cannot_be_added_is_said_beside_its_field(wrong, words):
    keeper = make.keeper()
    make.theme(keeper.partnership, "Transport", shortcut="w")

    page = visit(keeper, "add_theme", sent=WORDS | wrong).content.decode()

    assert "Error: Add a theme" in page
    assert words in page
    assert Theme.objects.count() == 1


def test_two_levels_are_all_there_is():
    keeper = make.keeper()
    top = make.theme(keeper.partnership, "Top")
    make.theme(keeper.partnership, "Low", parent=top)
    other = make.theme(keeper.partnership, "Other")

    sent = WORDS | {"name": "Top", "parent": other.pk}
    page = visit(keeper, "change_theme", top.pk, sent=sent).content.decode()

    assert "Select no other theme: there are two levels" in page


def test_the_second_of_two_who_change_a_theme_keeps_what_they_typed_and_may_save_again():
    keeper = make.keeper()
    theme = make.theme(keeper.partnership, "Waiting")
    visit(keeper, "change_theme", theme.pk, sent=WORDS | {"name": "First"})

    page = visit(keeper, "change_theme", theme.pk, sent=WORDS | {"name": "Second"})

    text = page.content.decode()
    assert "Sam Okoro changed this theme at" in text
    assert 'value="Second"' in text
    version = re.search('name="version" value="(.*?)"', text)[1]
    visit(keeper, "change_theme", theme.pk, sent=WORDS | {"name": "Second", "version": version})
    theme.refresh_from_db()
    assert theme.name == "Second"


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 40])
def test_a_form_without_a_version_overwrites_nothing(version):
    keeper = make.keeper()
    theme = make.theme(keeper.partnership, "Waiting")
    visit(keeper, "change_theme", theme.pk, sent=WORDS | {"name": "First"})

    visit(keeper, "change_theme", theme.pk, sent=WORDS | {"name": "Bad", "version": version})

    theme.refresh_from_db()
    assert theme.name == "First"


def test_merging_says_what_is_missing():
    keeper = make.keeper()
    theme = make.theme(keeper.partnership)

    page = visit(keeper, "merge_theme", theme.pk, sent={"into": "", "because": ""})

    text = page.content.decode()
    assert "Select the theme that it is merged into" in text
    assert "Enter why the codebook changes" in text


def test_splitting_a_theme_leads_to_the_new_one():
    keeper = make.keeper()
    theme = make.theme(keeper.partnership, "Transport")
    sent = WORDS | {"name": "Taxis", "stays": "Buses", "sort_again": "yes"}

    response = visit(keeper, "split_theme", theme.pk, sent=sent)

    assert response.url.endswith(f"/{Theme.objects.get(name='Taxis').pk}/")


def test_a_theme_that_is_retired_is_retired_once():
    keeper = make.keeper()
    theme = make.theme(keeper.partnership)
    retire_theme(theme, because(keeper))

    page = visit(keeper, "retire_theme", theme.pk, sent={"because": "Again", "version": "1"})

    assert "This theme has been retired or merged meanwhile" in page.content.decode()


def test_the_start_set_is_taken_once():
    keeper = make.keeper()
    visit(keeper, "take_start_set", sent={})
    number = Theme.objects.count()

    visit(keeper, "take_start_set", sent={})

    assert Theme.objects.count() == number


def test_the_codebook_is_a_file_that_no_spreadsheet_runs():
    keeper = make.keeper()
    make.theme(keeper.partnership, "Waiting", belongs="=cmd()", shortcut="w")

    lines = visit(keeper, "codebook_csv").content.decode().split("\r\n")

    assert lines[0].startswith("key,address,name,belongs")
    assert "'=cmd()" in lines[1]


def test_the_codebook_as_json_names_merged_and_parent_themes_by_key():
    keeper = make.keeper()
    top = make.theme(keeper.partnership, "Top")
    make.theme(keeper.partnership, "Low", parent=top)

    content = json.loads(visit(keeper, "codebook_json").content)

    assert content["version"] == 0
    assert [(each["name"], each["stands_under"]) for each in content["themes"]] == [
        ("Top", None),
        ("Low", str(top.key)),
    ]


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


def test_pages_ask_few_questions_of_the_database(django_assert_max_num_queries):
    area = partnerships.partnership()
    keeper = make.keeper(area)
    top = make.theme(area)
    for _each in range(12):
        make.theme(area, parent=top)
        apart(area)
        make.settled(top, of=area)
    waiting = [make.remark(area, group=UUID(int=n)) for n in range(12)]
    client = partnerships.signed_in(keeper)
    names = ("codebook", "codebook_history", "sorting", "disagreements", "agreement")
    pages = [address_in(area, f"themes:{name}") for name in (*names, "theme_counts")]
    pages.append(address_in(area, "themes:sort_remark", waiting[0].pk))
    pages.append(address_in(area, "themes:theme_remarks", top.pk))

    for page in pages:
        with django_assert_max_num_queries(15):
            assert client.get(page).status_code == 200


def without_stamps(page):
    return re.sub('name="csrfmiddlewaretoken" value=".*?"', "", page)


def test_the_codebook_is_a_page_of_the_staff_menu():
    keeper = make.keeper()

    client = partnerships.signed_in(keeper)
    page = client.get(address_in(keeper.partnership, "home:today")).content.decode()

    assert reverse("themes:codebook") in page

"""The pages of the codebook: who enters, what they refuse, what they never show."""

import json
import re
from uuid import UUID

import pytest
from django.urls import reverse

from heard.partnerships.roles import Role
from heard.themes.models import Theme
from heard.themes.services.codebook import retire_theme
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.themes import make
from tests.themes.test_codebook import because
from tests.themes.test_sorting import apart
from tests.themes.visiting import visit

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


def test_the_codebook_is_a_page_of_the_staff_menu():
    keeper = make.keeper()

    client = partnerships.signed_in(keeper)
    page = client.get(address_in(keeper.partnership, "home:today")).content.decode()

    assert reverse("themes:codebook") in page

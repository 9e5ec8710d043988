"""Loading official figures: looked at first, never twice, revised with their history."""

from datetime import date, timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from heard.audit.models import Entry
from heard.figures import queries, services
from heard.figures.jobs import drop_old_uploads
from heard.figures.models import Area, Release, Upload
from heard.figures.queries import Search
from heard.partnerships.roles import Role
from tests.access import Page, address_in, assert_access
from tests.figures import make
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db
READERS = {
    *(Role.ENGAGEMENT_LEAD, Role.COMMUNICATIONS_LEAD, Role.PLAN_LEAD, Role.ANALYST),
    *(Role.COMMITTEE_OFFICER, Role.ELECTED_MEMBER, Role.PARENT_REPRESENTATIVE),
    *(Role.FORUM_CHAIR, Role.READ_ONLY, Role.CUSTODIAN),
}
LOADERS = {Role.PLAN_LEAD, Role.ENGAGEMENT_LEAD, Role.ANALYST}


def at(member, name, *args):
    return address_in(member.partnership, f"figures:{name}", *args)


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


def sent(year=2025, **more):
    right = {
        "title": make.PLANS,
        "name": f"Reporting year {year}",
        "published_on_day": "26",
        "published_on_month": "6",
        "published_on_year": str(year),
        "url": "https://stats.example/plans",
    }
    return right | {"file": make.file(year)} | more


def test_a_file_is_looked_at_its_area_chosen_and_its_figures_loaded(analyst):
    browser = partnerships.signed_in(analyst)

    brought = browser.post(at(analyst, "load_figures"), sent())
    upload = Upload.objects.get()
    asked = browser.get(brought["Location"])
    chosen = browser.post(asked["Location"], {"area": make.OURS})
    preview = text_of(browser.get(chosen["Location"]))
    done = browser.post(at(analyst, "check_figures", upload.key), {"choice": "load"})

    release = Release.objects.get()
    assert "Westmere (E10000901)" in preview
    assert "Line 7, hospital_beds: “*” is neither a number nor a sign that we know" in preview
    assert done["Location"].endswith(f"/staff/figures/{release.key}/")
    assert {each.area_name for each in release.figures.all()} == {
        "England",
        "North West",
        "Westmere",
    }
    assert (release.published_on, release.url) == (date(2025, 6, 26), "https://stats.example/plans")
    assert release.columns["AP_PRU_total_pc"] == "ap_pru_total_percent"
    assert [each["line"] for each in release.doubts] == [1, 7, 8, 10, 4, 4]
    assert not Upload.objects.exists()
    assert Entry.objects.filter(deed="figures loaded", actor_id=analyst.user_id).count() == 1


def test_the_area_is_remembered_for_the_next_file(analyst):
    make.area(analyst.partnership)
    upload = make.upload(analyst)

    page = text_of(partnerships.signed_in(analyst).get(at(analyst, "check_figures", upload.key)))

    assert "Westmere (E10000901)" in page
    assert Area.objects.count() == 1


def test_symbols_are_kept_and_never_nought(analyst):
    release = make.loaded(analyst)

    found = release.figures.get(breakdown="Female", indicator="mainstream_total")
    page = text_of(
        partnerships.signed_in(analyst).get(f"{at(analyst, 'release', release.key)}?text=female")
    )

    assert (found.value, found.symbol) == (None, "c")
    assert "Kept confidential" in page
    assert "More than none, but rounds to 0" in page


def test_a_file_is_never_loaded_twice(analyst):
    release = make.loaded(analyst)
    browser = partnerships.signed_in(analyst)

    page = text_of(browser.post(at(analyst, "load_figures"), sent()))

    assert "This very file was loaded already" in page
    assert str(release.key) in page
    assert Release.objects.count() == 1


def test_a_file_that_waits_is_not_kept_twice(analyst):
    first, again = make.upload(analyst), make.upload(analyst)

    assert first.pk == again.pk


def test_the_same_file_may_be_loaded_by_another_area(analyst):
    make.loaded(analyst)
    other = make.analyst()

    assert make.loaded(other).partnership == other.partnership


def test_a_later_release_holds_and_what_was_revised_shows(analyst):
    earlier = make.loaded(analyst)
    text = make.content().replace(b",Total,3000,", b",Total,3010,")
    upload = make.upload(analyst, 2026, text=text)

    later = services.load_figures(upload, by=analyst, replaces=earlier)
    (line,) = [
        each
        for each in queries.lines(list(queries.figures_of(later, Search("Westmere", "ehc_plans"))))
        if each.figure.topic == "total"
    ]

    earlier.refresh_from_db()
    assert earlier.replaced_by == later
    assert (line.words, line.before) == ("3,010", "3,000")
    assert list(queries.releases(analyst.partnership)) == [later, earlier]


def test_of_two_releases_the_one_that_was_published_later_holds_whichever_came_first(analyst):
    later = make.loaded(analyst)
    upload = make.upload(analyst, 2024)

    earlier = services.load_figures(upload, by=analyst, replaces=later)

    earlier.refresh_from_db()
    later.refresh_from_db()
    assert (earlier.replaced_by, later.replaced_by) == (later, None)


def test_a_release_of_the_same_title_is_proposed(analyst):
    earlier = make.loaded(analyst, 2024)
    upload = make.upload(analyst)

    page = text_of(partnerships.signed_in(analyst).get(at(analyst, "check_figures", upload.key)))

    assert f'value="{earlier.pk}" checked' in page


def test_a_file_that_ends_before_what_is_loaded_is_warned_of(analyst):
    make.loaded(analyst)
    old, new = make.upload(analyst, 2022), make.upload(analyst, text=make.content() + b"\n")
    browser = partnerships.signed_in(analyst)
    warning = "Figures of Academic year 2024/25 are loaded already, and this file ends before"

    assert warning in text_of(browser.get(at(analyst, "check_figures", old.key)))
    assert warning not in text_of(browser.get(at(analyst, "check_figures", new.key)))


def test_a_file_that_waits_is_among_what_is_to_be_done(analyst):
    upload = make.upload(analyst)
    reader = partnerships.member(Role.READ_ONLY, of=analyst.partnership)

    (asked,) = queries.todo(analyst)

    assert asked.text == "Look at the file “caseload_2025.csv” and load its figures"
    assert asked.url == upload.get_absolute_url()
    assert queries.todo(reader) == []


def test_pressing_twice_loads_once(analyst):
    make.area(analyst.partnership)
    upload = make.upload(analyst)

    release = services.load_figures(upload, by=analyst)
    with pytest.raises(services.LoadedAlreadyError) as twice:
        services.load_figures(upload, by=analyst)

    assert twice.value.release == release


def test_names_that_are_too_long_for_any_page_are_cut_or_left_out(analyst):
    make.area(analyst.partnership)
    text = make.content().replace(b"North West", b"N" * 300).replace(b"age 10", b"a" * 300)

    release = services.load_figures(make.upload(analyst, text=text), by=analyst)

    assert release.figures.filter(level="local").exists()


def test_a_release_of_another_area_cannot_be_replaced(analyst):
    foreign = make.loaded(make.analyst())
    make.area(analyst.partnership)

    with pytest.raises(services.NotTheirsError):
        services.load_figures(make.upload(analyst), by=analyst, replaces=foreign)

    assert not analyst.partnership.figure_releases.exists()


def test_a_file_without_our_area_is_not_loaded(analyst):
    make.area(analyst.partnership, "E10000999")
    upload = make.upload(analyst)
    browser = partnerships.signed_in(analyst)

    page = text_of(browser.post(at(analyst, "check_figures", upload.key), {"choice": "load"}))

    assert "This file has no figure of Westmere (E10000999)" in page
    assert "There is nothing of our area to load" in page
    assert not Release.objects.exists()


@pytest.mark.parametrize("text", [b"PK\x03\x04", b"<html>", b"a,b\n1,2\n"])
def test_a_file_of_another_kind_says_what_is_wrong_and_can_be_let_go(analyst, text):
    make.area(analyst.partnership)
    upload = make.upload(analyst, text=text)
    browser = partnerships.signed_in(analyst)

    page = text_of(browser.get(at(analyst, "check_figures", upload.key)))
    browser.post(at(analyst, "check_figures", upload.key))

    assert "caseload_2025.csv:1: " in page
    assert not Upload.objects.exists()


def test_a_dropped_file_is_gone_from_the_disk(analyst, django_capture_on_commit_callbacks):
    make.area(analyst.partnership)
    upload = make.upload(analyst)
    name = upload.file.name

    with django_capture_on_commit_callbacks(execute=True):
        services.drop_upload(upload, by=analyst)
        services.drop_upload(upload, by=analyst)

    assert not default_storage.exists(name)


def test_files_that_nobody_looked_at_for_a_month_go(analyst):
    old, new = make.upload(analyst, 2024), make.upload(analyst)
    month_ago = timezone.now() - timedelta(days=31)
    Upload.objects.filter(pk=old.pk).update(brought_at=month_ago)

    drop_old_uploads(0)
    drop_old_uploads(0)

    assert list(Upload.objects.all()) == [new]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"title": "\x00"}, "Enter what the statistics are called"),
        ({"url": "javascript:alert(1)"}, "Enter a web address that starts with https://"),
        ({"published_on_year": "2099"}, "Enter today or an earlier day"),
        ({"file": ""}, "Select the file"),
        ({"name": "x" * 201}, "Use 200 characters or fewer"),
    ],
)
def test_a_wrong_form_says_what_to_do(analyst, changed, words):
    page = text_of(
        partnerships.signed_in(analyst).post(at(analyst, "load_figures"), sent(**changed))
    )

    assert words in page
    assert not Upload.objects.exists()


def test_what_is_looked_for_may_be_anything(analyst):
    release = make.loaded(analyst)
    browser = partnerships.signed_in(analyst)

    page = at(analyst, "release", release.key)

    for query in ("text=" + "a" * 500, "indicator=none&level=x&page=abc", "page=99999"):
        text_of(browser.get(f"{page}?{query}"))


def test_a_release_takes_as_many_statements_as_it_has_pages(analyst):
    release = make.loaded(analyst)
    browser = partnerships.signed_in(analyst)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        text_of(browser.get(at(analyst, "release", release.key)))

    assert len(asked) <= 15


def test_what_another_area_brought_or_loaded_is_not_found(analyst):
    other = make.analyst()
    release, upload = make.loaded(other), make.upload(other, 2024)
    browser = partnerships.signed_in(analyst)

    for name, key in (
        ("release", release.key),
        ("check_figures", upload.key),
        ("choose_area", upload.key),
    ):
        assert browser.get(at(analyst, name, key)).status_code == 404
        assert browser.post(at(analyst, name, key), {"choice": "drop"}).status_code in {404, 405}
    assert Upload.objects.get() == upload


def test_an_area_that_is_not_in_the_file_cannot_be_chosen(analyst):
    upload = make.upload(analyst)
    browser = partnerships.signed_in(analyst)

    page = text_of(browser.post(at(analyst, "choose_area", upload.key), {"area": "E92000001"}))

    assert "Select one of the answers in the list" in page
    assert not Area.objects.exists()


def test_who_opens_the_pages(analyst):
    here = analyst.partnership
    release, upload = make.loaded(analyst), make.upload(analyst, 2024)

    assert_access(Page("figures:figures", (), here), roles=READERS)
    assert_access(Page("figures:release", (release.key,), here), roles=READERS)
    assert_access(Page("figures:load_figures", (), here), roles=LOADERS)
    assert_access(Page("figures:check_figures", (upload.key,), here), roles=LOADERS)
    assert_access(Page("figures:choose_area", (upload.key,), here), roles=LOADERS)

"""Results of others: what is wrong with a file, a form or a mapping, and two people at once."""

import re
from html import unescape

import pytest

from heard.audit.models import Entry
from heard.engines.estimation.external import ExternalFileError
from heard.results import services
from heard.results.models import ExternalWave
from tests.access import address_in
from tests.partnerships import make as partnerships
from tests.results import make
from tests.results import make_external as external

pytestmark = pytest.mark.django_db(databases=["default", "answers"])
HOSTILE = b'question,option,percent,base\n"<script>alert(1)</script>",=1+1,100,50\n'


@pytest.fixture
def analyst():
    return make.analyst()


@pytest.fixture
def browser(analyst):
    return partnerships.signed_in(analyst)


def at(member, name, *args):
    return address_in(member.partnership, f"results:{name}", *args)


def text_of(response):
    assert response.status_code == 200
    return re.sub(r"\s+", " ", unescape(re.sub("<[^>]+>", " ", response.content.decode())))


@pytest.mark.parametrize("missing", ["licence", "source", "population", "title", "published_on"])
def test_nothing_is_brought_in_without_where_it_is_from(analyst, browser, missing):
    sent = external.sent(external.version(analyst))
    sent = {name: value for name, value in sent.items() if not name.startswith(missing)}

    page = text_of(browser.post(at(analyst, "bring_external_wave"), sent))

    assert "There is a problem" in page
    assert not ExternalWave.objects.exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"fieldwork_to_year": "2024"}, "Enter a last day that is not before the first day"),
        ({"published_on_year": "2020"}, "a day of publication that is not before people were"),
        ({"url": "javascript:alert(1)"}, "Enter a web address that starts with https://"),
        ({"title": "A\u202eB"}, "signs that no page can show"),
        ({"version": "999999"}, "Select one of the answers in the list"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(analyst, browser, changes, words):
    sent = external.sent(external.version(analyst), **changes)

    page = text_of(browser.post(at(analyst, "bring_external_wave"), sent))

    assert words in page
    assert not ExternalWave.objects.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("question,option,percent\nQ1,Às,50\n".encode("latin-1"), "the text is not in UTF-8"),
        ("question,option,percent\nQ1,A,50\n".encode("utf-16"), "this is UTF-16 text"),
        (b"PK\x03\x04more", "this is an Excel, Word or ZIP file"),
        (b"question;option;percent\nQ1;A;50\n", "the columns are parted by semicolons"),
        (b"question,option\n" + b"Q1," + b"A" * 600 + b"\n", "a cell has over 500 characters"),
        (b"question,percent\nQ1,5\n", "there is no column “option”"),
        (b"question,option,percent\nQ1,A\x00,5\n", "there are bytes that no text has"),
    ],
)
def test_a_file_that_cannot_be_read_says_so_line_by_line(analyst, browser, content, words):
    sent = external.sent(external.version(analyst), file=external.file(content))

    page = text_of(browser.post(at(analyst, "bring_external_wave"), sent))

    assert words in page
    assert not ExternalWave.objects.exists()


def test_a_file_that_is_too_large_is_refused(analyst, browser):
    large = external.file(b"question,option,percent\n" + b"Q,A,1\n" * 900_000)

    page = text_of(
        browser.post(
            at(analyst, "bring_external_wave"),
            external.sent(external.version(analyst), file=large),
        )
    )

    assert "The selected file must be 5 MB or smaller" in page


def test_shares_that_cannot_be_are_told_before_loading(analyst, browser):
    wave = external.waiting(analyst, external.POLL.replace(b"Agree,45", b"Agree,145"))
    address = at(analyst, "check_external_wave", wave.key)

    page = text_of(browser.get(address))
    refused = text_of(browser.post(address, {"choice": "load", "revision": "1"}))

    assert "poll.csv:2: percent is 145, over 100; correct it" in page
    assert "This cannot be loaded. What is wrong stands on this page" in refused
    wave.refresh_from_db()
    assert not wave.is_loaded


def test_hostile_cells_stay_words_on_every_page(analyst, browser):
    wave = external.waiting(analyst, HOSTILE)

    mapping = browser.get(at(analyst, "map_external_wave", wave.key)).content.decode()
    services.map_external_wave(
        wave,
        [external.mapped("<script>alert(1)</script>", "district", **{"=1+1": "lake"})],
        by=analyst,
        revision=1,
    )
    preview = browser.get(at(analyst, "check_external_wave", wave.key)).content.decode()
    file = browser.get(at(analyst, "external_mapping_csv", wave.key)).content.decode()

    assert "<script>alert" not in mapping + preview
    assert "&lt;script&gt;alert(1)" in mapping
    assert "<script>alert(1)</script>,'=1+1,district,lake,similar" in file


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (b"Q9,Often,shoe_size,lake,same", "we have no question with options “shoe_size”"),
        (b"Q9,Often,district,atlantis,same", "“atlantis” is no option of “district”"),
        (b"Q9,Often,missing,x,same", "we have no question with options “missing”"),
        (b"Q9,Often,district,lake,nearly", "wording is “nearly”"),
        (b"Q9,Often,district,lake,same\nQ9,Seldom,listened,agree,same", "map a question to one"),
    ],
)
def test_a_mapping_to_what_we_do_not_have_is_refused(analyst, browser, row, words):
    wave = external.waiting(analyst)
    content = b"question,option,item,item_option,wording\n" + row + b"\n"
    file = external.file(content, "mapping.csv")

    page = text_of(
        browser.post(at(analyst, "bring_mapping", wave.key), {"mapping": file, "revision": "1"})
    )

    wave.refresh_from_db()
    assert words in page
    assert wave.revision == 1


def test_a_question_that_is_none_of_ours_cannot_be_sent(analyst, browser):
    wave = external.waiting(analyst)
    address = at(analyst, "map_external_wave", wave.key)

    page = text_of(browser.post(address, {"q0": "shoe_size", "revision": "1"}))

    wave.refresh_from_db()
    assert "Select one of the answers in the list" in page
    assert wave.revision == 1


def test_two_people_cannot_map_over_each_other(analyst, browser):
    wave = external.waiting(analyst)
    services.map_external_wave(wave, [], by=make.analyst(of=analyst.partnership), revision=1)

    sent = {"q0": "listened", "q0_wording": "same", "revision": "1"}
    page = text_of(browser.post(at(analyst, "map_external_wave", wave.key), sent))

    wave.refresh_from_db()
    assert "Somebody else has changed the mapping" in page
    assert wave.mapped == ()


def test_what_was_looked_at_is_what_is_loaded(analyst, browser):
    wave = external.waiting(analyst)
    services.map_external_wave(wave, wave.mapped, by=analyst, revision=1)

    address = at(analyst, "check_external_wave", wave.key)
    page = text_of(browser.post(address, {"choice": "load", "revision": "1"}))

    wave.refresh_from_db()
    assert "Somebody else has changed the mapping. Look at it again" in page
    assert not wave.is_loaded


@pytest.mark.parametrize("revision", ["", "x", "9" * 400, "²"])
def test_a_revision_that_is_no_number_fits_none(analyst, browser, revision):
    wave = external.waiting(analyst)
    address = at(analyst, "check_external_wave", wave.key)

    page = text_of(browser.post(address, {"choice": "load", "revision": revision}))

    assert "Somebody else has changed the mapping" in page


def test_the_same_file_is_not_brought_in_twice(analyst, browser):
    wave = external.waiting(analyst)

    page = browser.post(at(analyst, "bring_external_wave"), external.sent(wave.version))

    assert "This very file is here already" in text_of(page)
    assert at(analyst, "check_external_wave", wave.key) in page.content.decode()
    assert ExternalWave.objects.count() == 1


def test_loading_twice_loads_once(analyst, browser):
    wave = external.waiting(analyst)
    address = at(analyst, "check_external_wave", wave.key)

    for _twice in range(2):
        browser.post(address, {"choice": "load", "revision": "1"})

    assert Entry.objects.filter(deed="results of others loaded").count() == 1
    with pytest.raises(services.AlreadyLoadedError):
        services.load_external_wave(wave, by=analyst, revision=1)
    with pytest.raises(services.AlreadyLoadedError):
        services.map_external_wave(wave, [], by=analyst, revision=1)
    with pytest.raises(services.AlreadyLoadedError):
        services.drop_external_wave(wave, by=analyst)


def test_a_file_of_the_engines_refusals_reaches_the_service_too(analyst):
    with pytest.raises(ExternalFileError):
        external.waiting(analyst, b"no results")

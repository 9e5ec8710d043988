"""Results of others: brought in, mapped by a person, looked at, loaded, never edited."""

import re
from html import unescape

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from heard.audit.models import Entry
from heard.engines.estimation.external import MEANINGS, Mark
from heard.partnerships.roles import PERMISSIONS, Permission
from heard.results import queries, services
from heard.results.external import mapped_from_file, mapping_csv
from heard.results.external.words import mark_words
from heard.results.models import ExternalWave
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.results import make
from tests.results import make_external as external

pytestmark = pytest.mark.django_db(databases=["default", "answers"])


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


def test_who_may_see_and_keep_results_of_others(analyst):
    see = PERMISSIONS[Permission.SEE_FINDINGS]
    keep = PERMISSIONS[Permission.PREPARE_FINDINGS]
    wave = external.waiting(analyst)
    loaded = external.loaded(analyst, external.SHARES)

    for name, args, roles in [
        ("external_waves", (), see),
        ("external_wave", (loaded.key,), see),
        ("external_mapping_csv", (loaded.key,), see),
        ("bring_external_wave", (), keep),
        ("map_external_wave", (wave.key,), keep),
        ("bring_mapping", (wave.key,), keep),
        ("check_external_wave", (wave.key,), keep),
        ("remove_external_wave", (loaded.key,), keep),
    ]:
        page = Page(f"results:{name}", args, partnership=analyst.partnership)
        assert_access(page, roles=roles)


def test_a_file_is_brought_in_mapped_looked_at_and_loaded(analyst, browser):
    version = external.version(analyst)

    brought = browser.post(at(analyst, "bring_external_wave"), external.sent(version))
    wave = ExternalWave.objects.get()
    asked = text_of(browser.get(brought["Location"]))
    sent = {"q0": "listened", "q0_wording": "same", "q1": "", "revision": "1"}
    sent |= {f"q0_{n}": code for n, code in enumerate(("agree", "neither", "disagree"))}
    sent["q0_3"] = "dont_know"
    saved = browser.post(brought["Location"], sent)
    preview = text_of(browser.get(saved["Location"]))
    done = browser.post(saved["Location"], {"choice": "load", "revision": "2"}, follow=True)

    wave.refresh_from_db()
    share = wave.found.share("listened", "_positive")
    assert "Theirs: Staff listened to us" in asked
    assert "Worked out again without “I do not know”" in preview
    assert "Q9: Often" in preview
    assert "Open Government Licence v3.0" in text_of(done)
    assert (wave.is_current, wave.file) == (True, "")
    assert round(share.estimate, 3) == 0.5
    assert Mark.SIMILAR_WORDING not in share.marks
    assert Entry.objects.filter(deed="results of others loaded").count() == 1


def test_what_has_our_words_or_codes_is_mapped_to_begin_with(analyst):
    wave = external.waiting(analyst)

    (question,) = wave.mapped

    assert (question.question, question.item) == ("Staff listened to us", "listened")
    assert [each.ours for each in question.options] == [
        *("agree", "neither", "disagree", "dont_know")
    ]
    assert question.wording == "similar"


def test_where_another_question_is_chosen_its_answers_are_asked_for_next(analyst, browser):
    wave = external.waiting(analyst)
    address = at(analyst, "map_external_wave", wave.key)

    answer = browser.post(address, {"q1": "district", "revision": "1"}, follow=True)

    wave.refresh_from_db()
    page = text_of(answer)
    assert "Now map the answers of each question" in page
    assert [(each.question, each.item) for each in wave.mapped] == [("Q9", "district")]
    assert 'name="q1_0"' in answer.content.decode()


def test_what_cannot_be_compared_is_shown_with_the_reason(analyst, browser):
    wave = external.waiting(analyst)
    mapped = (*wave.mapped, external.mapped(Often="lake", Seldom="moor"))
    services.map_external_wave(wave, mapped, by=analyst, revision=1)

    page = text_of(browser.get(at(analyst, "check_external_wave", wave.key)))

    beside, left_out = page.split("What cannot be compared, and why")
    assert "Where do you live?" not in beside.split("What can stand beside ours")[1]
    assert "Lakeside 70% 12 Fewer than 30 people answered: too few to compare." in left_out


def test_a_mapping_can_be_downloaded_and_brought_in_again(analyst, browser):
    wave = external.waiting(analyst)
    odd = external.mapped("-What|else?", "district", **{"=Often|": "lake", "|x": "moor"})
    services.map_external_wave(wave, (*wave.mapped, odd), by=analyst, revision=1)
    wave.refresh_from_db()
    content = mapping_csv(wave.mapped).encode()

    assert mapped_from_file(content, "m.csv", wave.version.questionnaire) == wave.mapped
    answer = browser.post(
        at(analyst, "bring_mapping", wave.key),
        {"mapping": external.file(content, "mapping.csv"), "revision": "2"},
    )
    assert answer["Location"] == at(analyst, "check_external_wave", wave.key)


def test_a_mapping_can_be_brought_in_with_the_file(analyst, browser):
    mapping = b"question,option,item,item_option,wording\nQ9,Often,district,lake,same\n"
    sent = external.sent(external.version(analyst), mapping=external.file(mapping, "mapping.csv"))

    browser.post(at(analyst, "bring_external_wave"), sent)

    (question,) = ExternalWave.objects.get().mapped
    assert (question.question, question.item, question.wording) == ("Q9", "district", "same")


def test_a_file_can_be_let_go_and_twice_is_harmless(analyst, browser):
    wave = external.waiting(analyst)

    page = browser.post(
        at(analyst, "check_external_wave", wave.key), {"choice": "drop"}, follow=True
    )
    services.drop_external_wave(wave, by=analyst)

    assert "Nothing was loaded, and the file is gone" in text_of(page)
    assert not ExternalWave.objects.exists()
    assert Entry.objects.filter(deed="results of others not loaded").count() == 1


def test_a_newer_file_takes_the_place_and_the_history_is_kept(analyst, browser):
    earlier = external.loaded(analyst)
    later = external.waiting(analyst, external.POLL.replace(b"45", b"46"))
    address = at(analyst, "check_external_wave", later.key)

    asked = text_of(browser.get(address))
    browser.post(address, {"choice": "load", "revision": "1", "replaces": str(earlier.pk)})

    earlier.refresh_from_db()
    page = text_of(browser.get(at(analyst, "external_waves")))
    assert "Yes, of “National parent survey 2025”" in asked
    assert earlier.replaced_by == later
    assert earlier.found.share("listened", "_positive")
    assert "Replaced by a newer file" in page
    questionnaire = later.version.questionnaire
    assert queries.external_waves(analyst.partnership, questionnaire) == [later]


def test_what_is_replaced_already_cannot_be_replaced_again(analyst):
    earlier = external.loaded(analyst)
    later = external.waiting(analyst, external.POLL.replace(b"45", b"46"))
    services.load_external_wave(later, by=analyst, revision=1, replaces=earlier)
    third = external.waiting(analyst, external.POLL.replace(b"45", b"44"))

    with pytest.raises(services.OtherWaveError):
        services.load_external_wave(third, by=analyst, revision=1, replaces=earlier)


def test_results_of_another_partnership_cannot_be_replaced(analyst):
    theirs = external.loaded(make.analyst())
    ours = external.waiting(analyst)

    with pytest.raises(services.OtherWaveError):
        services.load_external_wave(ours, by=analyst, revision=1, replaces=theirs)


def test_results_are_removed_with_a_reason_once(analyst, browser):
    wave = external.loaded(analyst)
    address = at(analyst, "remove_external_wave", wave.key)

    without = text_of(browser.post(address, {"reason": ""}))
    browser.post(address, {"reason": "The institute withdrew it"})
    again = text_of(browser.post(address, {"reason": "Again"}))
    page = text_of(browser.get(at(analyst, "external_waves")))

    wave.refresh_from_db()
    assert "Enter why you are removing these results" in without
    assert "These results are removed already" in again
    assert wave.removal_reason == "The institute withdrew it"
    assert "The institute withdrew it" in page
    assert queries.external_waves(analyst.partnership, wave.version.questionnaire) == []
    assert external.waiting(analyst).pk != wave.pk


@pytest.mark.parametrize("change", [{"title": "Kinder"}, {"content": "{}"}, {"licence": "None"}])
def test_loaded_results_never_change_in_the_database(analyst, change):
    wave = external.loaded(analyst)

    with pytest.raises(IntegrityError, match="never change"), transaction.atomic():
        ExternalWave.objects.filter(pk=wave.pk).update(**change)
    with pytest.raises(IntegrityError, match="never deleted"), transaction.atomic():
        ExternalWave.objects.filter(pk=wave.pk).delete()


def test_results_without_a_licence_cannot_be_stored(analyst):
    wave = external.waiting(analyst)

    with pytest.raises(IntegrityError, match="results_have_a_licence"), transaction.atomic():
        ExternalWave.objects.filter(pk=wave.pk).update(licence="")


def test_a_mapping_with_hundreds_of_questions_comes_as_a_file(analyst, browser):
    rows = b"".join(b"Q%d,A,50,100\nQ%d,B,50,100\n" % (n, n) for n in range(80))
    wave = external.waiting(analyst, b"question,option,percent,base\n" + rows)

    answer = browser.get(at(analyst, "map_external_wave", wave.key))

    assert answer["Location"] == at(analyst, "bring_mapping", wave.key)


def test_marks_have_our_words():
    assert {mark: mark_words(mark) for mark in Mark} == MEANINGS


def test_a_list_costs_the_same_however_long_it_is(analyst, browser):
    counts = []
    for number in range(1, 6):
        external.loaded(analyst, external.POLL.replace(b"45", b"4%d" % number))
        with CaptureQueriesContext(
            connection,
        ) as done:
            browser.get(at(analyst, "external_waves"))
        counts.append(len(done))

    assert len(set(counts[1:])) == 1

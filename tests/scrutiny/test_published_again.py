"""A decision that the council published again: both can be read, each with its day."""

from datetime import date

import pytest

from heard.scrutiny import services
from heard.scrutiny.beside import beside
from heard.scrutiny.field_names import FIELD_LABELS
from heard.scrutiny.services import settling
from tests.partnerships import make as partnerships
from tests.scrutiny import make, make_batches
from tests.scrutiny.make_batches import page
from tests.scrutiny.pages import at, text_of

pytestmark = pytest.mark.django_db


def published(draft, by, reason="The council published it again"):
    services.change_decision(
        draft, {"checked": sorted(FIELD_LABELS)}, revision=draft.revision, by=by
    )
    draft.refresh_from_db()
    return services.publish_decision(draft, by=by, revision=draft.revision, reason=reason)


def republished(officer):
    return make_batches.waiting(officer, page(), page(published="01/02/2026"))


def test_taken_as_the_next_edition_the_page_names_both_days(client):
    officer = make.officer()
    file = republished(officer)
    ours = beside(file).ours
    seen = settling.Seen(ours.pk, ours.revision)
    record = published(settling.take_as_next_edition(file, seen=seen, by=officer), officer)

    shown = text_of(client.get(at(officer, "decision", record.slug)))
    earlier = text_of(client.get(at(officer, "edition", record.slug, 1)))

    assert "The council published this again on 1 February 2026." in shown
    assert ">Read the earlier one, of 5 July 2024</a>" in shown
    assert "5 July 2024" in earlier


def test_taken_as_another_record_each_names_the_other(client):
    officer = make.officer()
    file = republished(officer)
    first = file.record
    record = published(settling.take_as_another(file, by=officer), officer)

    of_later = text_of(client.get(at(officer, "decision", record.slug)))
    of_earlier = text_of(client.get(at(officer, "decision", first.slug)))

    assert (
        f'href="{at(officer, "decision", first.slug)}">Read the earlier one, of 5 July' in of_later
    )
    assert f'href="{at(officer, "decision", record.slug)}">Read the later one' in of_earlier
    assert "The council published this again on 1 February 2026." in of_earlier


def test_another_record_that_is_still_a_draft_is_named_nowhere(client):
    officer = make.officer()
    file = republished(officer)
    settling.take_as_another(file, by=officer)

    shown = text_of(client.get(at(officer, "decision", file.record.slug)))

    assert "published this again" not in shown


def test_a_day_that_an_officer_corrected_is_no_second_publication(client):
    officer = make.officer()
    first = make.published(officer, publication_date=date(2024, 7, 5))
    draft = services.correct_decision(first, by=officer)
    services.change_decision(
        draft, {"publication_date": date(2024, 7, 6)}, revision=draft.revision, by=officer
    )
    record = published(services.correct_decision(first, by=officer), officer, reason="A slip")

    assert "published this again" not in text_of(client.get(at(officer, "decision", record.slug)))


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("dates_disagree", "The record has two dates that disagree."),
        ("republished", "The record says that it was published again."),
        ("called_in", "The decision was called in, so it may not stand."),
        ("amends_other", "A resolution changes one that was resolved before."),
        ("motion_lost", "A motion or an amendment was lost."),
        ("published_before_decision", "It says that it was published before it was decided."),
        ("effective_before_decision", "It says that it took effect before it was decided."),
        ("exempt", "Part of it was kept from the public."),
        ("nothing_resolved", "No resolution was found in it."),
    ],
)
def test_what_reading_left_open_is_asked_above_the_form(code, words):
    officer = make.officer()
    draft = make.draft(officer)
    draft.doubts = [["decision_date", code], ["decision_date", code], ["title", "unheard_of"]]
    draft.save()
    client = partnerships.signed_in(officer)

    shown = text_of(client.get(at(officer, "change_decision", draft.pk)))

    assert shown.count(words) == 1
    assert "Reading this record left something open" in shown


def test_what_the_engine_doubts_is_kept_with_the_draft():
    officer = make.officer()
    text = make.text("Short breaks").replace("Short breaks", "*Re-published* Short breaks")

    draft = services.read_decision(services.Offer(text), by=officer)

    assert ["publication_date", "republished"] in draft.doubts


def test_what_was_read_unsurely_is_asked_and_what_was_hardly_read_is_empty():
    officer = make.officer()
    draft = make.draft(officer)
    draft.confidence |= {"decision_maker": 0.6}
    draft.save()
    client = partnerships.signed_in(officer)

    shown = text_of(client.get(at(officer, "change_decision", draft.pk)))

    asked = shown.partition('id="field-decision_maker"')[2].partition('id="field-status"')[0]
    assert "Check this" in asked
    assert "I have compared this with the source" in asked

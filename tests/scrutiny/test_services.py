"""Reading, correcting, publishing and withdrawing decisions."""

from datetime import date

import pytest
from django.db import IntegrityError

from heard.audit.models import Entry
from heard.engines.decisiontext import DecisionFileError
from heard.scrutiny import queries, services
from heard.scrutiny.models import DecisionRecord, Resolution, Source, State
from heard.scrutiny.parts import Part
from tests.scrutiny import make

pytestmark = pytest.mark.django_db


def parts_of(record: DecisionRecord) -> list[Part]:
    return [
        Part(number=each.number, text=each.text, verbs=tuple(each.verbs), key=each.key)
        for each in record.resolutions.all()
    ]


def test_a_text_becomes_a_draft_with_each_resolution_in_its_own_row():
    record = make.draft(title="Listening to families")

    assert record.state == State.DRAFT
    assert record.title == "Listening to families"
    assert record.decision_date == date(2024, 7, 4)
    assert record.meeting_body == "Children and Families Scrutiny Committee"
    assert record.report_authors == ["Idris Pell"]
    assert record.publication_date is None
    assert [(each.number, each.verbs) for each in record.resolutions.all()] == [
        ("i", ["note"]),
        ("ii", ["attend", "report_back"]),
    ]


def test_the_source_is_kept_as_it_came():
    officer = make.officer()
    words = make.text()

    record = services.read_decision(services.Offer(words, url="https://example.org/1"), by=officer)

    assert bytes(record.source.original) == words.encode()
    assert record.source.read_by == officer
    assert record.source_url == "https://example.org/1"


def test_a_file_without_words_leaves_nothing_behind():
    with pytest.raises(DecisionFileError):
        services.read_decision(services.Offer(b"\x00\x01\x02" * 90, "a.txt"), by=make.officer())

    assert not Source.objects.exists()


def test_the_same_source_is_noticed_and_leads_to_the_first():
    officer = make.officer()
    words = make.text()
    first = services.read_decision(services.Offer(words), by=officer)

    with pytest.raises(services.TakenBeforeError) as caught:
        services.read_decision(services.Offer(words), by=officer)

    assert caught.value.first == first
    assert DecisionRecord.objects.count() == 1


def test_the_same_source_in_another_partnership_is_nobodys_business():
    words = make.text()
    services.read_decision(services.Offer(words), by=make.officer())

    services.read_decision(services.Offer(words), by=make.officer())

    assert DecisionRecord.objects.count() == 2


def test_an_officer_who_insists_reads_the_same_source_again():
    officer = make.officer()
    words = make.text()
    services.read_decision(services.Offer(words), by=officer)

    services.read_decision(services.Offer(words, is_wanted_again=True), by=officer)

    assert DecisionRecord.objects.count() == 2


def test_a_second_officer_is_told_who_changed_what():
    one = make.officer()
    other = make.officer(of=one.partnership)
    record = make.draft(one)
    services.change_decision(record, {"purpose": "To hear families"}, revision=0, by=one)

    with pytest.raises(services.ChangedMeanwhileError) as caught:
        services.change_decision(record, {"title": "Another"}, revision=0, by=other)

    change = caught.value.changes[0]
    assert (change.made_by, change.fields) == (one, ["purpose"])
    record.refresh_from_db()
    assert record.title != "Another"


def test_the_same_save_twice_is_one_change():
    officer = make.officer()
    record = make.draft(officer)
    for _ in range(2):
        services.change_decision(record, {"purpose": "To hear families"}, revision=0, by=officer)

    assert record.changes.count() == 1


def test_resolutions_keep_their_keys_when_they_change_places():
    officer = make.officer()
    record = make.draft(officer)
    one, other = parts_of(record)

    services.change_resolutions(record, [other, one], revision=0, by=officer)

    assert [each.key for each in record.resolutions.all()] == [other.key, one.key]


def test_a_verb_outside_the_vocabulary_is_refused_by_the_database():
    record = make.draft()

    with pytest.raises(IntegrityError, match="resolution_verbs_are_in_the_vocabulary"):
        Resolution.objects.create(record=record, position=3, text="Sing", verbs=["sing"])


def test_publishing_gives_an_address_of_day_and_title():
    record = make.published(title="Listening to families")

    assert record.slug == "2024-07-04-listening-to-families"
    assert record.state == State.PUBLISHED


def test_two_decisions_of_one_day_and_title_have_their_own_addresses():
    officer = make.officer()
    make.published(officer, title="Short breaks")
    second = make.draft(officer, title="Short breaks again")
    services.change_decision(second, {"title": "Short breaks"}, revision=0, by=officer)

    second = services.publish_decision(second, by=officer, revision=1)

    assert second.slug == "2024-07-04-short-breaks-2"


def test_a_doubtful_field_must_be_checked_before_publishing():
    officer = make.officer()
    words = make.text().replace("Date of decision: 04/07/2024", "Date of decision: 31/02/2024")
    record = services.read_decision(services.Offer(words), by=officer)

    with pytest.raises(services.NotReadyError) as caught:
        services.publish_decision(record, by=officer, revision=0)

    assert "decision_date" in {problem.field for problem in caught.value.problems}
    checked = services.change_decision(
        record,
        {"decision_date": date(2024, 7, 4), "checked": queries.doubtful(record)},
        revision=0,
        by=officer,
    )
    assert services.publish_decision(checked, by=officer, revision=1).state == State.PUBLISHED


def test_what_was_not_previewed_is_not_published():
    officer = make.officer()
    record = make.draft(officer)
    services.change_decision(record, {"purpose": "New"}, revision=0, by=officer)

    with pytest.raises(services.ChangedMeanwhileError):
        services.publish_decision(record, by=officer, revision=0)


def test_a_published_decision_cannot_be_changed():
    officer = make.officer()
    record = make.published(officer)

    with pytest.raises(services.NotADraftError):
        services.change_decision(record, {"title": "Other"}, revision=0, by=officer)


def test_a_correction_is_a_new_edition_and_the_old_one_stays():
    officer = make.officer()
    first = make.published(officer, title="Listening to familys")
    second = services.correct_decision(first, by=officer)
    second = services.change_decision(
        second, {"title": "Listening to families"}, revision=second.revision, by=officer
    )

    second = services.publish_decision(
        second, by=officer, revision=second.revision, reason="A spelling mistake"
    )

    first.refresh_from_db()
    assert (first.state, first.title) == (State.REPLACED, "Listening to familys")
    assert (second.slug, second.edition, second.key) == (first.slug, 2, first.key)
    assert [each.key for each in second.resolutions.all()] == [
        each.key for each in first.resolutions.all()
    ]
    assert list(queries.published(officer.partnership)) == [second]


def test_a_correction_begun_twice_is_one_draft():
    officer = make.officer()
    record = make.published(officer)

    assert services.correct_decision(record, by=officer) == services.correct_decision(
        record, by=officer
    )


def test_a_correction_needs_a_reason():
    officer = make.officer()
    draft = services.correct_decision(make.published(officer), by=officer)

    with pytest.raises(ValueError, match="says why"):
        services.publish_decision(draft, by=officer, revision=draft.revision, reason=" ")


def test_a_withdrawn_decision_leaves_the_register():
    officer = make.officer()
    record = make.published(officer)

    services.withdraw_decision(record, by=officer, reason="It named a child")

    assert not queries.published(officer.partnership)
    with pytest.raises(services.NotInForceError):
        services.correct_decision(record, by=officer)


def test_a_discarded_draft_takes_its_source_along():
    officer = make.officer()
    record = make.draft(officer)

    services.discard_decision(record, by=officer)

    assert not Source.objects.exists()


def test_a_discarded_correction_leaves_the_published_edition_its_source():
    officer = make.officer()
    record = make.published(officer)

    services.discard_decision(services.correct_decision(record, by=officer), by=officer)

    assert Source.objects.count() == 1


def test_every_deed_is_in_the_audit():
    officer = make.officer()
    record = make.published(officer, purpose="To hear families")
    services.withdraw_decision(record, by=officer, reason="It named a child")

    deeds = Entry.objects.filter(actor_id=officer.user.pk).order_by("id")

    assert [entry.deed for entry in deeds if entry.deed.startswith("decision")] == [
        "decision record read",
        "decision draft changed",
        "decision published",
        "decision withdrawn",
    ]

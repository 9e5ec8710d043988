"""Many records brought in together, and brought in again."""

import pytest

from heard.scrutiny.archives import Packed, Refusal
from heard.scrutiny.models import Batch, BatchFile, DecisionRecord, Source
from heard.scrutiny.models.importing_words import BatchState, Outcome
from heard.scrutiny.queries.batches_todo import todo
from heard.scrutiny.services import TakenBeforeError, batches, discard_decision, withdraw_decision
from heard.scrutiny.services.reading import Offer
from tests.partnerships import make as partnerships
from tests.scrutiny import make, make_batches

pytestmark = pytest.mark.django_db


def outcomes(batch):
    return {file.name: file.outcome for file in batch.files.all()}


def test_each_file_becomes_a_draft_and_what_cannot_be_read_says_why():
    officer = make.officer()

    batch = make_batches.batch(
        officer,
        {"a.txt": make.text(), "b.html": make_batches.page(), "c.txt": "", "d.pdf": b"%PDF-"},
    )

    assert outcomes(batch) == {
        "a.txt": Outcome.NEW,
        "b.html": Outcome.NEW,
        "c.txt": Outcome.REFUSED,
        "d.pdf": Outcome.REFUSED,
    }
    empty = batch.files.get(name="c.txt")
    assert (empty.place, empty.problem, empty.remedy) == (
        "1",
        "is empty",
        "save the record again, or paste its words",
    )
    assert batch.state == BatchState.DONE
    assert DecisionRecord.objects.filter(partnership=officer.partnership).count() == 2
    assert not batch.files.exclude(content=None).exists()


def test_what_was_refused_before_it_was_kept_is_in_the_report():
    officer = make.officer()
    refused = Packed("in.zip", refusal=Refusal("is an archive", "take the files out"))

    batch = batches.read_batch(batches.bring_batch("x", [refused], by=officer))

    file = batch.files.get()
    assert (file.outcome, file.problem, file.content) == (Outcome.REFUSED, "is an archive", None)


def test_the_same_files_twice_make_no_second_draft():
    officer = make.officer()
    files = {"a.txt": make.text(), "b.html": make_batches.page()}
    make_batches.batch(officer, files)

    again = make_batches.batch(officer, files)

    assert set(outcomes(again).values()) == {Outcome.SAME}
    assert DecisionRecord.objects.filter(partnership=officer.partnership).count() == 2


def test_one_record_twice_in_a_batch_is_one_draft():
    text = make.text()

    batch = make_batches.batch(make.officer(), {"a.txt": text, "copy of a.txt": text})

    assert outcomes(batch) == {"a.txt": Outcome.NEW, "copy of a.txt": Outcome.SAME}
    assert batch.files.last().record == batch.files.first().record


def test_a_page_saved_again_with_other_markup_says_the_same():
    officer = make.officer()
    make_batches.batch(officer, {"a.html": make_batches.page()})
    other_markup = make_batches.page().replace("<p>", "<p class='x'>")

    assert outcomes(make_batches.batch(officer, {"b.html": other_markup})) == {
        "b.html": Outcome.SAME
    }


def test_a_record_in_other_words_waits_for_somebody_to_decide():
    officer = make.officer()

    file = make_batches.waiting(
        officer, make_batches.page(), make_batches.page(purpose="To hear families.")
    )

    assert file.outcome == Outcome.CHANGED
    assert file.differences == ["purpose"]
    assert bytes(file.content)
    assert [each.text for each in todo(officer)] == [
        "Decide on new words for the decision record “Listening to families”"
    ]


def test_without_an_address_title_committee_and_day_say_which_record_it_is():
    officer = make.officer()
    text = make.text("Short breaks")
    make_batches.batch(officer, {"a.txt": text})

    changed = make_batches.batch(officer, {"b.txt": text.replace("noted", "received")})
    another_day = make_batches.batch(officer, {"c.txt": text.replace("04/07/2024", "04/07/2025")})

    assert outcomes(changed) == {"b.txt": Outcome.CHANGED}
    assert outcomes(another_day) == {"c.txt": Outcome.NEW}


def test_what_an_officer_corrected_is_no_difference():
    officer = make.officer()
    record = make_batches.batch(officer, {"a.html": make_batches.page()}).files.get().record
    record.title = "Listening to families, as we call it"
    record.save()

    again = make_batches.batch(officer, {"b.html": make_batches.page(second="Nothing more.")})

    assert again.files.get().differences == ["text", "resolutions"]


def test_a_record_with_a_later_publication_date_is_published_again():
    officer = make.officer()
    again = make_batches.page(published="01/02/2026", title="*Re-published* Listening to families")

    file = make_batches.waiting(officer, make_batches.page(), again)

    assert file.outcome == Outcome.REPUBLISHED
    assert file.differences == ["publication_date"]


def test_a_file_that_waits_does_not_wait_twice():
    officer = make.officer()
    changed = make_batches.page(purpose="To hear families.")
    make_batches.waiting(officer, make_batches.page(), changed)

    again = make_batches.batch(officer, {"again.html": changed}).files.get()

    assert (again.outcome, again.waits) == (Outcome.SAME, False)
    assert again.problem == "It was brought in before, and waits for somebody to decide"
    assert len(todo(officer)) == 1


def test_a_record_of_another_partnership_is_not_known_here():
    make_batches.batch(make.officer(), {"a.html": make_batches.page()})

    batch = make_batches.batch(make.officer(), {"a.html": make_batches.page()})

    assert outcomes(batch) == {"a.html": Outcome.NEW}


def test_a_record_that_was_withdrawn_says_so_when_it_comes_again():
    officer = make.officer()
    record = make.published(officer, title="Short breaks")
    withdraw_decision(record, by=officer, reason="It named a child")

    file = make_batches.batch(officer, {"a.txt": make.text("Short breaks") + "\nMore"}).files.get()

    assert file.outcome == Outcome.NEW
    assert "was withdrawn here on" in file.problem


def test_a_draft_that_was_thrown_away_can_come_again():
    officer = make.officer()
    text = make.text()
    discard_decision(make_batches.batch(officer, {"a.txt": text}).files.get().record, by=officer)

    assert outcomes(make_batches.batch(officer, {"a.txt": text})) == {"a.txt": Outcome.NEW}


def test_a_job_that_was_killed_goes_on_where_it_was():
    officer = make.officer()
    files = {f"{number}.txt": make.text() for number in range(6)}
    batch = make_batches.batch(officer, files, is_read=False)
    some = batch.files.all()[:2]
    batches._settle(batch, [(file, batches._read(file)) for file in some])  # and then it is killed

    batches.read_batch(batch)
    batches.read_batch(batch)

    assert DecisionRecord.objects.filter(partnership=officer.partnership).count() == 6
    assert Batch.objects.get(pk=batch.pk).state == BatchState.DONE


def test_a_job_settles_only_what_still_waits():
    officer = make.officer()
    batch = make_batches.batch(officer, {"a.txt": make.text()}, is_read=False)
    read_by_one = [(file, batches._read(file)) for file in batch.files.all()]
    batches.read_batch(batch)

    batches._settle(Batch.objects.get(pk=batch.pk), read_by_one)

    assert DecisionRecord.objects.filter(partnership=officer.partnership).count() == 1


def test_a_file_that_nothing_foresaw_does_not_stop_the_others():
    officer = make.officer()
    batch = make_batches.batch(
        officer, {"bad.txt": b"\xff\xfe\xff", "good.txt": make.text()}, is_read=False
    )
    batch.files.filter(name="bad.txt").update(is_pasted=True)  # its bytes are no text at all

    batches.read_batch(batch)

    assert outcomes(batch) == {"bad.txt": Outcome.REFUSED, "good.txt": Outcome.NEW}
    assert batch.files.get(name="bad.txt").problem == (
        "could not be read, which is a mistake of Heard"
    )


def test_one_record_pasted_again_in_other_words_is_offered_not_doubled():
    officer = make.officer()
    text = make.text("Short breaks")
    first = batches.read_or_compare(Offer(text), by=officer)

    file = batches.read_or_compare(Offer(text.replace("noted", "received")), by=officer)

    assert isinstance(file, BatchFile)
    assert (file.record, file.is_pasted, file.waits) == (first, True, True)
    assert batches.read_or_compare(Offer(text.replace("noted", "received")), by=officer) == file
    with pytest.raises(TakenBeforeError):
        batches.read_or_compare(Offer(text + "\n\n"), by=officer)
    assert DecisionRecord.objects.filter(partnership=officer.partnership).count() == 1
    assert Source.objects.filter(partnership=officer.partnership).count() == 1


def test_one_that_is_wanted_again_is_another_record():
    officer = make.officer()
    text = make.text()
    batches.read_or_compare(Offer(text), by=officer)

    record = batches.read_or_compare(Offer(text, is_wanted_again=True), by=officer)

    assert isinstance(record, DecisionRecord)


def test_many_that_wait_are_one_line_of_what_is_to_be_done():
    officer = make.officer()
    for number in range(4):
        before = make_batches.page(address=f"https://c.example/ieDecisionDetails.aspx?Id={number}")
        make_batches.waiting(officer, before, before.replace("hear", "know"), is_published=False)

    assert [each.text for each in todo(officer)] == [
        "Decide on 4 records that are here in other words"
    ]
    assert todo(partnerships.member(of=officer.partnership)) == []

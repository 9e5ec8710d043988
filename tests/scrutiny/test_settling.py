"""A record that is here in other words: the new ones taken, ours kept, or both."""

from datetime import date

import pytest

from heard.audit.models import Entry
from heard.scrutiny import services
from heard.scrutiny.beside import beside
from heard.scrutiny.models import BatchFile, DecisionRecord, Source, State
from heard.scrutiny.models.importing_words import Choice, Outcome
from heard.scrutiny.services import ChangedMeanwhileError, NotInForceError, settling
from heard.scrutiny.services.settling import Seen
from tests.scrutiny import make, make_batches
from tests.scrutiny.make_batches import page

pytestmark = pytest.mark.django_db

REWORDED = "The report presented be received and noted."


def seen(file):
    ours = beside(file).ours
    return Seen(ours.pk, ours.revision)


def keys(record):
    return {each.text: each.key for each in record.resolutions.all()}


def test_new_words_become_the_next_edition_and_resolutions_keep_their_keys():
    officer = make.officer()
    file = make_batches.waiting(officer, page(), page(first=REWORDED, purpose="To hear."))
    ours = file.record

    draft = settling.take_as_next_edition(file, seen=seen(file), by=officer)

    assert (draft.edition, draft.key, draft.purpose) == (2, ours.key, "To hear.")
    before, after = keys(ours), keys(draft)
    second = make_batches.WORDS["second"]
    assert after == {
        REWORDED: before[make_batches.WORDS["first"]],
        second: before[second],
    }
    file.refresh_from_db()
    assert (file.choice, file.settled_by, file.content) == (Choice.NEXT, officer, None)
    ours.refresh_from_db()
    assert (ours.state, ours.purpose) == (State.PUBLISHED, make_batches.WORDS["purpose"])


def test_the_next_edition_is_read_from_the_new_source():
    officer = make.officer()
    changed = page(purpose="To hear.")
    file = make_batches.waiting(officer, page(), changed)

    draft = settling.take_as_next_edition(file, seen=seen(file), by=officer)

    draft.refresh_from_db()
    assert bytes(draft.source.original) == changed.encode()
    assert bytes(file.record.source.original) == page().encode()
    assert "To hear." in draft.source.text.split("\n")[draft.lines["purpose"][0] - 1 :][0]


def test_what_officers_corrected_stays_when_the_council_changed_something_else():
    officer = make.officer()
    first = make_batches.batch(officer, {"a.html": page()}).files.get().record
    services.change_decision(first, {"title": "As families call it"}, revision=0, by=officer)
    services.publish_decision(first, by=officer, revision=1)
    file = make_batches.batch(officer, {"b.html": page(purpose="To hear.")}).files.get()

    draft = settling.take_as_next_edition(file, seen=seen(file), by=officer)

    assert (draft.title, draft.purpose) == ("As families call it", "To hear.")


def test_new_words_go_into_a_draft_that_was_never_published():
    officer = make.officer()
    file = make_batches.waiting(officer, page(), page(purpose="To hear."), is_published=False)

    draft = settling.take_as_next_edition(file, seen=seen(file), by=officer)

    assert (draft.pk, draft.edition, draft.purpose) == (file.record.pk, 1, "To hear.")
    assert Source.objects.filter(partnership=officer.partnership).count() == 1


def test_new_words_go_into_a_correction_that_was_begun():
    officer = make.officer()
    file = make_batches.waiting(officer, page(), page(purpose="To hear."))
    begun = services.correct_decision(file.record, by=officer)

    draft = settling.take_as_next_edition(file, seen=seen(file), by=officer)

    assert draft.pk == begun.pk


def test_nothing_is_taken_into_a_record_that_changed_since_it_was_looked_at():
    officer = make.officer()
    file = make_batches.waiting(officer, page(), page(purpose="To hear."), is_published=False)
    looked_at = seen(file)
    services.change_decision(file.record, {"purpose": "Ours"}, revision=0, by=officer)

    with pytest.raises(ChangedMeanwhileError):
        settling.take_as_next_edition(file, seen=looked_at, by=officer)

    assert BatchFile.objects.get(pk=file.pk).waits


def test_nothing_is_taken_into_a_record_that_was_withdrawn():
    officer = make.officer()
    file = make_batches.waiting(officer, page(), page(purpose="To hear."))
    looked_at = seen(file)
    services.withdraw_decision(file.record, by=officer, reason="It named a child")

    with pytest.raises(NotInForceError):
        settling.take_as_next_edition(file, seen=looked_at, by=officer)

    assert beside(file).ours is None


def test_ours_is_kept_and_the_same_file_is_known_from_then_on():
    officer = make.officer()
    changed = page(purpose="To hear.")
    file = make_batches.waiting(officer, page(), changed)

    settling.keep_ours(file, by=officer)

    assert make_batches.batch(officer, {"x": changed}).files.get().outcome == Outcome.SAME
    assert file.record.purpose == make_batches.WORDS["purpose"]


def test_it_can_be_another_record():
    officer = make.officer()
    file = make_batches.waiting(officer, page(), page(purpose="To hear."))

    record = settling.take_as_another(file, by=officer)

    assert (record.edition, record.purpose, record.republishes) == (1, "To hear.", None)
    assert record.key != file.record.key


def test_another_record_that_was_published_again_says_of_which_it_is():
    officer = make.officer()
    file = make_batches.waiting(officer, page(), page(published="01/02/2026", decided="01/02/2026"))

    record = settling.take_as_another(file, day=date(2024, 7, 4), by=officer)

    assert (record.republishes, record.decision_date) == (file.record.key, date(2024, 7, 4))
    assert record.publication_date == date(2026, 2, 1)


def test_the_day_that_counts_is_the_one_that_was_chosen():
    officer = make.officer()
    again = page(published="01/02/2026", decided="01/02/2026")
    file = make_batches.waiting(officer, page(), again)
    assert beside(file).days == {
        date(2024, 7, 4): "4 July 2024, as it stands here",
        date(2026, 2, 1): "1 February 2026, as the council says now",
    }

    draft = settling.take_as_next_edition(file, seen=seen(file), day=date(2024, 7, 4), by=officer)

    assert (draft.decision_date, draft.publication_date) == (date(2024, 7, 4), date(2026, 2, 1))


@pytest.mark.parametrize("is_published", [True, False])
def test_a_file_is_settled_once(is_published):
    officer = make.officer()
    file = make_batches.waiting(officer, page(), page(purpose="X"), is_published=is_published)
    looked_at = seen(file)
    settling.keep_ours(file, by=officer)

    for deed in (
        lambda: settling.keep_ours(file, by=officer),
        lambda: settling.take_as_another(file, by=officer),
        lambda: settling.take_as_next_edition(file, seen=looked_at, by=officer),
    ):
        with pytest.raises(settling.NotWaitingError):
            deed()
    assert DecisionRecord.objects.filter(partnership=officer.partnership).count() == 1


def test_settling_is_in_the_audit():
    officer = make.officer()
    file = make_batches.waiting(officer, page(), page(purpose="X"))

    settling.keep_ours(file, by=officer)

    entry = Entry.objects.filter(deed="decision record settled").get()
    assert entry.details == {"choice": "kept"}


def test_a_resolution_that_is_gone_and_one_that_is_new_are_shown():
    officer = make.officer()
    changed = page(second="Officers write to every school in the area by the autumn.")
    file = make_batches.waiting(officer, page(), changed)

    both = beside(file)

    assert [change.kind for change in both.resolutions] == ["same", "gone", "new"]
    draft = settling.take_as_next_edition(file, seen=seen(file), by=officer)
    assert len(set(keys(draft).values()) & set(keys(file.record).values())) == 1

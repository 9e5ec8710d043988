"""What leads do with a concern, and what the database and the steps say afterwards."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from heard.audit.models import Entry
from heard.safeguarding.models import Concern, ConcernSource, ConcernState, StepKind
from heard.safeguarding.queries import released_keys
from heard.safeguarding.services import handling
from heard.safeguarding.services.forgetting import StillOpenError, forget_concern
from heard.safeguarding.timers import hours_words, span_words, timer_words
from tests.safeguarding import make

pytestmark = pytest.mark.django_db
FINE = handling.Outcome("Nothing in it", is_released=True)


@pytest.fixture
def setup():
    return make.setup()


@pytest.fixture
def concern(setup):
    return make.concern(setup.partnership)


def kinds(concern):
    return [step.kind for step in concern.steps.all()][1:]


def test_who_looks_first_stops_the_timer_and_who_presses_second_changes_nothing(setup, concern):
    first = handling.look_at_concern(concern, by=setup.lead)
    second = handling.look_at_concern(concern, by=setup.deputy)

    assert (first.looked_by, second.looked_by_id) == (setup.lead, setup.lead.pk)
    assert kinds(concern) == [StepKind.LOOKED_AT]
    assert Entry.objects.filter(deed="concern looked at").count() == 1


def test_whoever_writes_of_a_concern_has_looked_at_it(setup, concern):
    noted = handling.note_on_concern(concern, words="Rang", revision=0, by=setup.lead)

    assert (noted.state, noted.looked_by) == (ConcernState.LOOKED_AT, setup.lead)


def test_passed_on_it_stays_open(setup, concern):
    passing = handling.Passing("Front door", "R 12", "They ring the family")

    passed = handling.pass_on_concern(concern, passing, revision=0, by=setup.lead)

    step = concern.steps.last()
    assert (passed.state, passed.is_open) == (ConcernState.PASSED_ON, True)
    assert (step.passed_to, step.their_reference) == ("Front door", "R 12")


def test_of_two_at_once_the_second_is_told(setup, concern):
    handling.note_on_concern(concern, words="Rang", revision=0, by=setup.lead)

    with pytest.raises(handling.ChangedMeanwhileError):
        handling.close_concern(concern, FINE, revision=0, by=setup.deputy)


def test_nothing_is_added_to_a_closed_concern(setup, concern):
    handling.close_concern(concern, FINE, revision=0, by=setup.lead)

    with pytest.raises(handling.ClosedError):
        handling.note_on_concern(concern, words="More", revision=1, by=setup.lead)
    with pytest.raises(handling.ClosedError):
        handling.look_at_concern(concern, by=setup.deputy)


def test_what_was_flagged_is_released_until_the_concern_is_opened_again(setup, concern):
    area, source = setup.partnership, ConcernSource.SESSION

    assert released_keys(area, source) == set()
    handling.close_concern(concern, FINE, revision=0, by=setup.lead)
    assert released_keys(area, source) == {concern.source_key}
    opened = handling.open_concern_again(concern, words="He rang again", by=setup.lead)
    assert released_keys(area, source) == set()
    assert (opened.state, opened.closed_at) == (ConcernState.LOOKED_AT, None)


def test_what_is_kept_out_is_never_released(setup, concern):
    handling.close_concern(concern, handling.Outcome("Passed"), revision=0, by=setup.lead)

    assert released_keys(setup.partnership, ConcernSource.SESSION) == set()


def test_an_open_concern_is_not_opened_again(setup, concern):
    with pytest.raises(handling.NotClosedError):
        handling.open_concern_again(concern, words="Why not", by=setup.lead)


def test_emptied_it_says_that_it_was_and_nothing_more(setup, concern):
    handling.note_on_concern(concern, words="Rang Bryony", revision=0, by=setup.lead)
    with pytest.raises(StillOpenError):
        forget_concern(concern)
    handling.close_concern(concern, FINE, revision=1, by=setup.lead)

    emptied = forget_concern(concern)

    assert (emptied.said, emptied.worry, emptied.about, emptied.where) == ("", "", "", "")
    assert {step.words for step in emptied.steps.all()} == {""}
    assert emptied.looked_at
    with pytest.raises(handling.WordsEmptiedError):
        handling.open_concern_again(concern, words="More", by=setup.lead)


def test_the_database_keeps_each_step_as_it_was_written(setup, concern):
    handling.note_on_concern(concern, words="Rang the school", revision=0, by=setup.lead)

    for change in (
        lambda: concern.steps.update(words="Did nothing"),
        lambda: concern.steps.update(words=""),
        lambda: concern.steps.update(by=setup.deputy),
        lambda: concern.steps.all().delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()

    assert [step.words for step in concern.steps.all()] == ["", "Rang the school"]


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(seconds=20), "less than a minute"),
        (timedelta(minutes=1), "1 minute"),
        (timedelta(minutes=119), "119 minutes"),
        (timedelta(hours=2), "2 hours"),
        (timedelta(hours=47, minutes=59), "47 hours"),
        (timedelta(days=3), "3 days"),
    ],
)
def test_spans_are_said_in_words(span, words):
    assert span_words(span) == words


def test_hours_are_said_in_words():
    assert [hours_words(n) for n in (1, 4, 24, 30, 48)] == [
        "within 1 hour",
        "within 4 hours",
        "within 24 hours",
        "within 30 hours",
        "within 2 days",
    ]


def test_the_timer_says_what_is_left_how_late_it_is_and_how_fast_somebody_looked(setup, concern):
    late_by = concern.look_by + timedelta(hours=2, minutes=1)
    soon = concern.look_by - timedelta(minutes=40, seconds=5)

    assert timer_words(concern, soon).endswith(", 40 minutes left")
    assert timer_words(concern, late_by) == "2 hours late"
    Concern.objects.update(state="looked_at", looked_at=concern.raised_at + timedelta(minutes=5))
    concern.refresh_from_db()
    assert timer_words(concern, timezone.now()) == "looked at after 5 minutes, in time"
    Concern.objects.update(looked_at=concern.look_by + timedelta(hours=3))
    concern.refresh_from_db()
    assert timer_words(concern, timezone.now()) == "looked at after 27 hours, 3 hours late"

"""What is held on somebody is found, not read; and words are emptied when their day has come."""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from heard.home import holding
from heard.partnerships.privacy import years_before
from heard.safeguarding import privacy
from heard.safeguarding.models import Concern
from heard.safeguarding.services import handling
from tests.safeguarding import make

pytestmark = pytest.mark.django_db
ABOUT = "Bryony Ashdown, bryony@example.org, 01632 960983"


@pytest.fixture
def setup():
    return make.setup()


def close(setup, concern, *, on: date):
    outcome = handling.Outcome("Bryony Ashdown is safe")
    handling.close_concern(concern, outcome, revision=0, by=setup.lead)
    midday = timezone.make_aware(datetime.combine(on, time(12)))
    Concern.objects.filter(pk=concern.pk).update(closed_at=midday)


def subject(setup, **known):
    given = {"email": "", "phone": "", "name": ""} | known
    return holding.subject_of(setup.partnership, **given)


@pytest.mark.parametrize(
    "known",
    [{"email": "bryony@example.org"}, {"phone": "+44 1632 960983"}, {"name": "bryony ashdown"}],
)
def test_a_record_that_names_somebody_is_found_and_shows_its_reference_alone(setup, known):
    concern = make.concern(setup.partnership, about=ABOUT)

    (held,) = privacy.held_on(subject(setup, **known))

    assert [value for _name, value in held.values] == [concern.reference]
    assert "from the safeguarding lead" in str(held.why_kept)
    assert held.forget is None
    assert "Rowan" not in str(held)


def test_a_step_that_names_somebody_is_found(setup):
    concern = make.concern(setup.partnership)
    handling.note_on_concern(concern, words=f"Rang {ABOUT}", revision=0, by=setup.lead)

    assert len(privacy.held_on(subject(setup, email="bryony@example.org"))) == 1


def test_somebody_else_and_another_area_find_nothing(setup):
    make.concern(setup.partnership, about=ABOUT)

    assert privacy.held_on(subject(setup, email="ash@example.org", name="Ash Vale")) == []
    assert privacy.held_on(subject(make.setup(), email="bryony@example.org")) == []


def test_words_are_emptied_after_the_years_that_the_partnership_set():
    today = date(2026, 11, 25)
    short, usual = make.setup(kept_years=2), make.setup()
    gone, kept = make.concern(short.partnership), make.concern(usual.partnership)
    still = make.concern(short.partnership)
    close(short, gone, on=years_before(today, 2))
    close(usual, kept, on=years_before(today, 2))
    close(short, still, on=years_before(today, 2) + timedelta(days=1))

    (rule,) = privacy.retention_rules()
    before = (rule.due(today), rule.every())
    forgotten = rule.forget(today)

    assert (before, forgotten, rule.due(today), rule.every()) == ((1, 3), 1, 0, 3)
    gone.refresh_from_db()
    kept.refresh_from_db()
    assert (gone.said, kept.said) == ("", make.SAID)


def test_an_open_concern_is_kept_however_old_it_is(setup):
    concern = make.concern(setup.partnership)
    Concern.objects.filter(pk=concern.pk).update(raised_at=timezone.now() - timedelta(days=9999))

    assert privacy.past_their_day(timezone.localdate()).count() == 0


def test_every_room_is_asked(setup):
    make.concern(setup.partnership, about=ABOUT)

    found = holding.held_on(subject(setup, email="bryony@example.org"))
    rooms = {each.room.code: each.held for each in found}

    assert len(rooms["safeguarding"]) == 1
    assert "concerns" in {rule.code for rule in holding.retention_rules()}

"""Raising a concern: who is told what, by when somebody looks, and what happens a second time."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from heard.audit.models import Entry
from heard.mail.models import Message
from heard.partnerships.roles import Role
from heard.safeguarding import services
from heard.safeguarding.hours import look_by
from heard.safeguarding.models import Concern, ConcernSource, ConcernState, StepKind, Urgency
from heard.safeguarding.queries import released_keys
from heard.safeguarding.services import handling
from tests.partnerships import make as partnerships
from tests.safeguarding import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def setup():
    return make.setup()


def sent_to():
    return set(Message.objects.values_list("to", flat=True))


def test_the_lead_is_told_and_looks_within_the_hours_that_were_set(setup):
    concern = make.concern(setup.partnership)

    assert concern.look_by - concern.raised_at == timedelta(hours=24)
    assert sent_to() == {setup.lead.user.email}
    assert [step.kind for step in concern.steps.all()] == [StepKind.RAISED]


def test_the_deputy_is_told_as_well_when_it_cannot_wait(setup):
    concern = make.concern(setup.partnership, urgency=Urgency.AT_ONCE)

    assert concern.look_by - concern.raised_at == timedelta(hours=1)
    assert sent_to() == {setup.lead.user.email, setup.deputy.user.email}


def test_no_message_and_no_line_of_the_audit_says_a_word_of_it(setup):
    by = partnerships.member(of=setup.partnership)
    about, where = "Bryony Ashdown, 01632 960983", "Harbour library, table 3"

    concern = make.concern(setup.partnership, by=by, about=about, where=where)

    message, entry = Message.objects.get(), Entry.objects.get(deed="concern raised")
    written = f"{message.subject} {message.body} {entry.subject_name} {entry.details}"
    assert concern.reference in written
    assert f"/staff/safeguarding/{concern.pk}/" in message.body
    for words in ("Rowan", "hurt", "Bryony", "960983", "Harbour"):
        assert words not in written


def test_a_reference_is_eight_signs_that_nobody_can_guess(setup):
    one, other = make.concern(setup.partnership), make.concern(setup.partnership)

    assert re.fullmatch("[A-Z346789]{4}-[A-Z346789]{4}", one.reference)
    assert one.reference != other.reference
    assert str(one) == one.reference


def test_hours_are_real_hours_while_the_clocks_go_forward(setup):
    before = datetime(2027, 3, 27, 22, 0, tzinfo=UTC)

    by = look_by(setup, Urgency.TODAY, before)

    assert by == before + timedelta(hours=4)
    assert timezone.localtime(by).hour == 3


def test_the_same_thing_is_one_concern(setup):
    flag = make.flag()

    first = services.raise_concern(setup.partnership, flag, by=None)
    again = services.raise_concern(setup.partnership, flag, by=None)

    assert (first, Concern.objects.count(), Message.objects.count()) == (again, 1, 1)


def test_what_is_new_about_a_thing_that_was_flagged_is_not_lost(setup):
    key = uuid4()
    first = make.concern(setup.partnership, source_key=key, worry="He looked thin")

    again = make.concern(
        setup.partnership, source_key=key, worry="He has bruises", urgency=Urgency.AT_ONCE
    )

    step = again.steps.last()
    assert again == first
    assert (step.kind, "He has bruises" in step.words) == (StepKind.RAISED_AGAIN, True)
    assert again.look_by - again.raised_at < timedelta(hours=2)
    assert setup.deputy.user.email in sent_to()


def test_a_closed_concern_that_is_flagged_again_waits_anew(setup):
    key = uuid4()
    concern = make.concern(setup.partnership, source_key=key)
    outcome = handling.Outcome("Nothing in it", is_released=True)
    handling.close_concern(concern, outcome, revision=0, by=setup.lead)
    assert released_keys(setup.partnership, ConcernSource.SESSION) == {key}

    again = make.concern(setup.partnership, source_key=key)

    assert (again.state, again.looked_at, again.closed_at) == (ConcernState.WAITING, None, None)
    assert released_keys(setup.partnership, ConcernSource.SESSION) == set()
    assert Message.objects.count() == 2


def test_a_lead_who_has_left_is_not_told_and_the_deputy_is(setup):
    setup.lead.left_at = setup.lead.joined_at
    setup.lead.save()

    make.concern(setup.partnership)

    assert sent_to() == {setup.deputy.user.email}


def test_where_nobody_is_named_everybody_who_may_read_it_is_told():
    area = partnerships.partnership()
    one, other = make.lead(area), make.lead(area)

    make.concern(area)

    assert sent_to() == {one.user.email, other.user.email}


def test_where_nobody_may_read_it_administrators_are_told_to_name_somebody():
    area = partnerships.partnership()
    administrator = partnerships.member(Role.ADMINISTRATOR, of=area)

    concern = make.concern(area)

    message = Message.objects.get()
    assert message.to == administrator.user.email
    assert concern.reference not in message.body
    assert "/staff/safeguarding/set-up/" in message.body


def test_one_area_learns_nothing_of_what_another_released(setup):
    key = uuid4()
    concern = make.concern(setup.partnership, source_key=key)
    handling.close_concern(
        concern, handling.Outcome("Fine", is_released=True), revision=0, by=setup.lead
    )

    assert released_keys(partnerships.partnership(), ConcernSource.SESSION) == set()
    assert released_keys(setup.partnership, ConcernSource.SURVEY) == set()


@pytest.mark.django_db(transaction=True)
def test_two_who_flag_the_same_thing_at_once_make_one_concern():
    area, flag = make.setup().partnership, make.flag()

    def raise_it(_number):
        try:
            return services.raise_concern(area, flag, by=None).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        made = set(pool.map(raise_it, range(4)))

    assert len(made) == Concern.objects.count() == Message.objects.count() == 1

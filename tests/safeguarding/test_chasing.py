"""Nobody looked in time: who is told again, how often, and that twice does no harm."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from heard.mail.models import Message
from heard.partnerships.roles import Role
from heard.safeguarding import jobs
from heard.safeguarding.models import Concern, StepKind
from heard.safeguarding.services import handling
from heard.safeguarding.services.chasing import chase_concern, chase_late_concerns
from tests.partnerships import make as partnerships
from tests.safeguarding import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def setup():
    return make.setup()


@pytest.fixture
def late(setup):
    """A concern that is late, with the messages of its raising gone."""
    concern = make.make_late(make.concern(setup.partnership))
    Message.objects.all().delete()
    return concern


def an_hour_passes():
    ago = timezone.now() - timedelta(hours=1, minutes=1)
    Concern.objects.exclude(chased_at=None).update(chased_at=ago)


def sent_to():
    return set(Message.objects.values_list("to", flat=True))


def test_lead_and_deputy_are_told_first(setup, late):
    third = make.lead(setup.partnership)

    assert chase_late_concerns() == 1

    assert sent_to() == {setup.lead.user.email, setup.deputy.user.email}
    assert third.user.email not in sent_to()
    late.refresh_from_db()
    assert (late.times_chased, late.steps.last().kind) == (1, StepKind.CHASED)


def test_then_everybody_who_may_read_it_is_told(setup, late):
    third = make.lead(setup.partnership)
    chase_late_concerns()
    Message.objects.all().delete()
    an_hour_passes()

    chase_late_concerns()

    people = {setup.lead.user.email, setup.deputy.user.email, third.user.email}
    assert sent_to() == people


def test_nobody_is_told_twice_within_the_hour(late):
    for _each in range(3):
        jobs.chase_late_concerns(0)

    assert Message.objects.count() == 2


def test_messages_hold_a_reference_and_a_link_alone(late):
    chase_late_concerns()

    for message in Message.objects.all():
        assert late.reference in message.subject
        assert f"/staff/safeguarding/{late.pk}/" in message.body
        assert "Rowan" not in message.subject + message.body


def test_nobody_is_told_of_what_is_in_time_or_was_looked_at(setup, late):
    make.concern(setup.partnership)
    Message.objects.all().delete()
    handling.look_at_concern(late, by=setup.deputy)

    assert chase_late_concerns() == 0
    assert sent_to() == set()


def test_without_anybody_who_may_read_it_administrators_are_told(setup, late):
    administrator = partnerships.member(Role.ADMINISTRATOR, of=setup.partnership)
    setup.partnership.members.holding(Role.SAFEGUARDING_LEAD).update(roles=["read_only"])

    chase_late_concerns()

    assert sent_to() == {administrator.user.email}
    assert late.reference not in Message.objects.get().body


@pytest.mark.django_db(transaction=True)
def test_two_workers_chase_once():
    concern = make.make_late(make.concern(make.setup().partnership))
    Message.objects.all().delete()

    def chase(_number):
        try:
            return chase_concern(concern)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(chase, range(4)))

    assert (sum(told), Message.objects.count()) == (1, 2)

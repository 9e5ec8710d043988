"""Duties when two requests arrive in the same moment."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heard.mail.models import Message
from heard.scrutiny.models import Duty, MemberDuty
from heard.scrutiny.services import duties as services
from heard.scrutiny.services import telling_duties
from tests.scrutiny import make, make_duties
from tests.scrutiny import make_committees as make_c
from tests.scrutiny.test_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_resolution_sent_twice_at_once_makes_one_duty_and_one_letter():
    officer = make.officer()
    committee = make_c.committee(officer)
    make_c.councillor(committee)
    asked = make_duties.asked(resolution=make.published(officer).resolutions.last().key)

    at_once(lambda: services.make_duty(committee, asked, by=officer), errors=ValueError)

    assert Duty.objects.count() == MemberDuty.objects.count() == Message.objects.count() == 1


def test_the_job_and_an_officer_at_once_are_one_letter():
    officer = make.officer()
    committee = make_c.committee(officer)
    make_c.councillor(committee)
    duty = make_duties.duty(committee, officer)
    MemberDuty.objects.update(told_on=timezone.localdate() - timedelta(days=1))
    Message.objects.all().delete()

    at_once(lambda: telling_duties.remind_members(duty, by=officer), errors=ValueError)

    assert Message.objects.count() == 1


def test_the_nightly_job_twice_at_once_adds_who_joined_once():
    committee = make_c.committee()
    make_duties.duty(committee)
    make_c.councillor(committee)

    at_once(lambda: services.keep_duties(timezone.localdate()), errors=ValueError)

    assert MemberDuty.objects.count() == Message.objects.count() == 1

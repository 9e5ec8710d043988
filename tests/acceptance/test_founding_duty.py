"""The founding record: members attend events in their areas and report back to the Committee."""

from datetime import date, datetime, time

import pytest
from django.utils import timezone

from heard.scrutiny import services
from heard.scrutiny.models import MemberDuty
from heard.scrutiny.queries.duty_sessions import sessions_of
from heard.scrutiny.queries.proposing_duty import propose_duty
from heard.scrutiny.services.duties import make_duty
from tests.acceptance.test_decision_record import SHARED
from tests.scrutiny import make
from tests.scrutiny import make_committees as make_c
from tests.sessions import make as sessions


@pytest.mark.django_db
def test_each_member_has_a_duty_with_the_autumn_sessions_of_their_division():
    officer = make.officer()
    committee = make_c.committee(officer, "Children's Services Scrutiny Committee")
    people = [make_c.councillor(committee) for _ in range(4)]
    programme = sessions.programme(committee.partnership)
    sessions.phase(programme, starts_on=date(2018, 4, 1), ends_on=date(2018, 7, 20))
    autumn = sessions.phase(programme, starts_on=date(2018, 9, 3), ends_on=date(2018, 12, 14))
    own = {}
    for day, person in enumerate(people, 1):
        starts_at = timezone.make_aware(datetime.combine(date(2018, 10, day), time(10)))
        division = person.member.division
        columns = {"starts_at": starts_at, "ends_at": starts_at.replace(hour=12)}
        own[person.pk] = sessions.session(
            autumn, division=division, district=division.district, **columns
        )
    words = (SHARED / "data" / "founding-record.txt").read_text(encoding="utf-8")

    record = services.read_decision(services.Offer(words), by=officer)
    record = services.publish_decision(record, by=officer, revision=0)
    _noted, asked = record.resolutions.all()
    make_duty(committee, propose_duty(asked, committee), by=officer)

    assert record.filed_under == committee
    assert {line.person_id: sessions_of(line) for line in MemberDuty.objects.all()} == {
        pk: [session] for pk, session in own.items()
    }

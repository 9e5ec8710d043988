"""The audit, read by administrators."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.utils import timezone

from heard.audit.services import record
from heard.partnerships.roles import Role
from tests.access import Page, address_in, assert_access
from tests.partnerships import make

pytestmark = pytest.mark.django_db


def rows(response) -> list[list[str]]:
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(StringIO(text)))


@pytest.mark.parametrize("name", ["audit", "audit_file"])
def test_only_administrators_read_the_audit(name):
    assert_access(Page(f"partnerships:{name}"), roles={Role.ADMINISTRATOR})


def test_the_audit_shows_deeds_of_this_partnership_alone():
    member = make.member(Role.ADMINISTRATOR)
    record("survey closed", member.partnership, by=member.user, reason="enough answers")
    record("survey burnt", make.partnership(), by=member.user)

    page = make.signed_in(member).get(address_in(member.partnership, "partnerships:audit"))

    words = page.content.decode()
    assert "Survey closed: Westmere SEND Partnership" in words
    assert "reason: enough answers" in words
    assert "burnt" not in words


def test_the_audit_is_filtered_by_person_deed_and_day():
    member = make.member(Role.ADMINISTRATOR)
    other = make.member(of=member.partnership, person=make.user(name="Kit Lane"))
    record("survey opened", member.partnership, by=other.user)
    record("survey closed", member.partnership, by=member.user)
    client = make.signed_in(member)
    address = address_in(member.partnership, "partnerships:audit_file")
    tomorrow = timezone.localdate() + timedelta(days=1)

    by_person = rows(client.get(address, {"who": str(other.user_id)}))
    by_deed = rows(client.get(address, {"deed": "survey closed"}))
    later = rows(
        client.get(
            address,
            {"since_day": tomorrow.day, "since_month": tomorrow.month, "since_year": tomorrow.year},
        )
    )
    nonsense = rows(client.get(address, {"who": "nobody-we-know"}))

    assert [row[2] for row in by_person[1:]] == ["survey opened"]
    assert [row[2] for row in by_deed[1:]] == ["survey closed"]
    assert later[1:] == []
    assert len(nonsense) == 3


def test_the_audit_comes_in_pages_that_keep_the_filter():
    member = make.member(Role.ADMINISTRATOR)
    for _ in range(51):
        record("survey opened", member.partnership, by=member.user)
    client = make.signed_in(member)
    address = address_in(member.partnership, "partnerships:audit")

    first = client.get(address, {"deed": "survey opened"}).content.decode()
    second = client.get(address, {"deed": "survey opened", "page": 2}).content.decode()

    assert first.count("Survey opened:") == 50
    assert "deed=survey+opened&amp;page=2" in first
    assert second.count("Survey opened:") == 1


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_of_the_file_is_taken_for_a_formula(start):
    member = make.member(Role.ADMINISTRATOR, person=make.user(name=f"{start}HYPERLINK(1)"))
    record("survey opened", member.partnership, by=member.user)

    table = rows(
        make.signed_in(member).get(address_in(member.partnership, "partnerships:audit_file"))
    )

    assert not table[1][1].startswith(start)
    assert "HYPERLINK" in table[1][1]

"""The first partnership of an install."""

import re

import pytest
from django.core.management import CommandError, call_command

from heard.partnerships.models import Member, Partnership
from tests.partnerships import make

pytestmark = pytest.mark.django_db

PERSON = {"administrator": "Tamsin Oduya", "email": "tamsin@eastmere.example"}


def test_the_first_administrator_joins_by_the_link_that_is_printed(client, capsys):
    call_command("start_partnership", "eastmere", "Eastmere SEND Partnership", **PERSON)

    said = capsys.readouterr().out
    link = re.match(r"http://127\.0\.0\.1:8000(/a/eastmere/\S+)\n", said)
    assert link is not None
    page = client.get(link[1])
    assert page.status_code == 200
    assert "Eastmere SEND Partnership" in page.content.decode()
    member = Member.objects.get(partnership__slug="eastmere")
    assert member.roles == ["administrator"]
    assert member.joined_at is None


def test_a_short_name_is_used_once():
    there = make.partnership()

    with pytest.raises(CommandError, match=f"There is a partnership {there.slug} already"):
        call_command("start_partnership", there.slug, "Another", **PERSON)

    assert Partnership.objects.count() == 1


@pytest.mark.parametrize(
    ("slug", "email"), [("East mere", "tamsin@eastmere.example"), ("eastmere", "tamsin")]
)
def test_what_is_no_short_name_or_address_is_refused(slug, email):
    with pytest.raises(CommandError, match="valid") as refused:
        call_command("start_partnership", slug, "Eastmere", administrator="Tamsin", email=email)

    assert refused.value.returncode == 2
    assert not Partnership.objects.exists()

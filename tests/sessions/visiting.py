"""Opening the pages behind an elected member's link, as a browser does."""

import re
from datetime import timedelta
from html import unescape

from django.utils import timezone

from heard.mail.models import Message
from heard.sessions.models import Listener
from tests.access import address_in
from tests.sessions import make_visits

STAMP = re.compile(r'name="form_stamp" value="([^"]+)"')


def words_of(response):
    return unescape(response.content.decode())


def behind(member, name, *args):
    """The address of a page behind a member's link."""
    return address_in(member.partnership, f"sessions:{name}", make_visits.link(member), *args)


def send(visitor, address, /, **sent):
    stamp = STAMP.search(visitor.get(address).content.decode())
    assert stamp
    return visitor.post(address, sent | {"form_stamp": stamp[1]})


def code_in_mail():
    body = Message.objects.filter(key__startswith="visit code:").latest("queued_at").body
    return re.search(r"\b\d{6}\b", body)[0]


def another_minute_passes():
    Listener.objects.exclude(code_made_at=None).update(
        code_made_at=timezone.now() - timedelta(minutes=2)
    )


def come_in(visitor, member):
    """Ask for a code and enter it."""
    send(visitor, behind(member, "visit_code"))
    return send(visitor, behind(member, "enter_visit_code"), code=code_in_mail())

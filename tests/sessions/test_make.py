"""What the makers make is what they say."""

import pytest

from heard.sessions.models import Session
from tests.sessions import make

pytestmark = pytest.mark.django_db


def test_a_made_session_is_announced_and_to_come():
    session = make.session()

    assert list(Session.objects.to_come()) == [session]
    assert session.venue.partnership == session.phase.programme.partnership

"""One-time codes: whoever reads the member's e-mail may read and change their reports."""

import secrets
from datetime import timedelta
from enum import Enum, auto

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import get_language

from heard.mail.letters import letter
from heard.mail.services import NewMessage, send
from heard.sessions.listening import (
    BETWEEN_CODES,
    CODE_LASTS,
    CODE_TRIES,
    MOST_CODES_A_DAY,
)
from heard.sessions.models import Listener


class Asked(Enum):
    """What became of asking for a code."""

    SENT = auto()
    JUST_SENT = auto()
    TOO_OFTEN = auto()


class Tried(Enum):
    """What became of entering one."""

    RIGHT = auto()
    WRONG = auto()
    # There is none, it is too old, or it was guessed at too often: ask for another.
    GONE = auto()


@transaction.atomic
def send_code(listener: Listener) -> Asked:
    """Send a new code by e-mail; the one before opens nothing any more.

    Whoever has the link can ask: so one a minute, and a few a day.
    """
    listener, now = _locked(listener), timezone.now()
    if listener.code_made_at and now - listener.code_made_at < BETWEEN_CODES:
        return Asked.JUST_SENT
    if listener.codes_since is None or now - listener.codes_since >= timedelta(days=1):
        listener.codes_since, listener.codes_sent = now, 0
    if listener.codes_sent >= MOST_CODES_A_DAY:
        return Asked.TOO_OFTEN
    code = f"{secrets.randbelow(10**6):06}"
    listener.code_made_at, listener.code_tries = now, 0
    listener.codes_sent += 1
    listener.code_hash = _hash(listener, code)
    listener.save()
    _send(listener, code)
    return Asked.SENT


@transaction.atomic
def try_code(listener: Listener, code: str) -> Tried:
    """A right code works once. A wrong one counts, whoever types it."""
    listener = _locked(listener)
    made_at = listener.code_made_at
    is_old = made_at is None or timezone.now() - made_at >= CODE_LASTS
    if not listener.code_hash or is_old or listener.code_tries >= CODE_TRIES:
        return Tried.GONE
    if constant_time_compare(listener.code_hash, _hash(listener, code)):
        listener.code_hash = ""
        listener.save(update_fields=["code_hash"])
        return Tried.RIGHT
    listener.code_tries += 1
    listener.save(update_fields=["code_tries"])
    return Tried.WRONG if listener.code_tries < CODE_TRIES else Tried.GONE


def _locked(listener: Listener) -> Listener:
    found = Listener.objects.select_related("member__user")
    return found.select_for_update(of=("self",)).get(pk=listener.pk)


def _hash(listener: Listener, code: str) -> str:
    """With the install's secret: six digits alone would be found out from any stored hash."""
    salt = f"heard.sessions.listener_codes {listener.key} {listener.code_made_at}"
    return salted_hmac(salt, code, algorithm="sha256").hexdigest()


def _send(listener: Listener, code: str) -> None:
    words = letter("sessions/mail/visit_code.txt", member=listener.member, code=code)
    send(
        NewMessage(
            key=f"visit code:{listener.key}:{listener.code_made_at}",
            to=listener.member.user.email,
            subject=words.subject,
            body=words.body,
            language=get_language() or "en-gb",
            partnership_id=listener.member.partnership_id,
            holds_secret=True,
        )
    )

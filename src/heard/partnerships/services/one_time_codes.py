"""One-time codes: whoever reads the owner's e-mail opens what is private behind their link."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from heard.mail.letters import Letter
from heard.mail.services import send_letter
from heard.partnerships.one_time_codes import (
    BETWEEN_CODES,
    CODE_LASTS,
    CODE_TRIES,
    MOST_CODES_A_DAY,
    Asked,
    OneTimeCode,
    Tried,
)

Owner = TypeVar("Owner", bound=OneTimeCode)


@dataclass(frozen=True)
class CodeLetter:
    """How a code is sent: `words` writes the letter with the code in it.

    `what` names such messages in the outbox: "visit code".
    """

    what: str
    to: str
    partnership_id: int
    words: Callable[[str], Letter]


@transaction.atomic
def send_code(owner: OneTimeCode, by_mail: CodeLetter) -> Asked:
    """Send a new code by e-mail; the one before opens nothing any more.

    Whoever has the link can ask: so one a minute, and a few a day.
    """
    owner, now = _locked(owner), timezone.now()
    if owner.code_made_at and now - owner.code_made_at < BETWEEN_CODES:
        return Asked.JUST_SENT
    if owner.codes_since is None or now - owner.codes_since >= timedelta(days=1):
        owner.codes_since, owner.codes_sent = now, 0
    if owner.codes_sent >= MOST_CODES_A_DAY:
        return Asked.TOO_OFTEN
    code = f"{secrets.randbelow(10**6):06}"
    owner.code_made_at, owner.code_tries = now, 0
    owner.codes_sent += 1
    owner.code_hash = _hash(owner, code)
    owner.save()
    _send(owner, by_mail, by_mail.words(code))
    return Asked.SENT


@transaction.atomic
def try_code(owner: OneTimeCode, code: str) -> Tried:
    """A right code works once. A wrong one counts, whoever types it."""
    owner = _locked(owner)
    made_at = owner.code_made_at
    is_old = made_at is None or timezone.now() - made_at >= CODE_LASTS
    if not owner.code_hash or is_old or owner.code_tries >= CODE_TRIES:
        return Tried.GONE
    if constant_time_compare(owner.code_hash, _hash(owner, code)):
        owner.code_hash = ""
        owner.save(update_fields=["code_hash"])
        return Tried.RIGHT
    owner.code_tries += 1
    owner.save(update_fields=["code_tries"])
    return Tried.WRONG if owner.code_tries < CODE_TRIES else Tried.GONE


def _locked(owner: Owner) -> Owner:
    return QuerySet(type(owner)).select_for_update(of=("self",)).get(pk=owner.pk)


def _hash(owner: OneTimeCode, code: str) -> str:
    """With the install's secret: six digits alone would be found out from any stored hash."""
    salt = f"heard.partnerships.one_time_codes {owner._meta.label_lower} "
    salt += f"{owner.key} {owner.code_made_at}"
    return salted_hmac(salt, code, algorithm="sha256").hexdigest()


def _send(owner: OneTimeCode, by_mail: CodeLetter, words: Letter) -> None:
    send_letter(
        words,
        key=f"{by_mail.what}:{owner.key}:{owner.code_made_at}",
        to=by_mail.to,
        partnership_id=by_mail.partnership_id,
        holds_secret=True,
    )

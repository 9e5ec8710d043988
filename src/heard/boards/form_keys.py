"""Keys for what a public form sends, made from the form and its words.

The same words from the same form make the same key, so that they are kept once; and whether a form
has ever been sent can be asked by the first part of the key. Nothing can be told from a key alone.
"""

import hmac
import uuid
from hashlib import sha256

from django.conf import settings

_FORM_BYTES = 6


def form_key(token: str, said: str) -> uuid.UUID:
    """A key for `said`, sent by the form that `token` names; without a token a random one."""
    if not token:
        return uuid.uuid4()
    words = _code(f"{token} {said}")[: 16 - _FORM_BYTES]
    return uuid.UUID(bytes=_code(token)[:_FORM_BYTES] + words)


def keys_of_form(token: str) -> tuple[uuid.UUID, uuid.UUID]:
    """The lowest and the highest key that this form can make."""
    form, rest = _code(token)[:_FORM_BYTES], 16 - _FORM_BYTES
    return uuid.UUID(bytes=form + b"\x00" * rest), uuid.UUID(bytes=form + b"\xff" * rest)


def _code(words: str) -> bytes:
    said = f"heard.boards.form_keys {words}"
    return hmac.digest(settings.SECRET_KEY.encode(), said.encode(), sha256)

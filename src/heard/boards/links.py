"""Private links: whoever holds one may see and change one thing, without signing in.

A link is the thing's key and a code made from it with SECRET_KEY, so it can be written into every
message anew and nothing that opens it is stored. Old keys (SECRET_KEY_FALLBACKS) still open what
they made.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from uuid import UUID

from django.conf import settings

_CODE_BYTES = 15  # 120 bits: nobody guesses it, and the link still fits on one line of a letter


class NotALinkError(Exception):
    """The link is none that we made for this purpose."""


def make_link(key: UUID, purpose: str) -> str:
    """42 letters, digits, hyphens and underscores."""
    return _text(key.bytes) + _text(_code(key, purpose, settings.SECRET_KEY))


def read_link(link: str, purpose: str) -> UUID:
    """The key that a link was made for. Raises NotALinkError.

    Base64 is read with signs left out that are none of it: only what we write ourselves is a link.
    """
    try:
        raw = urlsafe_b64decode(link[:22] + "==")
        key, code = UUID(bytes=raw), urlsafe_b64decode(link[22:])
    except (ValueError, UnicodeEncodeError) as problem:
        raise NotALinkError from problem
    if link != _text(raw) + _text(code):
        raise NotALinkError
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    if not any(hmac.compare_digest(code, _code(key, purpose, secret)) for secret in secrets):
        raise NotALinkError
    return key


def _code(key: UUID, purpose: str, secret: str) -> bytes:
    words = f"heard.boards.links {purpose} {key}"
    return hmac.digest(secret.encode(), words.encode(), sha256)[:_CODE_BYTES]


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")

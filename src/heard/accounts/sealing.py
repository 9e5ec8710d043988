"""Secrets at rest: one-time-code keys and the secrets of councils' sign-in providers.

Sealed with Fernet under a key derived from SECRET_KEY by HKDF (RFC 5869), so a copy of the
database alone opens nothing. Old keys in SECRET_KEY_FALLBACKS still open what they sealed.
"""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PURPOSE = b"heard secrets at rest"


class CannotOpenError(Exception):
    """Sealed under a key that this install does not have any more."""


def seal(text: str) -> str:
    return _box().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Raises CannotOpenError when SECRET_KEY was changed and the old one is not kept."""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken as problem:
        raise CannotOpenError(
            "A secret cannot be opened. Set HEARD_OLD_SECRET_KEYS to the key it was sealed with."
        ) from problem


def _box() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(key: str) -> bytes:
    derivation = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE)
    return urlsafe_b64encode(derivation.derive(key.encode()))

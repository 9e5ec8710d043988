"""One-time codes (RFC 6238: HMAC-SHA-1, 6 digits, 30 seconds)."""

import base64
import hmac
import secrets
from datetime import datetime

SECONDS = 30
DIGITS = 6


def new_secret() -> str:
    """160 random bits in base32, as authenticator apps take them."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def code_at(secret: str, moment: datetime) -> str:
    """The code that an authenticator app with `secret` (base32) shows at `moment`."""
    counter = int(moment.timestamp()) // SECONDS
    mac = hmac.digest(base64.b32decode(secret, casefold=True), counter.to_bytes(8), "sha1")
    start = mac[-1] & 0x0F
    number = int.from_bytes(mac[start : start + 4]) & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"

"""Sealing what is frozen for good, so that a later change of what is stored shows."""

from dataclasses import dataclass
from hashlib import sha256 as sha_256

import msgspec


@dataclass(frozen=True)
class Seal:
    """`content` is canonical JSON; `sha256` the hash of its UTF-8, lower-case hex (FIPS 180-4)."""

    content: str
    sha256: str


def seal(value: msgspec.Struct) -> Seal:
    """Keys in order: the same value has the same seal."""
    content = msgspec.json.encode(value, order="sorted")
    return Seal(content.decode(), sha_256(content).hexdigest())


def is_intact(content: str, sha256: str) -> bool:
    """Whether what is stored still has the hash that was taken of it."""
    return sha_256(content.encode()).hexdigest() == sha256

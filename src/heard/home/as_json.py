"""Everything held on somebody, for them to take away (UK GDPR Art. 15(3) and 20)."""

from collections.abc import Iterable
from typing import Any

from heard.home.holding import HeldInRoom
from heard.partnerships.privacy import Held


def as_json(found: Iterable[HeldInRoom]) -> list[dict[str, Any]]:
    """Room by room: `room`, `name` and `records`.

    A record has `key`, `what`, `values` (label to text), `kept_until` (ISO 8601 day or null),
    `why_kept` (null if it can be erased) and `is_certain` (false if found by a name or number that
    somebody else may share).
    """
    return [
        {
            "room": one.room.code,
            "name": str(one.room.name),
            "records": [_record(held) for held in one.held],
        }
        for one in found
    ]


def _record(held: Held) -> dict[str, Any]:
    return {
        "key": held.key,
        "what": str(held.what),
        "values": {str(label): text for label, text in held.values},
        "kept_until": held.kept_until.isoformat() if held.kept_until else None,
        "why_kept": str(held.why_kept) or None,
        "is_certain": held.is_certain,
    }

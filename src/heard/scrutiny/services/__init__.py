"""Every write to decisions."""

from heard.scrutiny.services.editing import (
    ChangedMeanwhileError,
    NotADraftError,
    change_decision,
    change_resolutions,
    discard_decision,
)
from heard.scrutiny.services.publishing import (
    NotInForceError,
    NotReadyError,
    correct_decision,
    publish_decision,
    withdraw_decision,
)
from heard.scrutiny.services.reading import Offer, TakenBeforeError, TooLongError, read_decision

__all__ = [
    "ChangedMeanwhileError",
    "NotADraftError",
    "NotInForceError",
    "NotReadyError",
    "Offer",
    "TakenBeforeError",
    "TooLongError",
    "change_decision",
    "change_resolutions",
    "correct_decision",
    "discard_decision",
    "publish_decision",
    "read_decision",
    "withdraw_decision",
]

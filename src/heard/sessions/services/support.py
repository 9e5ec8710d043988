"""What a household needs so that it can come, as it asks for it."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils import timezone

from heard.sessions.household import Wish
from heard.sessions.models import Booking, Session, SupportRequest
from heard.sessions.models.words import SupportState


def ask_for_support(booking: Booking, wishes: Sequence[Wish]) -> None:
    """Write down each need, with the day on which it is forgotten."""
    day = _day_to_forget(booking.session)
    SupportRequest.objects.bulk_create(
        SupportRequest(booking=booking, kind=wish.kind, words=wish.words, forget_on=day)
        for wish in wishes
    )


def move_days_to_forget(session: Session) -> None:
    """The session is on another day."""
    asked = SupportRequest.objects.filter(booking__session=session, forgotten_at=None)
    asked.update(forget_on=_day_to_forget(session))


def change_support(booking: Booking, wishes: Sequence[Wish]) -> bool:
    """Ask for what is new, and let go of what is no longer needed. Whether anything changed.

    What was arranged, or cannot be met, stays so; other words have to be seen to anew.
    """
    asked = booking.support.filter(forgotten_at=None).exclude(state=SupportState.NOT_NEEDED)
    before = {one.kind: one for one in asked}
    wanted = {wish.kind: wish for wish in wishes}
    gone = [one for kind, one in before.items() if kind not in wanted]
    other = [one for kind, one in before.items() if kind in wanted and _differs(one, wanted[kind])]
    new = [wish for kind, wish in wanted.items() if kind not in before]
    for one in gone:
        _set(one, SupportState.NOT_NEEDED, one.words)
    for one in other:
        _set(one, SupportState.ASKED, wanted[one.kind].words)
    ask_for_support(booking, new)
    return bool(gone or other or new)


def _day_to_forget(session: Session) -> date:
    kept = timedelta(days=session.phase.programme.support_kept_days)
    return timezone.localdate(session.ends_at) + kept


def _differs(one: SupportRequest, wish: Wish) -> bool:
    return one.words != wish.words


def _set(one: SupportRequest, state: str, words: str) -> None:
    one.state, one.words, one.answer = state, words, ""
    one.settled_at = one.settled_by = None
    one.save(update_fields=["state", "words", "answer", "settled_at", "settled_by"])

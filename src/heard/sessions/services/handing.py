"""Handing what may be published down to be sorted by theme, and taking it back."""

from heard.sessions.models import Point
from heard.themes.models import Source
from heard.themes.services import Handed, hand_down, withdraw_remark


def hand_down_point(point: Point) -> None:
    """Its public words; with other words than before it is sorted anew."""
    session = point.session
    handed = Handed(
        source=Source.SESSION,
        key=point.key,
        group=session.key,
        text=point.public_text,
        context=str(point.get_prompt_display()),
        said_on=session.day,
        where=session.title,
        coders_wanted=session.phase.programme.coders_wanted,
    )
    hand_down(session.phase.programme.partnership, handed)


def take_back_point(point: Point) -> None:
    """It is sorted no more and counts no more. One that was never handed down stays as it is."""
    withdraw_remark(point.session.phase.programme.partnership, Source.SESSION, point.key)

"""What a family reads beside each thing that it may need: is it there, and by when to ask."""

from datetime import date

from django.utils.translation import gettext as _

from heard.design.words import date_words
from heard.sessions.lead_times import NOTICE, asked_by, is_late, is_there_anyway
from heard.sessions.models import Session
from heard.sessions.models.words import Known, Support

_OF_THE_BUILDING: dict[str, str] = {
    Support.STEP_FREE: "step_free",
    Support.HOIST: "hoist",
    Support.PARKING: "parking",
    Support.HEARING_LOOP: "hearing_loop",
    Support.QUIET_ROOM: "quiet_room",
}


def support_hint(kind: str, session: Session, today: date) -> str:
    """A few words, or none where it only has to be said."""
    building = _building_says(kind, session)
    if is_there_anyway(kind, session) or building == Known.YES:
        return _("This session has it. Tell us all the same, so that we are ready for you")
    if is_late(kind, session, today):
        return _("It is late to arrange this. We will try, and tell you if we cannot")
    if building == Known.NO:
        return _("This building has none. We will tell you what we can do instead")
    if NOTICE[kind]:
        return _("Ask by %(day)s") % {"day": date_words(asked_by(kind, session))}
    return ""


def _building_says(kind: str, session: Session) -> str:
    name = _OF_THE_BUILDING.get(kind)
    return getattr(session.venue, name) if name and session.venue else Known.NOT_KNOWN

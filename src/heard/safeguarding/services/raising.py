"""Taking in what worries somebody. It is never refused: not set up, late at night, or twice."""

from dataclasses import dataclass, fields
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.partnerships.models import Member, Partnership
from heard.partnerships.references import free_reference, new_long_reference
from heard.safeguarding.hours import is_more_urgent, look_by
from heard.safeguarding.models import Concern, ConcernState, ConcernStep, StepKind, Urgency
from heard.safeguarding.queries.setup import setup_of
from heard.safeguarding.services.telling import tell_of_new

WHERE_LENGTH = 300


@dataclass(frozen=True)
class Worry:
    """What worries somebody, whom it may be about, how soon somebody should look."""

    words: str
    about: str
    urgency: str


@dataclass(frozen=True)
class Flag:
    """What is flagged: the words themselves, where they were said, and what worries about them.

    `source_key` names the thing in the room that it comes from. `about`: who it may be about and
    how they can be reached, as far as whoever flags it knows.
    """

    source: str
    source_key: UUID | None = None
    where: str = ""
    said: str = ""
    worry: str = ""
    about: str = ""
    urgency: str = Urgency.USUAL

    @property
    def columns(self) -> dict[str, object]:
        given = {each.name: getattr(self, each.name) for each in fields(self)}
        return given | {"where": self.where[:WHERE_LENGTH]}

    @property
    def words(self) -> str:
        """All that was written, for a step of a concern that is there already."""
        return "\n\n".join(text for text in (self.worry, self.said, self.about) if text)


@transaction.atomic
def raise_concern(partnership: Partnership, flag: Flag, *, by: Member | None) -> Concern:
    """Take it in, start its timer and tell the lead; the deputy too if it is for at once.

    The same thing is one concern. Flagged again, what is new about it is added to its steps; a
    more urgent flag moves the timer; one that was closed waits anew, or nobody would look.
    """
    partnership = Partnership.objects.select_for_update(no_key=True).get(pk=partnership.pk)
    known = _known(partnership, flag)
    if known:
        return _raise_again(known, flag, by=by)
    return _take_in(partnership, flag, by=by)


def _known(partnership: Partnership, flag: Flag) -> Concern | None:
    if flag.source_key is None:
        return None
    ours = Concern.objects.select_for_update().filter(partnership=partnership)
    return ours.filter(source=flag.source, source_key=flag.source_key).first()


def _take_in(partnership: Partnership, flag: Flag, *, by: Member | None) -> Concern:
    setup, now = setup_of(partnership), timezone.now()
    concern = Concern.objects.create(
        partnership=partnership,
        reference=free_reference(partnership.concerns.all(), new_long_reference),
        raised_at=now,
        raised_by=by,
        look_by=look_by(setup, flag.urgency, now),
        **flag.columns,
    )
    ConcernStep.objects.create(concern=concern, kind=StepKind.RAISED, by=by)
    record("concern raised", concern, by=by.user if by else None)
    tell_of_new(concern, setup)
    return concern


def _raise_again(concern: Concern, flag: Flag, *, by: Member | None) -> Concern:
    has_news = (flag.worry, flag.said, flag.about) != (concern.worry, concern.said, concern.about)
    is_faster = is_more_urgent(flag.urgency, concern.urgency)
    if concern.is_open and not has_news and not is_faster:
        return concern
    setup, now = setup_of(concern.partnership), timezone.now()
    waits_anew = not concern.is_open
    if is_faster or waits_anew:
        concern.urgency = flag.urgency
    if waits_anew:
        _start_anew(concern, flag)
        concern.look_by = look_by(setup, concern.urgency, now)
    elif is_faster:
        concern.look_by = min(concern.look_by, look_by(setup, concern.urgency, now))
    concern.revision += 1
    concern.save()
    words = flag.words if has_news else ""
    ConcernStep.objects.create(concern=concern, kind=StepKind.RAISED_AGAIN, words=words, by=by)
    record("concern raised again", concern, by=by.user if by else None)
    tell_of_new(concern, setup)
    return concern


def _start_anew(concern: Concern, flag: Flag) -> None:
    """Nobody has looked at what is new. What had been emptied says something again."""
    concern.state = ConcernState.WAITING
    concern.looked_at = concern.looked_by = concern.closed_at = concern.chased_at = None
    concern.times_chased, concern.is_released = 0, False
    if concern.forgotten_at:
        concern.forgotten_at = None
        concern.where, concern.said = flag.where[:WHERE_LENGTH], flag.said
        concern.worry, concern.about = flag.worry, flag.about

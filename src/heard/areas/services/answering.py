"""An area's part: join, decline, leave, be named or not."""

from django.db import transaction
from django.utils import timezone

from heard.areas.details import Joining
from heard.areas.models import Area, Problem, State, Task
from heard.areas.rules import can_answer_for_area
from heard.areas.services.programmes import ProgrammeEndedError
from heard.audit.services import record
from heard.partnerships.models import Member


class NotTheirAreaError(Exception):
    """Somebody answers for an area who may not."""


class RolledOutError(Exception):
    """The area has its survey already: it is theirs to open, to archive or to go on with."""


class NotJoinedError(Exception):
    """The area has not joined."""


@transaction.atomic
def join_programme(area: Area, *, joining: Joining, by: Member) -> Area:
    """Join, or change what was said on joining; whoever does it is the one who joined from now on.

    Once the survey is made, whom families can ask is changed with the survey.
    Raises NotTheirAreaError, ProgrammeEndedError, RolledOutError.
    """
    area = _locked(area, by)
    if area.programme.has_ended:
        raise ProgrammeEndedError(area.programme)
    _not_rolled_out(area)
    area.may_be_named = joining.may_be_named
    area.contact, area.worried_contact = joining.contact, joining.worried_contact
    area.asked_count = joining.asked_count
    _answer(area, State.JOINED, by)
    record("area joined", area, by=by.user, named=joining.may_be_named)
    return area


@transaction.atomic
def decline_programme(area: Area, *, by: Member) -> Area:
    """Say no. An area may change its mind. Raises NotTheirAreaError, RolledOutError."""
    area = _locked(area, by)
    _not_rolled_out(area)
    _answer(area, State.LEFT if area.has_joined else State.DECLINED, by)
    record("area left" if area.state == State.LEFT else "area declined", area, by=by.user)
    return area


@transaction.atomic
def change_naming(area: Area, *, may_be_named: bool, by: Member) -> Area:
    """Agree, or agree no longer, to be named to other areas: at any time.

    Raises NotTheirAreaError, NotJoinedError.
    """
    area = _locked(area, by)
    _joined(area)
    area.may_be_named = may_be_named
    area.save(update_fields=["may_be_named"])
    record("area named" if may_be_named else "area not named", area, by=by.user)
    return area


@transaction.atomic
def take_over_area(area: Area, *, by: Member) -> Area:
    """Stand in for whoever joined, where they may no longer. Raises as `change_naming` does."""
    area = _locked(area, by)
    _joined(area)
    area.answered_by, area.problem = by, Problem.NONE
    area.save(update_fields=["answered_by", "problem"])
    record("area taken over", area, by=by.user)
    return area


def _locked(area: Area, by: Member) -> Area:
    found = Area.objects.select_for_update(of=("self",)).select_related("programme")
    area = found.get(pk=area.pk)
    if not can_answer_for_area(by, area):
        raise NotTheirAreaError(area)
    return area


def _joined(area: Area) -> None:
    if not area.has_joined:
        raise NotJoinedError(area)


def _not_rolled_out(area: Area) -> None:
    if area.is_rolled_out:
        raise RolledOutError(area)


def _answer(area: Area, state: State, by: Member) -> None:
    area.state, area.answered_by, area.answered_at = state, by, timezone.now()
    area.problem = Problem.NONE
    if state != State.JOINED:
        area.task = Task.NONE
    area.save()

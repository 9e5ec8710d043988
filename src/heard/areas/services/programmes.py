"""An operator's part: make a programme, ask areas to join, end it."""

from collections.abc import Iterable
from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from heard.areas.details import ProgrammeWords
from heard.areas.models import Area, Programme
from heard.audit.services import record
from heard.partnerships.models import Member, Partnership
from heard.questionnaires.models import QuestionnaireVersion
from heard.results import queries as results
from heard.results.services import MOST_GROUPINGS, UnknownGroupingError


class NotOurVersionError(Exception):
    """The questionnaire version is another partnership's."""


class ProgrammeEndedError(Exception):
    """The programme has ended: nobody is asked, joins or is rolled out any more."""


@transaction.atomic
def make_programme(
    version: QuestionnaireVersion,
    *,
    words: ProgrammeWords,
    groupings: Iterable[str],
    by: Member,
) -> Programme:
    """Make a programme of one of the operator's own versions. Nobody is asked to join yet.

    Raises NotOurVersionError, UnknownGroupingError.
    """
    if version.partnership_id != by.partnership_id:
        raise NotOurVersionError(version)
    chosen = _known_groupings(version, groupings)
    programme = Programme.objects.create(
        operator=by.partnership, version=version, groupings=chosen, made_by=by, **asdict(words)
    )
    record("programme made", programme, by=by.user, questionnaire=str(version))
    return programme


def _known_groupings(version: QuestionnaireVersion, groupings: Iterable[str]) -> list[str]:
    known = [choice.code for choice in results.grouping_choices(version.questionnaire)]
    wanted = set(groupings)
    if wanted - set(known) or len(wanted) > MOST_GROUPINGS:
        raise UnknownGroupingError(sorted(wanted))
    return [code for code in known if code in wanted]


@transaction.atomic
def ask_areas(
    programme: Programme, partnerships: Iterable[Partnership], *, by: Member
) -> list[Area]:
    """Ask partnerships to join; those that were asked before are left as they are.

    Gives the areas that were asked now. Raises ProgrammeEndedError.
    """
    programme = locked(programme)
    asked_before = set(programme.areas.values_list("partnership_id", flat=True))
    new = [each for each in partnerships if each.pk not in asked_before]
    areas = Area.objects.bulk_create(Area(programme=programme, partnership=each) for each in new)
    if areas:
        record("areas asked to join", programme, by=by.user, areas=len(areas))
    return areas


@transaction.atomic
def end_programme(programme: Programme, *, by: Member) -> Programme:
    """Ask nobody any more. What areas have made stays theirs; findings can still be compared."""
    programme = locked(programme)
    programme.ended_at = timezone.now()
    programme.save(update_fields=["ended_at"])
    record("programme ended", programme, by=by.user)
    return programme


def locked(programme: Programme) -> Programme:
    """The programme, for this transaction alone. Raises ProgrammeEndedError."""
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    if programme.has_ended:
        raise ProgrammeEndedError(programme)
    return programme

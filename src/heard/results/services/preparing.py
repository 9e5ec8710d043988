"""Preparing findings: counted, hidden, attacked, frozen."""

from collections.abc import Iterable
from typing import Any

import msgspec
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from heard.audit.services import record
from heard.engines.disclosure import Published, audit, describe, protect
from heard.engines.estimation import MarginError
from heard.partnerships.models import Member
from heard.results import queries
from heard.results.findings import Findings
from heard.results.freezing import Freezer
from heard.results.models import Publication, Stage
from heard.results.rules import SMALL_NUMBERS
from heard.results.services.assembling import findings_of
from heard.results.services.publishing import AlreadyPublishedError
from heard.results.services.studying import study_of
from heard.results.tally import Tally
from heard.results.weighing import Weigher
from heard.surveys.models import Survey
from heard.surveys.services.settling import settle_answers

SMALLEST_SURVEY = SMALL_NUMBERS.percentage_base
MOST_GROUPINGS = 6


class SurveyStillOpenError(Exception):
    """Findings are of closed surveys: counts that grow can be subtracted from each other."""


class UnknownGroupingError(Exception):
    """A grouping that this questionnaire does not have, or too many of them."""


@transaction.atomic
def prepare_findings(
    survey: Survey, *, by: Member, groupings: Iterable[str], what_changes: str = ""
) -> Publication:
    """Start working out what can be shown of a closed survey, as a job.

    Weighted by what is in use for the survey. what_changes: what the findings put right, where
    some are published already; they stay readable, and the new ones stand in their place. What
    findings without a ledger gave away is not known, so they cannot be put right.
    Raises SurveyStillOpenError, AlreadyPublishedError, UnknownGroupingError.
    """
    survey = Survey.objects.select_for_update().select_related("version").get(pk=survey.pk)
    if survey.closed_at is None:
        raise SurveyStillOpenError(survey)
    earlier = queries.published_of(survey)
    if earlier and (not what_changes or not earlier.ledger):
        raise AlreadyPublishedError(survey)
    chosen = _known_groupings(survey, groupings)

    survey.publications.exclude(stage=Stage.PUBLISHED).delete()
    publication = Publication.objects.create(
        partnership_id=survey.partnership_id,
        survey=survey,
        title=earlier.title if earlier else survey.title,
        summary=earlier.summary if earlier else "",
        breakdowns=chosen,
        weighting=queries.weighting_in_use(survey),
        prepared_by=by,
        corrects=earlier,
        what_changed=what_changes if earlier else "",
    )
    app.configure_task("results.jobs.work_out_findings").defer(publication_id=publication.pk)
    record("findings asked for", publication, by=by.user, groupings=", ".join(chosen))
    return publication


def _known_groupings(survey: Survey, groupings: Iterable[str]) -> list[str]:
    choices = queries.grouping_choices(survey.version.questionnaire)
    wanted = set(groupings)
    unknown = wanted - {choice.code for choice in choices}
    if unknown or len(wanted) > MOST_GROUPINGS:
        raise UnknownGroupingError(sorted(unknown))
    return [choice.code for choice in choices if choice.code in wanted]


def work_out_findings(publication: Publication) -> None:
    """Count, hide, attack and freeze. May run twice: the second run starts from the beginning.

    Nothing is kept but protected numbers and the audit. A publication that is ready, published
    or gone is left alone.
    """
    if not publication.is_at_work:
        return
    _reached(publication, Stage.COUNTING)
    settle_answers(publication.survey)  # an answer may have been on its way when the survey closed
    responses = queries.responses(publication.survey)
    tally = Tally.of(publication.survey.version.questionnaire, responses)
    if len(tally) < SMALLEST_SURVEY:
        _reached(publication, Stage.FAILED, problem="too few")
        return
    try:
        weigher = Weigher(
            study_of(publication.survey, publication.weighting, tally, publication.breakdowns)
        )
    except MarginError:
        _reached(publication, Stage.FAILED, problem="weights")
        return
    _reached(publication, Stage.PROTECTING)
    release = tally.release(publication.breakdowns)
    protected = protect(release, SMALL_NUMBERS, earlier=published_before(publication))
    freezer = Freezer(protected.published, tally, publication.breakdowns, weigher)
    publication.ledger = protected.published.as_mapping()
    found = audit(protected)
    found["opened_at"] = (
        [describe(opening.cell) for opening in protected.report.opened] if protected.report else []
    )
    keep_findings(publication, found, findings_of(publication, freezer))


def published_before(publication: Publication) -> list[Published]:
    """What was published of the same answers: the attacker has it, so it is tried together.

    Answers of a closed survey do not change, so all are of the same people.
    """
    earlier = publication.survey.publications.filter(stage=Stage.PUBLISHED)
    return [Published.from_mapping(each.ledger) for each in earlier.order_by("published_at")]


def _reached(publication: Publication, stage: Stage, problem: str = "") -> None:
    publication.stage, publication.problem = stage, problem
    publication.save(update_fields=["stage", "problem"])


@transaction.atomic
def keep_findings(publication: Publication, audited: dict[str, Any], findings: Findings) -> None:
    """Keep what was worked out, unless somebody published or started anew meanwhile."""
    current = Publication.objects.select_for_update().filter(pk=publication.pk).first()
    if current is None or not current.is_at_work:
        return
    current.stage = Stage.REFUSED if audited["opened"] else Stage.READY
    # What the attacker opened is not even kept: nobody is to see it, those who prepare included.
    current.content = "" if audited["opened"] else msgspec.json.encode(findings).decode()
    current.audit = audited
    current.ledger = publication.ledger
    current.prepared_at = timezone.now()
    current.save()
    record("findings prepared", current, by=None, hidden=audited["primary"] + audited["secondary"])

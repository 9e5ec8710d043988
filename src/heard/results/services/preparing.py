"""Preparing findings: counted, hidden, attacked, frozen."""

from typing import Any

import msgspec
from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.engines.disclosure import Published, audit, describe, protect
from heard.engines.estimation import MarginError
from heard.results import queries
from heard.results.findings import Findings
from heard.results.freezing import Freezer
from heard.results.models import Publication, Stage
from heard.results.rules import SMALL_NUMBERS
from heard.results.services.assembling import built, findings_of
from heard.results.services.building import shown_by
from heard.results.services.studying import study_of
from heard.results.tally import Tally
from heard.results.weighing import Weigher
from heard.surveys.services.settling import settle_answers

SMALLEST_SURVEY = SMALL_NUMBERS.percentage_base


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
    survey, weighting, chosen = publication.survey, publication.weighting, shown_by(publication)
    try:
        weigher = Weigher(study_of(survey, weighting, tally, chosen.groupings))
    except MarginError:
        _reached(publication, Stage.FAILED, problem="weights")
        return
    _reached(publication, Stage.PROTECTING)
    before = published_before(publication)
    protected = protect(tally.release(chosen), SMALL_NUMBERS, earlier=before)
    freezer = Freezer(protected.published, tally, chosen, weigher)
    publication.ledger = protected.published.as_mapping()
    found = audit(protected)
    found["opened_at"] = (
        [describe(opening.cell) for opening in protected.report.opened] if protected.report else []
    )
    findings = built(publication, findings_of(survey, weighting, freezer), freezer)
    keep_findings(publication, found, findings)


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

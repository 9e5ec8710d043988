"""Reads of the same question over time, and of what others found."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from heard.engines.estimation import POSITIVE
from heard.engines.estimation.external import ExternalShare
from heard.engines.questionnaire import Questionnaire
from heard.results.charts import good_labels
from heard.results.external.words import BREAKS, reader_words
from heard.results.findings import Figure, Findings, Question
from heard.results.models import ExternalWave, Publication
from heard.results.queries.external import external_waves
from heard.results.queries.findings import published
from heard.results.trends import (
    Asked,
    Point,
    Reference,
    ReferenceLines,
    Then,
    Trend,
    differences,
    joined,
)


def reference_lines(publication: Publication, findings: Findings) -> tuple[ReferenceLines, ...]:
    """For each rated question that others asked too: their share, or why it is not beside ours.

    Only what the engine calls comparable is given, with its marks. Two or three statements.
    """
    questionnaire = publication.survey.version.questionnaire
    waves = [
        wave for wave in external_waves(publication.partnership, questionnaire) if not wave.is_own
    ]
    lines = (_beside(question, questionnaire, waves) for question in _rated(findings))
    return tuple(line for line in lines if line.references or line.left_out)


def _rated(findings: Findings) -> Iterator[Question]:
    for question in findings.questions:
        if question.everybody.positive is not None:
            yield question


def _beside(
    question: Question, questionnaire: Questionnaire, waves: list[ExternalWave]
) -> ReferenceLines:
    references, left_out = [], []
    for wave in waves:
        share = wave.found.share(question.code, POSITIVE)
        if share is None:
            continue
        reason = _why_not_beside(share, wave, questionnaire)
        if reason:
            left_out.append((wave.title, reason))
        else:
            references.append(_reference(share, wave))
    ours = question.everybody.positive
    return ReferenceLines(
        question.code,
        question.label,
        good_labels(question),
        ours.share if ours else None,
        question.everybody.rated,
        tuple(references),
        tuple(left_out),
    )


def _why_not_beside(share: ExternalShare, wave: ExternalWave, ours: Questionnaire) -> str:
    if not share.is_comparable:
        return " ".join(reader_words(mark) for mark in share.marks)
    mapped = Asked.of(wave.version.questionnaire, share.item)
    now = Asked.of(ours, share.item)
    if mapped is None or now is None or differences(mapped, now):
        return _("Our question has changed since their results were mapped to it.")
    return ""


def _reference(share: ExternalShare, wave: ExternalWave) -> Reference:
    return Reference(
        title=wave.title,
        source=wave.source,
        licence=wave.licence,
        population=wave.population,
        url=wave.url,
        asked_from=wave.fieldwork_from,
        asked_to=wave.fieldwork_to,
        published_on=wave.published_on,
        percent=_percent(share.estimate) or 0,
        low=_percent(share.low),
        high=_percent(share.high),
        base=share.base or 0,
        marks=tuple(reader_words(mark) for mark in share.marks),
    )


def _percent(share: float | None) -> int | None:
    return None if share is None else int(100 * share + 0.5)


def trend_of(publication: Publication, findings: Findings) -> tuple[Trend, ...]:
    """Each rated question in earlier findings of this partnership, and in older files of its own.

    findings: what `publication` says, which may not be kept yet. Only published findings of the
    same questionnaire, in any version. A question with no earlier point has no trend.
    """
    now = Told(publication, findings)
    before = _earlier(now)
    questionnaire = publication.survey.version.questionnaire
    waves = [
        wave
        for wave in external_waves(publication.partnership, questionnaire)
        if wave.is_own and wave.fieldwork_to < now.day
    ]
    trends = (_trend(question, [*before, now], waves) for question in _rated(findings))
    return tuple(trend for trend in trends if len(trend.points) > 1)


@dataclass(frozen=True)
class Told:
    """A publication with what it says."""

    publication: Publication
    findings: Findings

    @property
    def day(self) -> date:
        """The day on which families were last asked; that of publication where it is not known."""
        asked_until = self.findings.asked_until
        return asked_until or timezone.localdate(self.publication.published_at)


def _earlier(now: Told) -> list[Told]:
    """Published before, of other surveys; the latest of each survey."""
    publication = now.publication
    found = (
        published(publication.partnership)
        .filter(survey__version__code=publication.survey.version.code)
        .exclude(survey=publication.survey_id)
        .select_related("survey__version")
    )
    latest: dict[int, Told] = {}
    for each in found:
        latest.setdefault(each.survey_id, Told(each, each.findings))
    return [each for each in latest.values() if each.day < now.day]


def _trend(question: Question, told: list[Told], waves: list[ExternalWave]) -> Trend:
    ours = [(each, each.findings.question(question.code)) for each in told]
    asked = [(each, found) for each, found in ours if found and found.everybody.positive]
    is_weighted = all(_weighted(found.everybody.positive) for _each, found in asked)
    points = [_of_ours(each, found, is_weighted=is_weighted) for each, found in asked]
    theirs = (_of_file(wave, question.code) for wave in waves)
    earlier = [each for each in (*points[:-1], *theirs) if each is not None]
    earlier.sort(key=lambda each: each.point.on)
    answers = good_labels(question)
    return Trend(question.code, question.label, answers, joined([*earlier, points[-1]]))


def _weighted(figure: Figure | None) -> bool:
    """Whether a weighted share can be shown, or none at all."""
    return figure is not None and (figure.percent is None or figure.weighted is not None)


def _of_ours(told: Told, question: Question, *, is_weighted: bool) -> Then:
    """Weighted shares are laid beside weighted ones only; else all are as they were counted."""
    publication, figure = told.publication, question.everybody.positive or Figure(None)
    asked = Asked.of(publication.survey.version.questionnaire, question.code)
    if asked is None:
        raise LookupError(question.code)
    point = Point(
        on=told.day,
        percent=figure.share if is_weighted else figure.percent,
        base=question.everybody.rated,
        source=publication.title,
        address=publication.get_absolute_url() if publication.is_published else "",
    )
    return Then(point, asked)


def _of_file(wave: ExternalWave, code: str) -> Then | None:
    share = wave.found.share(code, POSITIVE)
    asked = Asked.of(wave.version.questionnaire, code)
    if share is None or asked is None:
        return None
    point = Point(
        on=wave.fieldwork_to,
        percent=_percent(share.estimate),
        base=share.base,
        source=wave.title,
        address=wave.url,
        licence=wave.licence,
        origin=wave.source,
    )
    return Then(point, asked, tuple(str(BREAKS[mark]) for mark in share.marks if mark in BREAKS))

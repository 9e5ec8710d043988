"""Reads of results of others, and of the same question over time."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from heard.engines.estimation import POSITIVE
from heard.engines.estimation.external import ExternalShare
from heard.engines.questionnaire import Questionnaire
from heard.partnerships.models import Partnership
from heard.questionnaires.models import QuestionnaireVersion
from heard.results.charts import good_labels
from heard.results.external.words import BREAKS, reader_words
from heard.results.findings import Figure, Question
from heard.results.models import ExternalWave, Publication
from heard.results.queries.findings import published
from heard.results.trends import Asked, Point, Reference, ReferenceLines, Trend, differences
from heard.surveys.models import Survey


def external_waves(partnership: Partnership, questionnaire: Questionnaire) -> list[ExternalWave]:
    """Results of others that are mapped to this questionnaire, in any version; latest first."""
    current = ExternalWave.objects.current().filter(
        partnership=partnership, version__code=questionnaire.id
    )
    return list(current.select_related("version"))


def all_external_waves(partnership: Partnership) -> QuerySet[ExternalWave]:
    """Every one, with its history, without what is in it."""
    found = ExternalWave.objects.filter(partnership=partnership).defer("content", "file")
    return found.select_related("brought_by__user", "replaced_by", "version")


def loaded_waves(partnership: Partnership) -> QuerySet[ExternalWave]:
    """Those that are loaded, replaced and removed ones too."""
    loaded = ExternalWave.objects.filter(partnership=partnership, loaded_at__isnull=False)
    return loaded.select_related("brought_by__user", "replaced_by", "version")


def waiting_waves(partnership: Partnership) -> QuerySet[ExternalWave]:
    waiting = ExternalWave.objects.waiting().filter(partnership=partnership)
    return waiting.select_related("version")


def waves_to_replace(wave: ExternalWave) -> list[ExternalWave]:
    """Those whose place a newer file can take."""
    current = ExternalWave.objects.current().filter(
        partnership=wave.partnership_id, version__code=wave.version.code
    )
    return list(current.defer("content"))


def versions_to_map_to(partnership: Partnership) -> list[QuestionnaireVersion]:
    """The latest version of each questionnaire, and those of surveys."""
    found = QuestionnaireVersion.objects.filter(partnership=partnership).defer("canonical")
    asked = set(Survey.objects.filter(partnership=partnership).values_list("version_id", flat=True))
    latest: dict[str, int] = {}
    for each in found:
        latest.setdefault(each.code, each.pk)
    return [each for each in found if each.pk in asked | set(latest.values())]


def reference_lines(publication: Publication) -> tuple[ReferenceLines, ...]:
    """For each rated question that others asked too: their share, or why it is not beside ours.

    Only what the engine calls comparable is given, with its marks. Two or three statements.
    """
    questionnaire = publication.survey.version.questionnaire
    waves = [
        wave for wave in external_waves(publication.partnership, questionnaire) if not wave.is_own
    ]
    lines = (_beside(question, questionnaire, waves) for question in _rated(publication))
    return tuple(line for line in lines if line.references or line.left_out)


def _rated(publication: Publication) -> Iterator[Question]:
    for question in publication.findings.questions:
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


def trend_of(publication: Publication) -> tuple[Trend, ...]:
    """Each rated question in earlier findings of this partnership, and in older files of its own.

    Only published findings of the same questionnaire, in any version. A question with no earlier
    point has no trend.
    """
    before = _earlier(publication)
    questionnaire = publication.survey.version.questionnaire
    now = _day(publication)
    waves = [
        wave
        for wave in external_waves(publication.partnership, questionnaire)
        if wave.is_own and wave.fieldwork_to < now
    ]
    trends = (_trend(question, publication, before, waves) for question in _rated(publication))
    return tuple(trend for trend in trends if len(trend.points) > 1)


def _earlier(publication: Publication) -> list[Publication]:
    """Published before, of other surveys; the latest of each survey."""
    now = _day(publication)
    found = (
        published(publication.partnership)
        .filter(survey__version__code=publication.survey.version.code)
        .exclude(survey=publication.survey_id)
        .select_related("survey__version")
    )
    latest: dict[int, Publication] = {}
    for each in found:
        latest.setdefault(each.survey_id, each)
    return [each for each in latest.values() if _day(each) < now]


def _day(publication: Publication) -> date:
    """The day on which families were last asked; that of publication where it is not known."""
    closed_on = publication.findings.asked_until
    return closed_on or timezone.localdate(publication.published_at)


def _trend(
    question: Question,
    publication: Publication,
    before: list[Publication],
    waves: list[ExternalWave],
) -> Trend:
    ours = [(each, each.findings.question(question.code)) for each in (*before, publication)]
    asked = [(each, found) for each, found in ours if found and found.everybody.positive]
    is_weighted = all(_weighted(found.everybody.positive) for _each, found in asked)
    points = [_of_ours(each, found, is_weighted=is_weighted) for each, found in asked]
    theirs = (_of_file(wave, question.code) for wave in waves)
    earlier = [point for point in (*points[:-1], *theirs) if point is not None]
    earlier.sort(key=lambda point: point.on)
    answers = good_labels(question)
    return Trend(question.code, question.label, answers, (*earlier, points[-1]))


def _weighted(figure: Figure | None) -> bool:
    """Whether a weighted share can be shown, or none at all."""
    return figure is not None and (figure.percent is None or figure.weighted is not None)


def _of_ours(publication: Publication, question: Question, *, is_weighted: bool) -> Point:
    """Weighted shares are laid beside weighted ones only; else all are as they were counted."""
    figure = question.everybody.positive or Figure(None)
    asked = Asked.of(publication.survey.version.questionnaire, question.code)
    if asked is None:
        raise LookupError(question.code)
    return Point(
        on=_day(publication),
        percent=figure.share if is_weighted else figure.percent,
        base=question.everybody.rated,
        source=publication.title,
        asked=asked,
        address=publication.get_absolute_url() if publication.is_published else "",
    )


def _of_file(wave: ExternalWave, code: str) -> Point | None:
    share = wave.found.share(code, POSITIVE)
    asked = Asked.of(wave.version.questionnaire, code)
    if share is None or asked is None:
        return None
    return Point(
        on=wave.fieldwork_to,
        percent=_percent(share.estimate),
        base=share.base,
        source=wave.title,
        asked=asked,
        strange=tuple(str(BREAKS[mark]) for mark in share.marks if mark in BREAKS),
        address=wave.url,
        licence=wave.licence,
        origin=wave.source,
    )

"""What other people of the area said to a question on the same construct."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from heard.engines.questionnaire import Questionnaire
from heard.results.charts import good_answers, good_labels
from heard.results.findings import Findings, Question
from heard.results.models import Publication
from heard.results.queries.findings import published
from heard.results.queries.trends import Told
from heard.results.trends import Reference, ReferenceLines

# Asked farther apart, they speak of other times.
APART = timedelta(days=400)


def audiences(publication: Publication, findings: Findings) -> tuple[ReferenceLines, ...]:
    """For each rated question, what others who were asked on the same construct said.

    From published findings of other questionnaires of this partnership, the latest of each, asked
    no more than 400 days apart. The words differ, so no difference is tested.
    """
    ours = publication.survey.version.questionnaire
    theirs = list(_others(Told(publication, findings)))
    lines = (_beside(question, ours, theirs) for question in findings.questions)
    return tuple(line for line in lines if line is not None)


def _others(now: Told) -> Iterator[Told]:
    ours, seen = now.publication, set()
    found = published(ours.partnership).exclude(survey__version__code=ours.survey.version.code)
    for each in found.select_related("survey__version", "partnership"):
        code, told = each.survey.version.code, Told(each, each.findings)
        if code not in seen and abs(told.day - now.day) <= APART:
            seen.add(code)
            yield told


def _beside(question: Question, ours: Questionnaire, theirs: list[Told]) -> ReferenceLines | None:
    positive, construct = question.everybody.positive, ours.item(question.code).construct
    if positive is None or not construct:
        return None
    found = tuple(reference for each in theirs for reference in _references(construct, each))
    if not found:
        return None
    return ReferenceLines(
        question.code,
        question.label,
        good_labels(question),
        positive.share,
        question.everybody.rated,
        found,
        (),
    )


def _references(construct: str, told: Told) -> Iterator[Reference]:
    publication, findings = told.publication, told.findings
    asked = publication.survey.version.questionnaire
    for question in findings.questions:
        positive, base = question.everybody.positive, question.everybody.rated
        is_same = asked.item(question.code).construct == construct
        if is_same and positive is not None and positive.share is not None and base:
            yield Reference(
                title=f"{publication.title}: {question.label}",
                source=publication.partnership.name,
                licence="",
                population=publication.survey.unit_asked,
                url=publication.get_absolute_url(),
                asked_from=findings.asked_from or told.day,
                asked_to=told.day,
                published_on=timezone.localdate(publication.published_at),
                percent=positive.share,
                low=positive.low,
                high=positive.high,
                base=base,
                marks=(_("Good answers were %(answers)s.") % {"answers": good_answers(question)},),
            )

"""What other people of the area said to a question on the same construct."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from heard.engines.questionnaire import Questionnaire
from heard.results.charts import good_answers, good_labels
from heard.results.findings import Findings, Question
from heard.results.models import Publication
from heard.results.queries.findings import published
from heard.results.trends import Reference, ReferenceLines

# Asked farther apart, they speak of other times.
APART = timedelta(days=400)


def audiences(publication: Publication, findings: Findings) -> tuple[ReferenceLines, ...]:
    """For each rated question, what others who were asked on the same construct said.

    From published findings of other questionnaires of this partnership, the latest of each, asked
    no more than 400 days apart. The words differ, so no difference is tested.
    """
    ours = publication.survey.version.questionnaire
    theirs = list(_others(publication, findings))
    lines = (_beside(question, ours, theirs) for question in findings.questions)
    return tuple(line for line in lines if line is not None)


def _others(publication: Publication, findings: Findings) -> Iterator[Publication]:
    found = published(publication.partnership).exclude(
        survey__version__code=publication.survey.version.code
    )
    day, seen = _day(publication, findings), set()
    for each in found.select_related("survey__version", "partnership"):
        code = each.survey.version.code
        if code not in seen and abs(_day(each, each.findings) - day) <= APART:
            seen.add(code)
            yield each


def _day(publication: Publication, findings: Findings) -> date:
    return findings.asked_until or timezone.localdate(publication.published_at)


def _beside(
    question: Question, ours: Questionnaire, theirs: list[Publication]
) -> ReferenceLines | None:
    positive, construct = question.everybody.positive, ours.item(question.code).construct
    if positive is None or not construct:
        return None
    found = tuple(
        reference for each in theirs for reference in _references(construct, each, each.findings)
    )
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


def _references(
    construct: str, publication: Publication, findings: Findings
) -> Iterator[Reference]:
    asked = publication.survey.version.questionnaire
    for question in findings.questions:
        positive, base = question.everybody.positive, question.everybody.rated
        is_same = asked.item(question.code).construct == construct
        if is_same and positive is not None and positive.share is not None and base:
            until = findings.asked_until or timezone.localdate(publication.published_at)
            yield Reference(
                title=f"{publication.title}: {question.label}",
                source=publication.partnership.name,
                licence="",
                population=publication.survey.unit_asked,
                url=publication.get_absolute_url(),
                asked_from=findings.asked_from or until,
                asked_to=until,
                published_on=timezone.localdate(publication.published_at),
                percent=positive.share,
                low=positive.low,
                high=positive.high,
                base=base,
                marks=(_("Good answers were %(answers)s.") % {"answers": good_answers(question)},),
            )

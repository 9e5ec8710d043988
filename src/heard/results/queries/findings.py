"""Reads of findings, prepared and published."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from heard.design.words import Tag
from heard.engines.questionnaire import Questionnaire, routed
from heard.partnerships.models import Member, Partnership
from heard.partnerships.roles import Permission
from heard.partnerships.todo import Todo
from heard.results.axes import MODE
from heard.results.blocks import is_told
from heard.results.models import AT_WORK, Publication, Stage, Weighting, WeightingStage
from heard.results.queries.progress import progress
from heard.results.rules import can_agree_findings, can_publish_findings
from heard.surveys.models import Survey

MOST_OPTIONS_IN_A_GROUPING = 15
LARGE = ("content", "audit", "ledger")  # columns that a list has no use for


@dataclass(frozen=True)
class GroupingChoice:
    """Something to break findings down by."""

    code: str
    label: str
    is_usual: bool  # asked about the child or family, rather than a view on something


def published(partnership: Partnership) -> QuerySet[Publication]:
    """What the public may read of each survey as it holds now, newest first."""
    found = partnership.publications.filter(stage=Stage.PUBLISHED)
    return found.exclude(corrected_by__stage=Stage.PUBLISHED).defer("audit", "ledger")


def readable(partnership: Partnership) -> QuerySet[Publication]:
    """What can be read at its address: what holds, and what was corrected since.

    What they say is not read with them: the model knows it already, or reads it then.
    """
    found = partnership.publications.filter(stage=Stage.PUBLISHED)
    beside = [f"{each}__{large}" for each in ("corrects", "corrected_by") for large in LARGE]
    related = found.select_related("corrects", "corrected_by", "forum_statement")
    return related.defer(*LARGE, *beside)


def published_of(survey: Survey) -> Publication | None:
    """What holds of a survey now: published, and corrected by nothing that is published."""
    found = survey.publications.filter(stage=Stage.PUBLISHED)
    return found.exclude(corrected_by__stage=Stage.PUBLISHED).order_by("-published_at").first()


def weighting_in_use(survey: Survey) -> Weighting | None:
    return survey.weightings.filter(stage=WeightingStage.ACCEPTED).first()


def surveys_ready_for_findings(partnership: Partnership) -> QuerySet[Survey]:
    """Closed surveys that nothing is published of yet."""
    return (
        Survey.objects.filter(partnership=partnership, closed_at__isnull=False)
        .exclude(publications__stage=Stage.PUBLISHED)
        .select_related("version")
        .order_by("-closed_at")
    )


def grouping_choices(questionnaire: Questionnaire) -> list[GroupingChoice]:
    """The mode, and every question with one choice out of a few."""
    choices = [GroupingChoice(MODE, _("How people answered"), is_usual=True)]
    for item, conditions in routed(questionnaire):
        is_short = item.kind == "one_choice" and len(item.options) <= MOST_OPTIONS_IN_A_GROUPING
        if is_short and not conditions and is_told(item):
            label = item.label.get(questionnaire.default_language)
            choices.append(GroupingChoice(item.code, label, is_usual=not item.has_favour))
    return choices


def progress_of(publication: Publication) -> list[tuple[str, Tag]]:
    """Each step of the preparation with how far it is."""
    return progress(AT_WORK, Stage(publication.stage))


def todo(member: Member) -> list[Todo]:
    """Findings to prepare, to look at as a second person, and to publish."""
    todos = []
    if member.may(Permission.PREPARE_FINDINGS):
        todos += [
            Todo(
                _("Prepare the findings of %(survey)s") % {"survey": survey.title},
                reverse("results:survey_findings", args=[survey.key]),
            )
            for survey in surveys_ready_for_findings(member.partnership).filter(publications=None)
        ]
    ready = member.partnership.publications.filter(stage=Stage.READY).select_related(
        "survey", "prepared_by"
    )
    for publication in ready.defer(*LARGE):
        todos += _waiting(member, publication)
    return todos


def _waiting(member: Member, publication: Publication) -> list[Todo]:
    """What prepared findings wait for: a second person's word, then somebody who publishes them."""
    said = publication.agreements.first()
    if said is None and can_agree_findings(member, publication):
        words = _("Look at the findings of %(survey)s and say whether you agree")
    elif said is None and member.may(Permission.PREPARE_FINDINGS):
        words = _("The findings of %(survey)s wait for a second person")
    elif said is not None and said.is_agreed and can_publish_findings(member, publication):
        words = _("Publish the findings of %(survey)s")
    elif said is not None and not said.is_agreed and member.may(Permission.PREPARE_FINDINGS):
        words = _("A second person does not agree with the findings of %(survey)s")
    else:
        return []
    url = reverse("results:findings", args=[publication.key])
    return [Todo(words % {"survey": publication.survey.title}, url)]

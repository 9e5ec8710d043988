"""How far the findings of a survey are, step by step."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from heard.design.words import Colour, Tag
from heard.partnerships.models import Partnership
from heard.results.models import Agreement, Publication, QualityCheck, Stage
from heard.results.queries.comments import comments_tag, text_items
from heard.results.queries.findings import LARGE, published_of, weighting_in_use
from heard.results.queries.quality import closed_surveys
from heard.surveys.models import Survey


@dataclass(frozen=True)
class FindingsStep:
    """One step of the way, where it is done, and how far it is."""

    words: str
    hint: str
    url: str
    tag: Tag


@dataclass(frozen=True)
class ClosedSurvey:
    """A closed survey with how far its findings are."""

    survey: Survey
    tag: Tag


def closed_with_state(partnership: Partnership) -> list[ClosedSurvey]:
    """Every closed survey with how far its findings are, the latest first."""
    latest = {
        each.survey_id: each for each in partnership.publications.defer(*LARGE).order_by("pk")
    }
    nothing = Tag(_("Nothing prepared"), Colour.GREY)
    return [
        ClosedSurvey(each, latest[each.pk].tag if each.pk in latest else nothing)
        for each in closed_surveys(partnership)
    ]


def steps_of(survey: Survey) -> list[FindingsStep]:
    """Quality, comments, weights, findings, a second look, publishing."""
    draft = survey.publications.exclude(stage=Stage.PUBLISHED).first()
    written = [_comments(survey)] if text_items(survey) else []
    before = [_quality(survey), *written, _weights(survey)]
    return [*before, _preparing(survey, draft), _looking(draft)]


def _quality(survey: Survey) -> FindingsStep:
    is_looked_at = QualityCheck.objects.filter(survey=survey).exists()
    return FindingsStep(
        _("How good the answers are"),
        _("What was left out, answered all alike, or cannot be."),
        reverse("results:check_quality", args=[survey.key]),
        Tag(_("Looked at"), Colour.GREEN) if is_looked_at else Tag(_("Not started"), Colour.GREY),
    )


def _comments(survey: Survey) -> FindingsStep:
    return FindingsStep(
        _("What families wrote"),
        _("Optional. Names are struck, people check, coders sort, and some may be quoted."),
        reverse("results:comments", args=[survey.key]),
        comments_tag(survey),
    )


def _weights(survey: Survey) -> FindingsStep:
    is_used = weighting_in_use(survey) is not None
    return FindingsStep(
        _("Who replied, and weights"),
        _("Optional. Compare those who replied with everybody who was asked."),
        reverse("results:weights", args=[survey.key]),
        Tag(_("In use"), Colour.GREEN) if is_used else Tag(_("Not used"), Colour.GREY),
    )


def _preparing(survey: Survey, draft: Publication | None) -> FindingsStep:
    is_again = published_of(survey) is not None
    return FindingsStep(
        _("Put published findings right") if is_again else _("Prepare the findings"),
        _("Choose groups. Small numbers are hidden, and we try to work them out."),
        reverse("results:prepare_findings", args=[survey.key]),
        draft.tag if draft else Tag(_("Not started"), Colour.GREY),
    )


def _looking(draft: Publication | None) -> FindingsStep:
    words = _("Look at them, have a second person agree, publish")
    if draft is None:
        return FindingsStep(words, "", "", Tag(_("To come"), Colour.GREY))
    said = draft.agreements.first()
    tag = Tag(_("Waits for a second person"), Colour.YELLOW)
    if said is not None:
        tag = Tag(_("Agreed"), Colour.GREEN) if said.is_agreed else Tag(_("Not agreed"), Colour.RED)
    return FindingsStep(words, "", reverse("results:findings", args=[draft.key]), tag)


def history_of(survey: Survey) -> QuerySet[Publication]:
    """What was published of a survey, the latest first, with what was put right."""
    found = survey.publications.filter(stage=Stage.PUBLISHED).order_by("-published_at")
    later = [f"corrected_by__{large}" for large in LARGE]
    return found.select_related("corrected_by").defer(*LARGE, *later)


def agreements_of(publication: Publication) -> QuerySet[Agreement]:
    """What second persons said, the latest first."""
    return publication.agreements.select_related("by__user")

"""What an action can be linked to, and what of it everybody may read."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet
from django.utils.translation import gettext as _

from heard.design.words import date_words, number_words
from heard.partnerships.models import Partnership
from heard.plans.models import Action, Evidence, Impact, NoticeQuestion, Shaping
from heard.plans.models.words import EvidenceKind
from heard.plans.noticing import ShownCounts
from heard.plans.queries.movement import movement_of
from heard.plans.queries.noticing import shown_counts
from heard.results import queries as results
from heard.results.findings import Question
from heard.results.models import Publication
from heard.sessions.models import Point, PointQuerySet
from heard.sessions.queries.points import points_of
from heard.themes.models import Source, Theme
from heard.themes.queries.sorted_remarks import remarks_of

MOST_POINTS = 40


@dataclass(frozen=True)
class MeasureChoice:
    """A measure of the action: whether it moved the right way since the action was delivered."""

    pk: int
    name: str
    words: str
    counts: bool


@dataclass(frozen=True)
class WhyPage:
    action: Action
    evidence: list[Evidence]
    shapings: list[Shaping]


@dataclass(frozen=True)
class ImpactPage:
    """What shows that it changed something, and what could."""

    impacts: list[Impact]
    withdrawn: list[Impact]
    measures: list[MeasureChoice]
    questions: list[tuple[NoticeQuestion, ShownCounts | None]]

    @property
    def open_question(self) -> NoticeQuestion | None:
        found = (question for question, _shown in self.questions if question.closed_on is None)
        return next(found, None)


def why_page(action: Action) -> WhyPage:
    return WhyPage(
        action,
        list(action.evidence.select_related("publication", "point__session", "theme")),
        list(action.shapings.select_related("body", "session")),
    )


def public_evidence(action: Action) -> list[Evidence]:
    """What everybody may read now: a point that was taken back is gone from here, too."""
    held = Q(point__state="published", point__session__heard_published_at__isnull=False)
    found = action.evidence.filter(~Q(kind=EvidenceKind.POINT) | held)
    return list(found.select_related("publication", "point__session", "theme"))


def impact_page(action: Action) -> ImpactPage:
    impacts = list(action.impacts.select_related("measure", "question", "by__user"))
    return ImpactPage(
        impacts=[each for each in impacts if each.withdrawn_on is None],
        withdrawn=[each for each in impacts if each.withdrawn_on is not None],
        measures=[_choice(action, each) for each in action.measures.filter(retired_on=None)],
        questions=[(each, shown_counts(each)) for each in action.notice_questions.all()],
    )


def _choice(action: Action, measure: Any) -> MeasureChoice:
    movement, last = movement_of(measure), measure.readings.current().exclude(value=None).last()
    since = action.delivered_on
    is_after = bool(last and since and last.on > since)
    words = movement.words if is_after else _("No value yet from after the delivery.")
    return MeasureChoice(
        measure.pk, measure.name, words, counts=is_after and movement.kind == "better"
    )


def publications(partnership: Partnership) -> QuerySet[Publication]:
    return results.published(partnership)


def questions_of(publication: Publication) -> list[Question]:
    """Those that have shares: what people wrote themselves is not cited."""
    return [each for each in publication.findings.questions if not each.is_writing]


def public_points(partnership: Partnership, text: str = "") -> PointQuerySet:
    """Points that everybody can read in "what we heard", with `text` in them; the latest first."""
    found = points_of(partnership).published()
    found = found.filter(session__heard_published_at__isnull=False)
    if text:
        found = found.filter(public_text__icontains=text)
    return found.order_by("-captured_at", "-pk")


def point_words(point: Point) -> str:
    """As it stands in public, with where and when."""
    return _("“%(said)s” %(session)s, %(day)s") % {
        "said": point.public_text,
        "session": point.session.title,
        "day": date_words(point.session.day),
    }


def theme_words(theme: Theme) -> str:
    """At how many sessions it came up, and when. No count of remarks: those of sessions are shown.

    A total beside the counts of single sessions could be subtracted.
    """
    said = remarks_of(theme).filter(source=Source.SESSION).order_by()
    found = said.aggregate(Count("group", distinct=True), first=Min("said_on"), last=Max("said_on"))
    sessions = found["group__count"]
    if not sessions:
        return _("“%(theme)s” has not come up at a session yet.") % {"theme": theme.name}
    words = {
        "theme": theme.name,
        "n": number_words(sessions),
        "first": date_words(found["first"]),
        "last": date_words(found["last"]),
    }
    if sessions == 1:
        return _("“%(theme)s” came up at one session, on %(first)s.") % words
    return _("“%(theme)s” came up at %(n)s sessions from %(first)s to %(last)s.") % words

"""What measures ask of a member today: to take in what was published, to count again."""

from datetime import timedelta

from django.db.models import Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from heard.partnerships.models import Member
from heard.partnerships.todo import Todo
from heard.plans.models import Measure
from heard.plans.models.words import MeasureSource
from heard.plans.queries.measures import (
    measures_of,
    next_result,
    publications_to_read,
    survey_measures,
)
from heard.plans.queries.official import figure_measures, has_new_figures
from heard.plans.rules import can_keep_measures

COUNT_AGAIN_AFTER = timedelta(days=100)
MOST = 5


def todo(member: Member) -> list[Todo]:
    if not can_keep_measures(member):
        return []
    new = [
        each
        for each in survey_measures(member.partnership)[:MOST]
        if next_result(each, publications_to_read(each))
    ]
    return [
        *(_todo(_("Take the new result into %(measure)s"), each) for each in new),
        *(
            _todo(_("Take new official figures into %(measure)s"), each)
            for each in _official(member)
        ),
        *(_todo(_("Enter a new value of %(measure)s"), each) for each in _old(member)),
    ]


def _official(member: Member) -> list[Measure]:
    found = figure_measures(member.partnership)[:MOST]
    return [each for each in found if has_new_figures(each)]


def _old(member: Member) -> list[Measure]:
    long_ago = timezone.localdate() - COUNT_AGAIN_AFTER
    last = Max("readings__on", filter=Q(readings__replaced_at=None))
    counted = measures_of(member.partnership).filter(
        source=MeasureSource.COUNT, retired_on=None, plans__closed_on=None, plans__isnull=False
    )
    return list(counted.annotate(last=last).filter(last__lt=long_ago)[:MOST])


def _todo(words: str, measure: Measure) -> Todo:
    return Todo(words % {"measure": measure}, reverse("plans:keep_measure", args=[measure.pk]))

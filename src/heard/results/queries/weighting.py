"""Reads of weights and population figures."""

from dataclasses import dataclass

from django.db.models import QuerySet

from heard.engines.questionnaire import Item, Questionnaire, routed
from heard.partnerships.models import Partnership
from heard.results.blocks import is_told
from heard.results.models import Population, Weighting
from heard.surveys.models import Survey


@dataclass(frozen=True)
class TriedWeights:
    """A way to weight, in words: "sex, need and district"."""

    weighting: Weighting
    margins: tuple[str, ...]


def weightings(partnership: Partnership) -> QuerySet[Weighting]:
    """Every way to weight that was tried in a partnership."""
    return Weighting.objects.filter(survey__partnership=partnership).select_related(
        "survey__version", "population"
    )


def tried(survey: Survey) -> list[TriedWeights]:
    """What was tried for a survey, the latest first."""
    questionnaire = survey.version.questionnaire
    found = survey.weightings.select_related("population")
    return [TriedWeights(each, margin_labels(questionnaire, each.items)) for each in found]


def margin_labels(questionnaire: Questionnaire, items: list[str]) -> tuple[str, ...]:
    language = questionnaire.default_language
    return tuple(questionnaire.item(item).label.get(language) for item in items)


def margin_items(survey: Survey) -> list[Item]:
    """Questions with one answer of a list that everybody is asked, and that are no view."""
    return [
        item
        for item, conditions in routed(survey.version.questionnaire)
        if item.kind == "one_choice" and not item.has_favour and not conditions and is_told(item)
    ]


def margin_choices(population: Population) -> list[tuple[str, str]]:
    """The margins of population figures, with the words of their questions."""
    items = list(population.margins)
    labels = margin_labels(population.survey.version.questionnaire, items)
    return list(zip(items, labels, strict=True))

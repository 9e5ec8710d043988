"""Official figures of our area, as the population that a survey may be weighted to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from heard.design.words import join_and
from heard.engines.questionnaire import Item
from heard.figures import queries as figures
from heard.results.queries.weighting import margin_items
from heard.surveys.models import Survey

BY = ":"  # between the topic and the indicator in an address
LONGEST_SOURCE = 300


@dataclass(frozen=True)
class OfficialMargin:
    """A question of the survey, and the groups that official figures tell for it."""

    item: Item
    words: str
    groups: tuple[figures.Margin, ...]


def official_choices(survey: Survey) -> list[tuple[str, str]]:
    """What our area is counted by, as `topic:indicator`, with its words."""
    return [
        (f"{each.topic}{BY}{each.indicator}", each.words)
        for each in figures.margins_of(survey.partnership)
    ]


def official_margins(survey: Survey, chosen: Mapping[str, str]) -> list[OfficialMargin]:
    """The chosen margins that there are. chosen: question code -> `topic:indicator`."""
    words = dict(official_choices(survey))
    found = []
    for item in margin_items(survey):
        of = chosen.get(item.code, "")
        if of in words:
            topic, _by, indicator = of.partition(BY)
            groups = figures.margin(survey.partnership, topic, indicator)
            found.append(OfficialMargin(item, words[of], tuple(groups)))
    return found


def source_of(margins: list[OfficialMargin]) -> str:
    """Each release and period with what is taken from it, as it stands beside findings."""
    taken: dict[tuple[str, str], list[str]] = {}
    for margin in margins:
        for group in margin.groups[:1]:
            taken.setdefault((group.release, group.period), []).append(margin.words)
    told = (
        _("%(release)s: %(what)s; %(period)s")
        % {"release": release, "what": join_and(words), "period": period}
        for (release, period), words in taken.items()
    )
    return ". ".join(told)[:LONGEST_SOURCE]


def oldest_day(margins: list[OfficialMargin]) -> date:
    """The day that the oldest of the figures are of."""
    return min(group.counted_on for margin in margins for group in margin.groups)

"""Last year's findings of Westmere: weighted to who was asked, agreed by the forum, published."""

from datetime import date

from django.utils import timezone

from heard.engines.estimation import Margin
from heard.home.demo.words import FORUM_ON_FINDINGS, LAST_YEAR, SUMMARY
from heard.partnerships.models import Member
from heard.results import services
from heard.surveys.models import Survey

GROUPINGS = ("district", "placement")
# Invented, as all of Westmere: 5,200 children and young people with a plan.
EVERYBODY = (
    Margin("district", {"harbour": 1820, "lakeside": 1410, "northmoor": 1010, "valley": 960}),
    Margin("sex", {"female": 1460, "male": 3740}),
    Margin(
        "placement",
        {
            "mainstream": 2240,
            "special": 2060,
            "further_education": 500,
            "alternative+not_in_education": 400,
        },
    ),
)
SOURCE = "Children and young people with an EHC plan, from the council's own records"


def load_findings(survey: Survey, members: dict[str, Member]) -> None:
    lead, forum = members["lead"], members["forum"]
    counted = services.Counted(SOURCE, date(timezone.localdate().year - 1, 1, 15))
    population = services.bring_in_population(survey, EVERYBODY, counted, by=lead)
    weighting = services.try_weights(
        population, items=population.margins, is_bounded=False, by=lead
    )
    services.work_out_weights(weighting)
    services.accept_weights(weighting, by=lead)
    found = services.prepare_findings(survey, by=lead, groupings=GROUPINGS)
    services.work_out_findings(found)
    services.agree_findings(found, by=forum, is_agreed=True)
    services.say_for_forum(found, by=forum, text=FORUM_ON_FINDINGS)
    services.publish_findings(found, by=lead, title=LAST_YEAR.title, summary=SUMMARY)

"""Last year's findings of Westmere: weighted to who was asked, agreed by the forum, published."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from heard.engines.estimation import Margin
from heard.home.demo.words import FORUM_ON_FINDINGS, LAST_YEAR, SUMMARY
from heard.partnerships.models import Member
from heard.results import services
from heard.results.blocks import Block, Kind
from heard.results.models import Comment
from heard.results.services import comments
from heard.results.services.comment_checking import release_comment
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


HEADLINE = ("felt_heard",)
ALL_IN_ALL = "overall"
QUOTED = 4


def _quoted(survey: Survey, *, by: Member) -> Iterator[str]:
    """Take in what families wrote, and check some of what may be quoted, each in other words."""
    comments.read_comments(comments.take_in_comments(survey, by=by))
    allowed = Comment.objects.filter(survey=survey, may_be_quoted=True).waiting()
    each_once = {each.text: each for each in allowed.order_by("text", "key")}
    for comment in list(each_once.values())[:QUOTED]:
        release_comment(comment, revision=comment.revision, by=by)
        yield str(comment.key)


def load_findings(survey: Survey, members: dict[str, Member]) -> None:
    lead, forum = members["lead"], members["forum"]
    counted = services.Counted(SOURCE, date(timezone.localdate().year - 1, 1, 15))
    population = services.bring_in_population(survey, EVERYBODY, counted, by=lead)
    weighting = services.try_weights(
        population, items=population.margins, is_bounded=False, by=lead
    )
    services.work_out_weights(weighting)
    services.accept_weights(weighting, by=lead)
    found = services.draft_findings(survey, by=lead, groupings=GROUPINGS)
    for block in (
        Block(Kind.HEADLINE, questions=HEADLINE),
        Block(Kind.GOES_WITH, questions=(ALL_IN_ALL,)),
        Block(Kind.QUOTES, quotes=tuple(_quoted(survey, by=lead))),
    ):
        services.add_block(found, block, by=lead)
    services.work_out_findings(services.begin_findings(found, by=lead))
    services.agree_findings(found, by=forum, is_agreed=True)
    services.say_for_forum(found, by=forum, text=FORUM_ON_FINDINGS)
    services.publish_findings(found, by=lead, title=LAST_YEAR.title, summary=SUMMARY)

"""A survey of young people in many areas. Every place, name and number in it is invented."""

from dataclasses import dataclass

from heard.areas.details import Joining

ALLIANCE = "Fells and Coast SEND Alliance"
ALLIANCE_SLUG = "fells-and-coast"
ALLIANCE_LEAD = ("region", "Ingrid Castle")

TITLE_LAST_YEAR = "Your plan and your life 2025: Fells and Coast"
TITLE_NEXT_YEAR = "Your plan and your life 2027: Fells and Coast"
AUDIENCE = "Children and young people from 11 to 25 with an EHC plan"
INTRODUCTION = (
    "Young people in all areas of the Fells and Coast are asked the same questions, so that each "
    "area sees what it does well and what it can learn from others."
)
USE_OF_ANSWERS = (
    "Your area counts the answers and publishes the counts. Nobody can see that an answer is "
    "yours. The Fells and Coast SEND Alliance sees what is published, and no answers."
)
NEXT_STEPS = "Your area tells you what it heard, and what it does about it, before Easter."
SUMMARY = "Young people told us what life with a plan is like. We read every answer with them."
ALONE = "The team of this area is one person, and its youth council meets only in summer."


@dataclass(frozen=True)
class Place:
    """An area: how many answered of how many asked, and how content they are (0 is usual)."""

    slug: str
    name: str
    replies: int
    asked: int
    content: float = 0
    may_be_named: bool = False


PLACES = (
    Place("tarn-valley", "Tarn Valley SEND Partnership", 140, 900),
    Place("saltby", "Saltby SEND Partnership", 210, 1_500, may_be_named=True),
    Place("harrowdale", "Harrowdale SEND Partnership", 260, 1_700, content=0.7, may_be_named=True),
    Place("eskwater", "Eskwater SEND Partnership", 180, 1_600, content=-0.6),
    Place("brackenshire", "Brackenshire SEND Partnership", 330, 2_400),
    Place("lowmoor", "Lowmoor SEND Partnership", 60, 400),
)
WESTMERE_REPLIES, WESTMERE_ASKED = 240, 1_900


def joining(asked: int, *, may_be_named: bool) -> Joining:
    return Joining(
        may_be_named=may_be_named,
        contact="The participation team, 01632 960 300",
        worried_contact="If somebody is in danger now, call 999. Else call 01632 960 399.",
        asked_count=asked,
    )

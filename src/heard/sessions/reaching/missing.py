"""Whom a phase wanted to hear and who was not there."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from heard.boards.models.words import AgeBand
from heard.sessions.models.words import Need
from heard.sessions.queries.reach import Reach
from heard.sessions.reaching.households import Households


def missing(reach: Reach, households: Households) -> list[str]:
    """A line for each district, need and age. What is hidden is never said in other words."""
    if not reach.over:
        return [_("No session has taken place yet.")]
    return [*_districts(reach, households), *_needs(reach), *_ages(reach, households)]


def _districts(reach: Reach, households: Households) -> Iterator[str]:
    held = {each.district_id for each in reach.over}
    for district in reach.wanted:
        nobody_came = households.districts[district.code].came == 0
        if district.pk not in held and nobody_came:
            yield _("%(name)s: no session took place there, and nobody from there came") % {
                "name": district.name
            }
        elif district.pk not in held:
            yield _("%(name)s: no session took place there") % {"name": district.name}
        elif nobody_came:
            yield _("%(name)s: nobody from there came") % {"name": district.name}


def _needs(reach: Reach) -> Iterator[str]:
    """Nobody is asked for the need of their child when they book: only sessions can be counted."""
    held = {need for each in reach.over for need in each.needs}
    for need in reach.phase.needs or Need.values:
        if need not in held:
            yield _("%(name)s: no session was planned for this need") % {"name": Need(need).label}


def _ages(reach: Reach, households: Households) -> Iterator[str]:
    for age in reach.phase.ages or [each for each in AgeBand if each != AgeBand.SEVERAL]:
        if households.ages[age].came == 0:
            yield _("Children of the age %(name)s: no family who said so came") % {
                "name": AgeBand(age).label
            }

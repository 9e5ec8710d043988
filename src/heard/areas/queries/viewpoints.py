"""From which side a member looks at a programme: the operator's, or an area's."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from heard.areas.models import Area, Programme
from heard.partnerships import queries as partnerships
from heard.partnerships.models import Member, Partnership


@dataclass(frozen=True)
class Viewpoint:
    """A programme seen by its operator, by an area that was asked, or by one that is both."""

    programme: Programme
    area: Area | None
    is_operator: bool

    @property
    def may_compare(self) -> bool:
        return self.is_operator or (self.area is not None and self.area.has_joined)


def run_by(partnership: Partnership) -> QuerySet[Programme]:
    """The programmes of an operator, the latest first."""
    return partnership.survey_programmes.select_related("version", "made_by__user")


def areas_of(partnership: Partnership) -> QuerySet[Area]:
    """Where a partnership was asked to join, the latest first."""
    found = partnership.programme_areas.select_related(
        "programme__operator", "programme__version", "survey", "answered_by__user"
    )
    return found.order_by("-programme_id")


def viewpoint(member: Member, key: UUID) -> Viewpoint | None:
    """How the member's partnership is part of a programme; None where it is not."""
    area = areas_of(member.partnership).filter(programme__key=key).first()
    own = run_by(member.partnership).filter(key=key).first()
    programme = own or (area.programme if area else None)
    return Viewpoint(programme, area, own is not None) if programme else None


def partnerships_to_ask(programme: Programme) -> QuerySet[Partnership]:
    """Every partnership of the install that was not asked yet, by name."""
    return partnerships.partnerships().exclude(programme_areas__programme=programme)

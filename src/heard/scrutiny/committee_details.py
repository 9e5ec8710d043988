"""What is kept of a committee, as forms and the demo give it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class CommitteeDetails:
    """Names apart, with the meaning of the fields of `Committee`."""

    other_names: tuple[str, ...] = ()
    year_starts_month: int = 5
    year_starts_day: int = 1
    reference_pattern: str = "SR ({year}) {number}"
    response_days: int | None = None
    stale_days: int = 90
    confirmations: int | None = None
    page_limit: int | None = None


# What most councils ask of every report: a heading, and the post that signs it off.
USUAL_IMPLICATIONS = (
    (_("Equality, diversity and cohesion"), _("Head of Equality")),
    (_("Legal"), _("Monitoring Officer")),
    (_("Finance"), _("Section 151 Officer")),
    (_("Climate and environment"), ""),
)
# Clear working days before the meeting. An agenda is open to the public for five clear days
# (Local Government Act 1972, section 100B).
USUAL_DEADLINES = (
    (_("Draft to the director"), 15),
    (_("Sign-off of implications"), 10),
    (_("Final report to democratic services"), 7),
    (_("Agenda published"), 5),
)

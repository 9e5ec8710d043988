"""An area with two open surveys, made in the databases of a house."""

import json

from heard.partnerships.roles import Role
from tests.partnerships import make as partnerships
from tests.surveys import make as surveys


def make_area() -> None:
    """Make it, and print its names as JSON: slug, the lead's e-mail, each survey's id and key."""
    lead = partnerships.member(Role.ENGAGEMENT_LEAD, Role.ANALYST)
    answered, filed = surveys.survey(lead), surveys.survey(lead, title="Short breaks on paper")
    made = {
        "slug": lead.partnership.slug,
        "email": lead.user.email,
        "answered": [answered.pk, str(answered.key)],
        "filed": [filed.pk, str(filed.key)],
    }
    print(json.dumps(made))

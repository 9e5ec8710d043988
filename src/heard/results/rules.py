"""Who may do what with findings."""

from heard.engines.disclosure import Rule
from heard.partnerships.models import Member
from heard.partnerships.roles import Permission
from heard.results.models import Publication
from heard.surveys.models import Survey

SMALL_NUMBERS = Rule()  # the defaults; a partnership's own rule will stand beside them


def can_see_findings(member: Member) -> bool:
    return member.may(Permission.SEE_FINDINGS)


def can_prepare_findings(member: Member, survey: Survey) -> bool:
    return (
        member.may(Permission.PREPARE_FINDINGS) and member.partnership_id == survey.partnership_id
    )


def can_publish_findings(member: Member, publication: Publication) -> bool:
    return (
        member.may(Permission.PUBLISH_FINDINGS)
        and member.partnership_id == publication.partnership_id
    )


def can_keep_waves(member: Member) -> bool:
    """Bring in, load and remove results of others."""
    return member.may(Permission.PREPARE_FINDINGS)

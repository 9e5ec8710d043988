"""Who may do what with decisions."""

from heard.partnerships.models import Member
from heard.partnerships.roles import Permission
from heard.scrutiny.models import DecisionRecord


def can_write_decisions(member: Member) -> bool:
    """Whether the member may read in records and see drafts."""
    return member.may(Permission.WRITE_DECISIONS)


def can_write_decision(member: Member, record: DecisionRecord) -> bool:
    return can_write_decisions(member) and member.partnership_id == record.partnership_id


def can_publish_decision(member: Member, record: DecisionRecord) -> bool:
    """Whether the member may publish, correct and withdraw it."""
    return (
        member.may(Permission.PUBLISH_DECISIONS) and member.partnership_id == record.partnership_id
    )

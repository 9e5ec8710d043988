"""Who may do what with decisions, committees, their reports and what they asked for."""

from heard.partnerships.models import Member
from heard.partnerships.roles import Permission
from heard.scrutiny.models import Committee, DecisionRecord, Report, Request


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


def can_keep_committees(member: Member) -> bool:
    """Whether the member keeps committees, members' duties and agenda packs."""
    return member.may(Permission.KEEP_COMMITTEES)


def can_keep_committee(member: Member, committee: Committee) -> bool:
    return can_keep_committees(member) and member.partnership_id == committee.partnership_id


def can_keep_requests(member: Member) -> bool:
    """Whether the member keeps the tracker of what committees asked for."""
    return member.may(Permission.KEEP_REQUESTS)


def can_keep_request(member: Member, request: Request) -> bool:
    return can_keep_requests(member) and member.partnership_id == request.partnership_id


def can_write_reports(member: Member) -> bool:
    """Whether the member may see drafts of reports to committees, and write them."""
    return member.may(Permission.WRITE_REPORTS)


def can_write_report(member: Member, report: Report) -> bool:
    return can_write_reports(member) and member.partnership_id == report.partnership_id


def can_issue_report(member: Member, report: Report) -> bool:
    """Whether the member may issue it, issue it again and withdraw it."""
    return member.may(Permission.ISSUE_REPORTS) and member.partnership_id == report.partnership_id


def can_read_all_restricted(member: Member) -> bool:
    """Whether the member may read what of reports is kept from the public."""
    return member.may(Permission.READ_RESTRICTED)


def can_read_restricted(member: Member, report: Report) -> bool:
    """Whether the member may read what of it is kept from the public."""
    return can_read_all_restricted(member) and member.partnership_id == report.partnership_id

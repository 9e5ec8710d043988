"""Who may do what: one table, which the rules read and the documents show."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    """What somebody is in a partnership. One member may be several."""

    ENGAGEMENT_LEAD = "engagement_lead"
    ANALYST = "analyst"
    CUSTODIAN = "custodian"
    COMMUNICATIONS_LEAD = "communications_lead"
    COMMITTEE_OFFICER = "committee_officer"
    ELECTED_MEMBER = "elected_member"
    PARENT_REPRESENTATIVE = "parent_representative"
    FORUM_CHAIR = "forum_chair"
    SAFEGUARDING_LEAD = "safeguarding_lead"
    PAPER_KEYER = "paper_keyer"
    CODER = "coder"
    READ_ONLY = "read_only"
    ADMINISTRATOR = "administrator"


ROLE_NAMES = {
    Role.ENGAGEMENT_LEAD: _("Engagement lead"),
    Role.ANALYST: _("Analyst"),
    Role.CUSTODIAN: _("Custodian (key-holder)"),
    Role.COMMUNICATIONS_LEAD: _("Communications lead"),
    Role.COMMITTEE_OFFICER: _("Committee officer"),
    Role.ELECTED_MEMBER: _("Elected member"),
    Role.PARENT_REPRESENTATIVE: _("Parent representative"),
    Role.FORUM_CHAIR: _("Forum chair"),
    Role.SAFEGUARDING_LEAD: _("Safeguarding lead"),
    Role.PAPER_KEYER: _("Paper keyer"),
    Role.CODER: _("Coder"),
    Role.READ_ONLY: _("Read only"),
    Role.ADMINISTRATOR: _("Partnership administrator"),
}


class Permission(StrEnum):
    """One thing that a member may be allowed to do."""

    SEE_STAFF_PAGES = "see_staff_pages"
    WRITE_QUESTIONNAIRES = "write_questionnaires"
    RUN_SURVEYS = "run_surveys"
    BRING_IN_RETURNS = "bring_in_returns"
    SEE_FINDINGS = "see_findings"
    PREPARE_FINDINGS = "prepare_findings"
    PUBLISH_FINDINGS = "publish_findings"
    WRITE_DECISIONS = "write_decisions"
    PUBLISH_DECISIONS = "publish_decisions"
    SEE_AUDIT = "see_audit"
    MANAGE_MEMBERS = "manage_members"
    CHANGE_PARTNERSHIP = "change_partnership"
    SEE_OUTBOX = "see_outbox"


_LEADS = frozenset({Role.ENGAGEMENT_LEAD, Role.COMMUNICATIONS_LEAD})

PERMISSIONS: dict[Permission, frozenset[Role]] = {
    Permission.SEE_STAFF_PAGES: frozenset(Role),
    Permission.WRITE_QUESTIONNAIRES: frozenset({Role.ENGAGEMENT_LEAD, Role.ANALYST}),
    Permission.RUN_SURVEYS: frozenset({Role.ENGAGEMENT_LEAD}),
    Permission.BRING_IN_RETURNS: frozenset({Role.ENGAGEMENT_LEAD, Role.ANALYST}),
    Permission.SEE_FINDINGS: _LEADS
    | {Role.ANALYST, Role.CUSTODIAN, Role.FORUM_CHAIR, Role.PARENT_REPRESENTATIVE},
    Permission.PREPARE_FINDINGS: frozenset({Role.ENGAGEMENT_LEAD, Role.ANALYST}),
    Permission.PUBLISH_FINDINGS: frozenset(
        {Role.ENGAGEMENT_LEAD, Role.COMMUNICATIONS_LEAD, Role.FORUM_CHAIR}
    ),
    Permission.WRITE_DECISIONS: frozenset({Role.COMMITTEE_OFFICER}),
    Permission.PUBLISH_DECISIONS: frozenset({Role.COMMITTEE_OFFICER}),
    Permission.SEE_AUDIT: frozenset({Role.ADMINISTRATOR}),
    Permission.MANAGE_MEMBERS: frozenset({Role.ADMINISTRATOR}),
    Permission.CHANGE_PARTNERSHIP: frozenset({Role.ADMINISTRATOR, Role.COMMUNICATIONS_LEAD}),
    Permission.SEE_OUTBOX: frozenset({Role.ADMINISTRATOR, Role.COMMUNICATIONS_LEAD}),
}

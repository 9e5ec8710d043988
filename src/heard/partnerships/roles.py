"""Who may do what: one table, which the rules read and the documents show."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    """What somebody is in a partnership. One member may be several."""

    ENGAGEMENT_LEAD = "engagement_lead"
    PLAN_LEAD = "plan_lead"
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
    Role.PLAN_LEAD: _("Plan lead"),
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


# What a role is, for whoever gives it and for docs/roles.md.
ROLE_HINTS = {
    Role.ENGAGEMENT_LEAD: _(
        "Runs surveys, sessions, boards and calls for seats, publishes findings"
    ),
    Role.PLAN_LEAD: _("Keeps the plans: findings, actions, updates, measures, what the board sees"),
    Role.ANALYST: _("Writes questionnaires, brings in returns, prepares findings"),
    Role.CUSTODIAN: _(
        "Keeps a share of the key to sealed answers; two together may give out answers as rows"
    ),
    Role.COMMUNICATIONS_LEAD: _("Runs sessions, publishes findings, keeps the partnership's pages"),
    Role.COMMITTEE_OFFICER: _(
        "Keeps committees: their decisions, reports, requests, members' duties and meetings"
    ),
    Role.ELECTED_MEMBER: _("A councillor, for a division"),
    Role.PARENT_REPRESENTATIVE: _("Speaks for parents and carers, sees findings early"),
    Role.FORUM_CHAIR: _(
        "Leads the parent carer forum, may publish findings, may approve that rows are given out"
    ),
    Role.SAFEGUARDING_LEAD: _("Alone reads what worries somebody, and sees that something is done"),
    Role.PAPER_KEYER: _("Types in answers, bookings and expressions of interest from paper"),
    Role.CODER: _("Sorts what people wrote in their own words"),
    Role.READ_ONLY: _("Sees the staff pages and changes nothing"),
    Role.ADMINISTRATOR: _("Looks after members, the audit and personal data; sees no findings"),
}


class Permission(StrEnum):
    """One thing that a member may be allowed to do."""

    SEE_STAFF_PAGES = "see_staff_pages"
    WRITE_QUESTIONNAIRES = "write_questionnaires"
    RUN_SURVEYS = "run_surveys"
    BRING_IN_RETURNS = "bring_in_returns"
    SEE_FINDINGS = "see_findings"
    PREPARE_FINDINGS = "prepare_findings"
    AGREE_FINDINGS = "agree_findings"
    PUBLISH_FINDINGS = "publish_findings"
    RUN_PROGRAMMES = "run_programmes"
    EXPORT_ROWS = "export_rows"
    APPROVE_ROWS = "approve_rows"
    KEEP_BOARDS = "keep_boards"
    RUN_CALLS = "run_calls"
    ENTER_EXPRESSIONS = "enter_expressions"
    KEEP_STANDING_LIST = "keep_standing_list"
    RUN_SESSIONS = "run_sessions"
    HANDLE_BOOKINGS = "handle_bookings"
    MODERATE_POINTS = "moderate_points"
    PUBLISH_HEARD = "publish_heard"
    KEEP_THEMES = "keep_themes"
    SORT_REMARKS = "sort_remarks"
    HANDLE_CONCERNS = "handle_concerns"
    SEE_PLANS = "see_plans"
    KEEP_PLANS = "keep_plans"
    KEEP_MEASURES = "keep_measures"
    PUBLISH_PLANS = "publish_plans"
    SPEAK_FOR_FORUM = "speak_for_forum"
    LOAD_FIGURES = "load_figures"
    WRITE_DECISIONS = "write_decisions"
    PUBLISH_DECISIONS = "publish_decisions"
    KEEP_COMMITTEES = "keep_committees"
    KEEP_REQUESTS = "keep_requests"
    WRITE_REPORTS = "write_reports"
    ISSUE_REPORTS = "issue_reports"
    READ_RESTRICTED = "read_restricted"
    ANSWER_RIGHTS = "answer_rights"
    SEE_AUDIT = "see_audit"
    MANAGE_MEMBERS = "manage_members"
    CHANGE_PARTNERSHIP = "change_partnership"
    SEE_OUTBOX = "see_outbox"


PERMISSION_NAMES = {
    Permission.SEE_STAFF_PAGES: _("See the staff pages"),
    Permission.WRITE_QUESTIONNAIRES: _("Write questionnaires"),
    Permission.RUN_SURVEYS: _("Open and close surveys"),
    Permission.BRING_IN_RETURNS: _("Bring in returns from a file"),
    Permission.SEE_FINDINGS: _("See findings before they are published"),
    Permission.PREPARE_FINDINGS: _("Prepare findings"),
    Permission.AGREE_FINDINGS: _("Agree as a second person that findings may be published"),
    Permission.PUBLISH_FINDINGS: _("Publish findings"),
    Permission.RUN_PROGRAMMES: _("Ask other areas to join a survey, and compare areas"),
    Permission.EXPORT_ROWS: _("Ask for a closed survey's answers as rows, without written words"),
    Permission.APPROVE_ROWS: _("Approve that somebody else gets answers as rows"),
    Permission.KEEP_BOARDS: _("Keep boards and groups, their seats, people and meetings"),
    Permission.RUN_CALLS: _("Open calls for seats, handle expressions of interest, appoint"),
    Permission.ENTER_EXPRESSIONS: _("Type in expressions of interest from paper"),
    Permission.KEEP_STANDING_LIST: _("Keep the list of people who asked to be kept posted"),
    Permission.RUN_SESSIONS: _("Plan, announce and cancel sessions with families"),
    Permission.HANDLE_BOOKINGS: _("See who booked, book for a caller, check people in"),
    Permission.MODERATE_POINTS: _("Read what was said at sessions and edit it for publication"),
    Permission.PUBLISH_HEARD: _("Publish what was heard, and say what became of it"),
    Permission.KEEP_THEMES: _("Keep the codebook of themes, settle what two people sorted apart"),
    Permission.SORT_REMARKS: _("Sort what people said under themes"),
    Permission.HANDLE_CONCERNS: _("Read and deal with what worries somebody (safeguarding)"),
    Permission.SEE_PLANS: _("See plans with drafts, updates and risks"),
    Permission.KEEP_PLANS: _("Keep inspections, plans and actions, accept updates"),
    Permission.KEEP_MEASURES: _("Keep measures and their readings"),
    Permission.PUBLISH_PLANS: _("Publish plans, and ask families whether they notice a change"),
    Permission.SPEAK_FOR_FORUM: _("Write what the parent carer forum says of a plan"),
    Permission.LOAD_FIGURES: _("Load official figures"),
    Permission.WRITE_DECISIONS: _("Write decision records"),
    Permission.PUBLISH_DECISIONS: _("Publish decision records"),
    Permission.KEEP_COMMITTEES: _("Keep committees, members' duties and agenda packs"),
    Permission.KEEP_REQUESTS: _("Keep the tracker of what committees asked for"),
    Permission.WRITE_REPORTS: _("Write reports to committees"),
    Permission.ISSUE_REPORTS: _("Issue reports to committees"),
    Permission.READ_RESTRICTED: _("Read restricted appendices of committee reports"),
    Permission.ANSWER_RIGHTS: _("Show people what is held on them, and erase it"),
    Permission.SEE_AUDIT: _("Read the audit"),
    Permission.MANAGE_MEMBERS: _("Invite members and give roles"),
    Permission.CHANGE_PARTNERSHIP: _("Change the partnership's name, colour, logo and places"),
    Permission.SEE_OUTBOX: _("See messages sent"),
}

_LEADS = frozenset({Role.ENGAGEMENT_LEAD, Role.COMMUNICATIONS_LEAD})

PERMISSIONS: dict[Permission, frozenset[Role]] = {
    Permission.SEE_STAFF_PAGES: frozenset(Role),
    Permission.WRITE_QUESTIONNAIRES: frozenset({Role.ENGAGEMENT_LEAD, Role.ANALYST}),
    Permission.RUN_SURVEYS: frozenset({Role.ENGAGEMENT_LEAD}),
    Permission.BRING_IN_RETURNS: frozenset({Role.ENGAGEMENT_LEAD, Role.ANALYST}),
    Permission.SEE_FINDINGS: _LEADS
    | {Role.ANALYST, Role.CUSTODIAN, Role.FORUM_CHAIR, Role.PARENT_REPRESENTATIVE},
    Permission.PREPARE_FINDINGS: frozenset({Role.ENGAGEMENT_LEAD, Role.ANALYST}),
    Permission.AGREE_FINDINGS: _LEADS | {Role.ANALYST, Role.CUSTODIAN, Role.FORUM_CHAIR},
    Permission.PUBLISH_FINDINGS: frozenset(
        {Role.ENGAGEMENT_LEAD, Role.COMMUNICATIONS_LEAD, Role.FORUM_CHAIR}
    ),
    Permission.RUN_PROGRAMMES: frozenset({Role.ENGAGEMENT_LEAD}),
    Permission.EXPORT_ROWS: frozenset({Role.CUSTODIAN}),
    Permission.APPROVE_ROWS: frozenset({Role.CUSTODIAN, Role.FORUM_CHAIR}),
    Permission.KEEP_BOARDS: frozenset({Role.ENGAGEMENT_LEAD, Role.COMMITTEE_OFFICER}),
    Permission.RUN_CALLS: frozenset({Role.ENGAGEMENT_LEAD}),
    Permission.ENTER_EXPRESSIONS: frozenset({Role.ENGAGEMENT_LEAD, Role.PAPER_KEYER}),
    Permission.KEEP_STANDING_LIST: _LEADS,
    Permission.RUN_SESSIONS: _LEADS,
    Permission.HANDLE_BOOKINGS: _LEADS | {Role.PAPER_KEYER},
    Permission.MODERATE_POINTS: _LEADS | {Role.ANALYST},
    Permission.PUBLISH_HEARD: _LEADS,
    Permission.KEEP_THEMES: frozenset({Role.ENGAGEMENT_LEAD, Role.ANALYST}),
    Permission.SORT_REMARKS: frozenset({Role.ENGAGEMENT_LEAD, Role.ANALYST, Role.CODER}),
    Permission.HANDLE_CONCERNS: frozenset({Role.SAFEGUARDING_LEAD}),
    Permission.SEE_PLANS: _LEADS
    | {
        Role.PLAN_LEAD,
        Role.ANALYST,
        Role.COMMITTEE_OFFICER,
        Role.ELECTED_MEMBER,
        Role.PARENT_REPRESENTATIVE,
        Role.FORUM_CHAIR,
        Role.READ_ONLY,
    },
    Permission.KEEP_PLANS: frozenset({Role.PLAN_LEAD, Role.ENGAGEMENT_LEAD}),
    Permission.KEEP_MEASURES: frozenset({Role.PLAN_LEAD, Role.ENGAGEMENT_LEAD, Role.ANALYST}),
    Permission.PUBLISH_PLANS: _LEADS | {Role.PLAN_LEAD},
    Permission.SPEAK_FOR_FORUM: frozenset({Role.FORUM_CHAIR}),
    Permission.LOAD_FIGURES: frozenset({Role.PLAN_LEAD, Role.ENGAGEMENT_LEAD, Role.ANALYST}),
    Permission.WRITE_DECISIONS: frozenset({Role.COMMITTEE_OFFICER}),
    Permission.PUBLISH_DECISIONS: frozenset({Role.COMMITTEE_OFFICER}),
    Permission.KEEP_COMMITTEES: frozenset({Role.COMMITTEE_OFFICER}),
    Permission.KEEP_REQUESTS: frozenset({Role.COMMITTEE_OFFICER}),
    Permission.WRITE_REPORTS: _LEADS | {Role.COMMITTEE_OFFICER, Role.PLAN_LEAD},
    Permission.ISSUE_REPORTS: frozenset({Role.COMMITTEE_OFFICER, Role.ENGAGEMENT_LEAD}),
    Permission.READ_RESTRICTED: _LEADS
    | {Role.COMMITTEE_OFFICER, Role.PLAN_LEAD, Role.ELECTED_MEMBER},
    Permission.ANSWER_RIGHTS: frozenset({Role.ADMINISTRATOR}),
    Permission.SEE_AUDIT: frozenset({Role.ADMINISTRATOR}),
    Permission.MANAGE_MEMBERS: frozenset({Role.ADMINISTRATOR}),
    Permission.CHANGE_PARTNERSHIP: frozenset({Role.ADMINISTRATOR, Role.COMMUNICATIONS_LEAD}),
    Permission.SEE_OUTBOX: _LEADS | {Role.ADMINISTRATOR},
}

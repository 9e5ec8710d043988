"""The staff pages, and who may open each."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from heard.areas.rules import can_see_programmes
from heard.boards.rules import can_keep_standing_list, can_see_boards, can_see_calls
from heard.figures.rules import can_see_figures
from heard.home.rules import can_answer_rights
from heard.partnerships.models import Member
from heard.partnerships.rules import (
    can_manage_members,
    can_see_audit,
    can_see_outbox,
    can_see_staff_pages,
)
from heard.plans.rules import can_see_plans
from heard.questionnaires.rules import can_see_questionnaires
from heard.results.rules import can_check_comments, can_see_findings, can_see_row_exports
from heard.safeguarding.rules import can_handle_concerns, can_raise_concern
from heard.scrutiny.rules import (
    can_keep_committees,
    can_write_decisions,
    can_write_reports,
)
from heard.sessions.rules import can_see_reports, can_see_sessions, is_elected
from heard.surveys.rules import can_see_surveys
from heard.themes.rules import can_see_themes


@dataclass(frozen=True)
class StaffPage:
    """A door of the staff pages: its name among the addresses, and the rule that opens it."""

    name: str
    text: str | Promise
    hint: str | Promise
    may_open: Callable[[Member], bool]


TODAY = StaffPage("home:today", _("Today"), "", can_see_staff_pages)
ROOMS = (
    StaffPage(
        "questionnaires:questionnaires",
        _("Questionnaires"),
        _("The questions that families are asked, version by version"),
        can_see_questionnaires,
    ),
    StaffPage(
        "surveys:surveys",
        _("Surveys"),
        _("What is open, how many have answered, and returns on paper"),
        can_see_surveys,
    ),
    StaffPage(
        "results:all_findings",
        _("Findings"),
        _("What families said, with small numbers hidden, before and after it is published"),
        can_see_findings,
    ),
    StaffPage(
        "areas:programmes",
        _("Surveys in many areas"),
        _("One questionnaire asked in many areas, and where each differs by more than chance"),
        can_see_programmes,
    ),
    StaffPage(
        "results:all_row_exports",
        _("Answers as rows"),
        _("Answers that go out row by row for one recipient, asked for and approved by two people"),
        can_see_row_exports,
    ),
    StaffPage(
        "results:all_comments",
        _("Comments"),
        _("What families wrote in their own words: names struck out, checked, then sorted"),
        can_check_comments,
    ),
    StaffPage(
        "sessions:all_sessions",
        _("Sessions"),
        _("Where families say what life is like: dates, places, bookings, what was said"),
        can_see_sessions,
    ),
    StaffPage(
        "themes:codebook",
        _("Themes"),
        _("The codebook, and sorting by it what families said"),
        can_see_themes,
    ),
    StaffPage(
        "plans:all_plans",
        _("Plans"),
        _("What inspectors found, what is done about it, by when, and whether anybody notices"),
        can_see_plans,
    ),
    StaffPage(
        "figures:figures",
        _("Official figures"),
        _("What is published on our area, our region and England, with its release and date"),
        can_see_figures,
    ),
    StaffPage(
        "sessions:my_visits_signed_in",
        _("Listen at sessions"),
        _("Sessions near you, whether you come, and your reports"),
        is_elected,
    ),
    StaffPage(
        "sessions:reports",
        _("Elected members’ reports"),
        _("Who came to listen, who reported what, and who has not yet"),
        can_see_reports,
    ),
    StaffPage(
        "safeguarding:inbox",
        _("Safeguarding"),
        _("What worries somebody, and by when to look at it"),
        can_handle_concerns,
    ),
    StaffPage(
        "safeguarding:raise_concern",
        _("Raise a concern"),
        _("If something makes you worry about somebody's safety"),
        can_raise_concern,
    ),
    StaffPage(
        "boards:all_bodies",
        _("Boards"),
        _("Boards and groups, who sits on them, which seats are empty, their meetings"),
        can_see_boards,
    ),
    StaffPage(
        "boards:all_calls",
        _("Calls for seats"),
        _("Seats that are offered, and who would like one"),
        can_see_calls,
    ),
    StaffPage(
        "boards:standing_list",
        _("Standing list"),
        _("People who asked to be kept posted"),
        can_keep_standing_list,
    ),
    StaffPage(
        "scrutiny:all_decisions",
        _("Decisions"),
        _("Records of committees' decisions, for the public register"),
        can_write_decisions,
    ),
    StaffPage(
        "scrutiny:my_committee_signed_in",
        _("My committee"),
        _("What your committee asked of you, its next meeting, and what to confirm"),
        is_elected,
    ),
    StaffPage(
        "scrutiny:all_committees",
        _("Committees"),
        _("Their meetings and packs, what they asked for, and duties of their members"),
        can_keep_committees,
    ),
    StaffPage(
        "scrutiny:all_reports",
        _("Reports to committees"),
        _("Written from live figures, frozen when they are issued"),
        can_write_reports,
    ),
    StaffPage(
        "scrutiny:restricted_appendices",
        _("Restricted appendices"),
        _("What of reports to committees is not for the public"),
        is_elected,
    ),
    StaffPage(
        "partnerships:members",
        _("Members"),
        _("Who may sign in, and what each may do"),
        can_manage_members,
    ),
    StaffPage(
        "partnerships:outbox",
        _("Outbox"),
        _("Messages that were sent, and those that may have gone astray"),
        can_see_outbox,
    ),
    StaffPage(
        "home:personal_data",
        _("Personal data"),
        _("What is held on somebody, erasing it, and how long things are kept"),
        can_answer_rights,
    ),
    StaffPage(
        "partnerships:audit",
        _("Audit"),
        _("Who changed what, and when"),
        can_see_audit,
    ),
    StaffPage(
        "partnerships:partnership",
        _("Partnership"),
        _("Its name, logos, contacts and places, and how you sign in"),
        can_see_staff_pages,
    ),
)


def rooms_of(member: Member) -> list[StaffPage]:
    """Where this member may go."""
    return [page for page in ROOMS if page.may_open(member)]

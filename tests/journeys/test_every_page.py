"""Every page of the demo area, opened in a browser: nobody may be ashamed of one.

The list of pages is held to the addresses: a new page without an entry here fails a test.
"""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Page

from heard.partnerships.models import Member, Partnership
from tests.access import address_in
from tests.browser import DESKTOP, PHONE, assert_accessible
from tests.journeys.area_visits import Areas
from tests.journeys.board_visits import Boards
from tests.journeys.plan_visits import Plans
from tests.journeys.scrutiny_visits import Committees
from tests.journeys.session_visits import Sessions
from tests.journeys.visits import Visit, Westmere
from tests.migrated import demo_area

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])

# Addresses that are no page of their own: files, redirects, and what only a form is sent to.
NO_PAGES = {
    "health",
    "home:health",
    "design:theme",
    "design:logo",
    "design:gallery",
    "design:form",
    "design:report",
    "design:error",
    "partnerships:after_sign_in",
    "partnerships:send_invitation",
    "partnerships:audit_file",
    "questionnaires:download_questionnaire",
    "surveys:archive_survey",
    "surveys:returns_problems",
    "results:findings_csv",
    "results:findings_json",
    "results:accept_weights",
    "results:drop_weights",
    "results:move_block",
    "results:remove_block",
    "results:begin_findings",
    "results:build_again",
    "results:withdraw_rows",
    "results:download_rows",
    "results:findings_metadata",
    "results:report_pdf",
    "results:report_word",
    "results:external_mapping_csv",
    "results:take_in_comments",
    "results:comment_themes_csv",
    "areas:roll_out",
    "areas:prepare_areas",
    "areas:pack_reports",
    "areas:download_reports",
    "areas:decline_programme",
    "areas:take_over_area",
    "areas:compare_areas_csv",
    "results:next_comment",
    "results:release_comment",
    "results:strike_more",
    "results:leave_out_comment",
    "results:check_comment_again",
    "home:personal_data_file",
    "home:forget_person",
    "boards:popolo_json",
    "boards:oparl_json",
    "boards:oparl_list",
    "boards:oparl_object",
    "boards:meetings_feed",
    "boards:meetings_calendar",
    "boards:calls_feed",
    "boards:open_calls_json",
    "boards:my_expression_file",
    "boards:paper",
    "boards:members_paper",
    "boards:unlink_member",
    "boards:end_declaration",
    "boards:renew_declaration",
    "boards:accept_terms",
    "boards:tick_induction",
    "boards:settle_expense",
    "boards:hold_meeting",
    "boards:move_agenda_item",
    "boards:remove_agenda_item",
    "boards:expect_members",
    "boards:remove_attendee",
    "boards:remove_panel_member",
    "boards:offer_next",
    "boards:draw_lots",
    "boards:settle_double",
    "boards:end_offer",
    "boards:confirm_subscriber",
    "boards:send_link_again",
    "sessions:calendar",
    "sessions:feed",
    "sessions:session_calendar",
    "sessions:my_booking_calendar",
    "sessions:hold_session",
    "sessions:discard_session",
    "sessions:close_programme",
    "sessions:reopen_programme",
    "sessions:retire_venue",
    "sessions:use_venue_again",
    "sessions:remove_outreach",
    "sessions:remove_days_to_avoid",
    "sessions:remove_host",
    "sessions:note_reached",
    "sessions:send_link_again",
    "sessions:settle_support",
    "sessions:check_in_presses",
    "sessions:walk_in",
    "sessions:reports_file",
    "sessions:send_visit_links",
    "sessions:renew_visit_link",
    "sessions:reach_csv",
    "themes:take_start_set",
    "themes:codebook_csv",
    "themes:codebook_json",
    "themes:next_remark",
    "themes:undo_sorting",
    "safeguarding:look_at_concern",
    "plans:agree_action",
    "plans:start_action",
    "plans:reopen_milestone",
    "plans:remove_milestone",
    "plans:close_risk",
    "plans:reopen_risk",
    "plans:reopen_finding",
    "plans:remove_finding",
    "plans:remove_shaping",
    "plans:evidence_impact",
    "plans:close_question",
    "plans:move_priority",
    "plans:remove_priority",
    "plans:stop_asking",
    "plans:send_update_link",
    "plans:plan_word",
    "plans:plan_csv",
    "plans:plan_json",
    "plans:plan_feed",
    "plans:snapshot_json",
    "scrutiny:decisions_csv",
    "scrutiny:decisions_json",
    "scrutiny:decisions_feed",
    "scrutiny:download_source",
    "scrutiny:correct_decision",
    "scrutiny:decisions_oparl",
    "scrutiny:decision_oparl",
    "scrutiny:tracker_csv",
    "scrutiny:tracker_json",
    "scrutiny:tracker_word",
    "scrutiny:send_request",
    "scrutiny:resume_request",
    "scrutiny:remind_members",
    "scrutiny:add_duty_member",
    "scrutiny:report_word",
    "scrutiny:report_pdf",
    "scrutiny:report_json",
    "scrutiny:report_briefing_pdf",
    "scrutiny:restricted_appendix_word",
    "scrutiny:move_block",
    "scrutiny:remove_block",
    "scrutiny:move_recommendation",
    "scrutiny:remove_recommendation",
    "scrutiny:template_example",
    "scrutiny:retire_template",
    "scrutiny:batch_csv",
    "scrutiny:pack_word",
    "scrutiny:pack_pdf",
    "mfa_download_recovery_codes",
    "mfa_login_webauthn",
    "openid_connect_login",
    "openid_connect_callback",
}
# Pages of a state that the demo is not in; the tests of their rooms open them.
ELSEWHERE = {
    "sessions:enter_visit_code",
    "sessions:report_visit",
    "figures:check_figures",
    "figures:choose_area",
    "figures:release",
    "plans:enter_update_code",
    "scrutiny:enter_request_code",
    "scrutiny:answer_request",
    "scrutiny:enter_committee_code",
    "scrutiny:answer_for_committee",
    "scrutiny:report_to_committee",
    "scrutiny:confirm_as_member",
    "scrutiny:ask_to_be_excused",
    "plans:write_update",
    "plans:plan_file_row",
    "plans:take_in_plan_file",
    "safeguarding:note_on_concern",
    "safeguarding:open_concern_again",
    "themes:decide_remark",
}
# Pages on the way in, which ask for a letter's secret or a fresh sign-in: tests/accounts and
# tests/partnerships open them in every state. The story sends answers and brings returns in.
ON_THE_WAY_IN = {
    "partnerships:take_up_invitation",
    "account_inactive",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_reauthenticate",
    "account_set_password",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_add_webauthn",
    "mfa_remove_webauthn",
    "mfa_edit_webauthn",
    "surveys:answers_sent",
    "surveys:show_returns",
}
ALSO_WIDE = {
    *("home:front_page", "results:publication", "results:grouping", "results:easy_read"),
    *("scrutiny:decision", "results:row_export", "results:approve_rows", "results:ask_for_rows"),
    *("results:check_quality", "results:check_external_wave"),
    *("scrutiny:committee", "scrutiny:report", "scrutiny:pack", "scrutiny:tracker"),
    *("plans:plan", "plans:plan_on_a_page", "plans:timeline", "plans:keep_plan"),
    *("sessions:session", "sessions:heard", "sessions:book", "sessions:run_session"),
    *("areas:programme", "areas:comparison", "areas:compare_areas"),
    *("boards:bodies", "boards:body", "boards:meeting", "boards:panel_scores", "boards:run_call"),
}


# Each lot of pages is opened in an area of its own, so that two processes can share the work.
LOTS: dict[str, Callable[[Westmere], list[Visit]]] = {
    "surveys, decisions, the partnership": lambda westmere: [
        *westmere.surveys(),
        *westmere.of_the_administrator(),
    ],
    "boards": lambda westmere: [*Boards(westmere).public(), *Boards(westmere).of_keepers()],
    "seats and sessions": lambda westmere: [
        *Boards(westmere).of_calls(),
        *Sessions(westmere).public(),
        *Sessions(westmere).of_planning(),
    ],
    "bookings and what was said": lambda westmere: [
        *Sessions(westmere).of_bookings(),
        *Sessions(westmere).of_what_was_said(),
        *Sessions(westmere).of_themes_and_concerns(),
    ],
    "plans": lambda westmere: [*Plans(westmere).public(), *Plans(westmere).of_plans()],
    "actions and measures": lambda westmere: [
        *Plans(westmere).of_actions(),
        *Plans(westmere).of_measures(),
    ],
    "committees": lambda westmere: [
        *Committees(westmere).public(),
        *Committees(westmere).of_members(),
        *Committees(westmere).of_the_officer(),
    ],
    "reports to committees": lambda westmere: Committees(westmere).of_reports(),
    "many areas": lambda westmere: Areas(westmere).all(),
}


SHORTEST = "surveys, decisions, the partnership"


@pytest.fixture
def westmere(transactional_db):
    with demo_area():
        yield Westmere()


def names(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names(pattern.url_patterns, space)
        elif pattern.name:
            yield f"{prefix}{pattern.name}"


@pytest.mark.parametrize("lot", LOTS)
def test_every_page_of_the_demo_can_be_read_by_everybody_on_a_phone(
    live_server, westmere, browser_page, lot
):
    visits = LOTS[lot](westmere)
    pages = {who: browser_page(PHONE) for who in {visit.who for visit in visits}}
    for who, page in pages.items():
        if who:
            _sign_in(page, westmere.member(who), live_server.url)

    wrong = [problem for visit in visits for problem in _problems(pages, visit, live_server.url)]

    assert wrong == []
    if lot == SHORTEST:
        every_address_is_a_page_that_is_opened_or_said_to_be_none(westmere)


def every_address_is_a_page_that_is_opened_or_said_to_be_none(westmere):
    opened = {visit.name for lot in LOTS.values() for visit in lot(westmere)}

    assert opened | NO_PAGES | ELSEWHERE | ON_THE_WAY_IN == set(names(get_resolver().url_patterns))


def _sign_in(page: Page, member: Member, base: str) -> None:
    client = Client()
    client.force_login(member.user)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": base}
    page.context.add_cookies([cookie])


def _problems(pages: dict[str, Page], visit: Visit, base: str) -> Iterator[str]:
    page = pages[visit.who]
    westmere = Partnership.objects.get(slug="westmere")
    address = address_in(westmere, visit.name, *visit.args) + visit.query
    answer = page.goto(base + address)
    if answer is None or answer.status != 200 or not page.url.endswith(address):
        yield f"{visit.name} led to {page.url}"
    try:
        assert_accessible(page)
        if visit.name in ALSO_WIDE:
            page.set_viewport_size({"width": DESKTOP, "height": 900})
            assert_accessible(page)
            page.set_viewport_size({"width": PHONE, "height": 640})
    except AssertionError as failure:
        yield f"{visit.name}: {failure}"
    yield from _way_round(page, visit)


def _way_round(page: Page, visit: Visit) -> Iterator[str]:
    """The title names the page, the first stop of the keyboard skips to the content."""
    title, heading = page.evaluate("[document.title, document.querySelector('h1').innerText]")
    subject = title.rpartition(" – ")[0].lower()
    if not any(word in subject for word in heading.lower().split() if len(word) > 3):
        yield f"{visit.name} is called {subject!r} and headed {heading!r}"
    page.keyboard.press("Tab")
    page.evaluate("document.querySelector('.govuk-skip-link').focus()")  # a field may have it
    page.keyboard.press("Enter")
    if page.evaluate("document.activeElement.id") != "main-content":
        yield f"{visit.name} has no way to skip to its content"

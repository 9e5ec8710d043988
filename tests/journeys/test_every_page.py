"""Every page of the demo area, opened in a browser: nobody may be ashamed of one.

The list of pages is held to the addresses: a new page without an entry here fails the first test.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Page

from heard.home.demo.loading import load_demo
from heard.partnerships.models import Division, Member, Partnership
from heard.questionnaires.models import QuestionnaireVersion
from heard.results.models import Publication
from heard.scrutiny import services as scrutiny
from heard.scrutiny.models import DecisionRecord
from heard.surveys import services as surveys
from heard.surveys.models import Survey
from tests.access import address_in
from tests.browser import DESKTOP, PHONE, assert_accessible
from tests.mail import make as mail

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
    "scrutiny:decisions_csv",
    "scrutiny:decisions_json",
    "scrutiny:decisions_feed",
    "scrutiny:download_source",
    "scrutiny:correct_decision",
    "mfa_download_recovery_codes",
    "mfa_login_webauthn",
    "openid_connect_login",
    "openid_connect_callback",
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
ALSO_WIDE = {"home:front_page", "results:publication", "results:grouping", "scrutiny:decision"}


@dataclass(frozen=True)
class Visit:
    """A page by URL name, and who opens it: a word of the demo, or nobody in particular."""

    name: str
    args: tuple[Any, ...] = ()
    who: str = ""


def names(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names(pattern.url_patterns, space)
        elif pattern.name:
            yield f"{prefix}{pattern.name}"


class Westmere:
    """The demo area, with a draft survey and a draft decision beside what it has."""

    def __init__(self) -> None:
        load_demo()
        self.partnership = Partnership.objects.get(slug="westmere")
        lead, officer = self.member("lead"), self.member("committee")
        self.open = Survey.objects.filter(closed_at=None).earliest("pk")
        self.closed = Survey.objects.exclude(closed_at=None).get()
        words = {name: getattr(self.open, name) for name in surveys.SurveyWords.__annotations__}
        self.draft = surveys.make_survey(
            self.open.version, words=surveys.SurveyWords(**words), by=lead
        )
        first = DecisionRecord.objects.get()
        second = scrutiny.correct_decision(first, by=officer)
        self.decision = scrutiny.publish_decision(
            second, by=officer, revision=second.revision, reason="A name was misspelt"
        )
        self.correction = scrutiny.correct_decision(self.decision, by=officer)
        self.publication = Publication.objects.get()
        self.message = mail.message(partnership_id=self.partnership.pk)

    def member(self, word: str) -> Member:
        return self.partnership.members.get(user__email=f"{word}@westmere.example")

    def public(self) -> list[Visit]:
        key, findings = self.publication.key, self.publication.findings
        answering = (self.open.key,)
        return [
            *(Visit(f"home:{name}") for name in ("front_page", "accessibility", "privacy")),
            Visit("home:contact"),
            Visit("account_login"),
            Visit("account_reset_password"),
            Visit("partnerships:find_sign_in"),
            Visit("surveys:list_surveys"),
            Visit("surveys:show_survey", answering),
            Visit("surveys:show_survey", (self.closed.key,)),
            Visit("surveys:answer_section", (*answering, self.section)),
            Visit("surveys:check_answers", answering),
            Visit("surveys:stop_answering", answering),
            Visit("surveys:answers_deleted", answering),
            Visit("results:publications"),
            Visit("results:publication", (key,)),
            Visit("results:question", (key, findings.questions[0].code)),
            Visit("results:grouping", (key, findings.groupings[0].code)),
            Visit("scrutiny:register"),
            Visit("scrutiny:decision", (self.decision.slug,)),
            Visit("scrutiny:edition", (self.decision.slug, 1)),
        ]

    @property
    def section(self) -> str:
        return self.open.version.questionnaire.sections[0].code

    def of_the_lead(self) -> list[Visit]:
        version = QuestionnaireVersion.objects.earliest("pk")
        surveys_pages = {
            "run_survey": self.closed,
            "edit_survey": self.draft,
            "open_survey": self.draft,
            "close_survey": self.open,
            "bring_in_returns": self.open,
        }
        key = self.publication.key
        return [
            Visit("home:today", who="lead"),
            Visit("questionnaires:questionnaires", who="lead"),
            Visit("questionnaires:bring_in_questionnaire", who="lead"),
            Visit("questionnaires:show_questionnaire", (version.pk,), "lead"),
            Visit("surveys:surveys", who="lead"),
            Visit("surveys:make_survey", who="lead"),
            *(
                Visit(f"surveys:{name}", (survey.pk,), "lead")
                for name, survey in surveys_pages.items()
            ),
            Visit("results:all_findings", who="lead"),
            Visit("results:findings", (key,), "lead"),
            Visit("results:prepare_findings", (self.closed.key,), "lead"),
            Visit("results:publish_findings", (key,), "lead"),
        ]

    def of_the_officer(self) -> list[Visit]:
        draft = (self.correction.pk,)
        return [
            Visit("scrutiny:all_decisions", who="committee"),
            Visit("scrutiny:read_decision", who="committee"),
            *(
                Visit(f"scrutiny:{name}_decision", draft, "committee")
                for name in ("change", "discard", "publish")
            ),
            Visit("scrutiny:change_resolutions", draft, "committee"),
            Visit("scrutiny:withdraw_decision", (self.decision.pk,), "committee"),
        ]

    def of_the_administrator(self) -> list[Visit]:
        organisation = self.partnership.organisations.earliest("pk").pk
        district = self.partnership.districts.earliest("pk").pk
        division = Division.objects.filter(district=district).earliest("pk").pk
        member = self.member("forum").pk
        places: list[tuple[str, tuple[Any, ...]]] = [
            ("members", ()),
            ("invite_member", ()),
            ("change_roles", (member,)),
            ("remove_member", (member,)),
            ("reset_second_factor", (member,)),
            ("partnership", ()),
            ("change_partnership", ()),
            ("change_logo", ()),
            ("places", ()),
            ("add_organisation", ()),
            ("change_organisation", (organisation,)),
            ("change_organisation_logo", (organisation,)),
            ("add_district", ()),
            ("rename_district", (district,)),
            ("add_division", (district,)),
            ("rename_division", (division,)),
            ("audit", ()),
            ("outbox", ()),
            ("message", (self.message.pk,)),
        ]
        own = ("account_logout", "account_change_password", "mfa_index", "mfa_list_webauthn")
        return [
            *(Visit(f"partnerships:{name}", args, "administrator") for name, args in places),
            *(Visit(name, who="administrator") for name in own),
        ]

    def visits(self) -> list[Visit]:
        return [
            *self.public(),
            *self.of_the_lead(),
            *self.of_the_officer(),
            *self.of_the_administrator(),
        ]


def test_every_page_of_the_demo_can_be_read_by_everybody_on_a_phone(live_server, browser_page):
    westmere = Westmere()
    visits = westmere.visits()
    known = {visit.name for visit in visits} | NO_PAGES | ON_THE_WAY_IN
    assert set(names(get_resolver().url_patterns)) == known
    pages = {who: browser_page(PHONE) for who in {visit.who for visit in visits}}
    for who, page in pages.items():
        if who:
            _sign_in(page, westmere.member(who), live_server.url)

    wrong = [problem for visit in visits for problem in _problems(pages, visit, live_server.url)]

    assert wrong == []


def _sign_in(page: Page, member: Member, base: str) -> None:
    client = Client()
    client.force_login(member.user)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": base}
    page.context.add_cookies([cookie])


def _problems(pages: dict[str, Page], visit: Visit, base: str) -> Iterator[str]:
    page = pages[visit.who]
    westmere = Partnership.objects.get(slug="westmere")
    address = address_in(westmere, visit.name, *visit.args)
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
    subject = page.title().rpartition(" – ")[0].lower()
    heading = page.get_by_role("heading", level=1).inner_text().lower()
    if not any(word in subject for word in heading.split() if len(word) > 3):
        yield f"{visit.name} is called {subject!r} and headed {heading!r}"
    skip = page.locator(".govuk-skip-link")
    page.keyboard.press("Tab")
    if not skip.evaluate("link => link === document.activeElement"):
        skip.focus()
    page.keyboard.press("Enter")
    if page.evaluate("document.activeElement.id") != "main-content":
        yield f"{visit.name} has no way to skip to its content"

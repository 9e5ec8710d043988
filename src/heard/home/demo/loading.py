"""Loading the demo area: Westmere, as far as the thread goes, with invented people.

Last year's survey is closed and its findings are published; this year's is open with its first
answers; the committee's record of last year's report stands in the register. Everything goes
through the same services as in a real area, so nothing here can exist that staff could not make.
"""

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from heard.accounts.services import make_demo_user
from heard.engines.questionnaire import Questionnaire
from heard.home.demo.areas import load_areas
from heard.home.demo.boards import load_boards
from heard.home.demo.boards_words import BOARD, COMMITTEE
from heard.home.demo.calls import load_call
from heard.home.demo.committee import load_committee
from heard.home.demo.findings import load_findings
from heard.home.demo.followed import load_followed
from heard.home.demo.logos import partner_logos, westmere_logo
from heard.home.demo.meetings import load_meetings
from heard.home.demo.people import ORGANISATIONS, PEOPLE, PLACES
from heard.home.demo.plans import load_plans
from heard.home.demo.returns import returns_csv
from heard.home.demo.said import load_said
from heard.home.demo.sessions import load_sessions
from heard.home.demo.words import DECISION_SOURCE, LAST_YEAR, THIS_YEAR, YOUNG_PEOPLE
from heard.partnerships.models import Member, Partnership
from heard.partnerships.services.founding import make_partnership
from heard.partnerships.services.partnership import Face, change_logo
from heard.partnerships.services.places import add_district, add_division, add_organisation
from heard.questionnaires.services import SameDefinitionError, bring_in_questionnaire
from heard.scrutiny import services as scrutiny
from heard.surveys import services as surveys
from heard.surveys.answers.models import Mode
from heard.surveys.models import Survey
from heard.surveys.services import returns

FOLDER = Path(__file__).parent
SLUG = "westmere"
LAST_YEARS_RETURNS = 812
FIRST_RETURNS = 64
RETURNS_TO_BRING_IN = 800


class DemoInProductionError(Exception):
    """The demo area is never loaded into a real install."""


@transaction.atomic
def load_demo() -> Partnership | None:
    """Load Westmere whole, or not at all. Gives None when it is there already.

    What an interrupted load left behind the answers wall belongs to no survey and is never read.
    Raises DemoInProductionError.
    """
    if settings.IN_PRODUCTION:
        raise DemoInProductionError
    if Partnership.objects.filter(slug=SLUG).exists():
        return None
    members = _people(_area())
    _logos(members["communications"])
    lead = members["lead"]
    load_areas(lead)  # before our own findings, which are the latest then
    _last_year(members)
    _this_year(lead)
    _decision(members["committee"])
    bodies = load_boards(lead)
    load_meetings(bodies[BOARD], lead=lead)
    load_call(bodies[BOARD], lead=lead, forum=members["forum"])
    load_said(load_sessions(members), members)
    load_plans(members, bodies)
    committee = load_committee(bodies[COMMITTEE], officer=members["committee"])
    load_followed(committee, members)
    return lead.partnership


def _area() -> Partnership:
    face = Face(
        name="Westmere SEND Partnership",
        colour="#0f5c5c",
        contact_name="The engagement team",
        contact_phone="01632 960 100",
        contact_email="send.engagement@westmere.example",
        contact_address="Engagement team\nFreepost WESTMERE SEND",
    )
    return make_partnership(SLUG, face=face, by=None)


def _people(westmere: Partnership) -> dict[str, Member]:
    """Members by the word in their e-mail address, and the organisations and places they are of."""
    members = {}
    for person in PEOPLE:
        user = make_demo_user(f"{person.word}@{SLUG}.example", person.name)
        members[person.word] = Member.objects.create(
            partnership=westmere, user=user, roles=[str(role) for role in person.roles]
        )
    administrator = members["administrator"]
    for name, kind in ORGANISATIONS:
        organisation = add_organisation(westmere, by=administrator, name=name, kind=kind)
        words = [person.word for person in PEOPLE if person.organisation == name]
        westmere.members.filter(pk__in=[members[word].pk for word in words]).update(
            organisation=organisation
        )
    for name, divisions in PLACES.items():
        district = add_district(westmere, by=administrator, name=name)
        for division in divisions:
            made = add_division(district, by=administrator, name=division)
            for person in (each for each in PEOPLE if each.division == division):
                members[person.word].division = made
                members[person.word].save(update_fields=["division"])
    return members


def _logos(by: Member) -> None:
    change_logo(by.partnership, by=by, image=westmere_logo())
    for name, logo in partner_logos().items():
        change_logo(by.partnership.organisations.get(name=name), by=by, image=logo)


def _survey(lead: Member, file: str, words: surveys.SurveyWords) -> Survey:
    try:
        version = bring_in_questionnaire((FOLDER / file).read_bytes(), filename=file, by=lead)
    except SameDefinitionError as same:  # asked again, as every year
        version = same.version
    return surveys.open_survey(surveys.make_survey(version, words=words, by=lead), by=lead)


def _last_year(members: dict[str, Member]) -> None:
    """A year ago: asked on the web and on 5,200 posted forms, closed, published."""
    lead = members["lead"]
    survey = _survey(lead, "parents-carers.xlsx", LAST_YEAR)
    _bring_in(survey, LAST_YEARS_RETURNS, seed=2025, by=lead)
    survey = surveys.close_survey(survey, by=lead, reason="The eight weeks are over")
    closed_at = timezone.now() - timedelta(days=300)
    Survey.objects.filter(pk=survey.pk).update(
        opened_at=closed_at - timedelta(days=56), closed_at=closed_at
    )
    survey.refresh_from_db()
    load_findings(survey, members)


def _this_year(lead: Member) -> None:
    """Open for a few days, with the first answers in."""
    survey = _survey(lead, "parents-carers.xlsx", THIS_YEAR)
    _bring_in(survey, FIRST_RETURNS, seed=2026, by=lead)
    young = _survey(lead, "young-people.yaml", YOUNG_PEOPLE)
    opened_at = timezone.now() - timedelta(days=6)
    Survey.objects.filter(pk__in=[survey.pk, young.pk]).update(opened_at=opened_at)


def _bring_in(survey: Survey, count: int, *, seed: int, by: Member) -> None:
    upload = returns.Upload(
        f"returns-{seed}.csv",
        [_returns(survey.version.questionnaire, count, seed)],
        Mode.PAPER,
    )
    file = returns.check_returns(returns.bring_in_file(survey, upload, by=by))
    returns.import_returns(returns.choose_rows(file, by=by))


def _returns(questionnaire: Questionnaire, count: int, seed: int) -> bytes:
    return returns_csv(questionnaire, count, seed=seed).encode()


def open_survey_of_parents() -> Survey | None:
    return Survey.objects.filter(
        partnership__slug=SLUG, title=THIS_YEAR.title, closed_at=None
    ).first()


def returns_to_bring_in(survey: Survey) -> bytes:
    """A file of 800 invented returns, as a bureau would send it: for trying the import."""
    return _returns(survey.version.questionnaire, RETURNS_TO_BRING_IN, seed=7)


def _decision(officer: Member) -> None:
    source = (FOLDER / "decision-record.txt").read_text(encoding="utf-8")
    offer = scrutiny.Offer(content=source, url=DECISION_SOURCE)
    record = scrutiny.read_decision(offer, by=officer)
    scrutiny.publish_decision(record, by=officer, revision=record.revision)

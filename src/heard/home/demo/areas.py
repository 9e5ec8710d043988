"""The alliance that Westmere belongs to: last year's survey in seven areas, and the next one.

Each area joined, asked, prepared and published by itself; Westmere is asked to join again.
"""

from datetime import date, timedelta
from pathlib import Path

from django.utils import timezone

from heard.accounts.services import make_demo_user
from heard.areas import services
from heard.areas.details import ProgrammeWords
from heard.areas.models import Area, Programme
from heard.home.demo import areas_words as words
from heard.home.demo.returns import returns_csv
from heard.partnerships.models import Member, Partnership
from heard.partnerships.roles import Role
from heard.partnerships.services.founding import make_partnership
from heard.partnerships.services.partnership import Face
from heard.questionnaires.models import QuestionnaireVersion
from heard.questionnaires.services import bring_in_questionnaire
from heard.results import services as results
from heard.surveys import services as surveys
from heard.surveys.answers.models import Mode
from heard.surveys.models import Survey
from heard.surveys.services import returns

QUESTIONNAIRE = Path(__file__).parent / "young-people.yaml"
CLOSED_DAYS_AGO = 230


def load_areas(lead: Member) -> None:
    """The alliance with its areas, and Westmere's own place among them."""
    director = _operator()
    version = bring_in_questionnaire(
        QUESTIONNAIRE.read_bytes(), filename=QUESTIONNAIRE.name, by=director
    )
    programme = _programme(version, words.TITLE_LAST_YEAR, by=director)
    leads = {lead.partnership: (lead, _westmere())}
    for place in words.PLACES:
        found = _founded(place)
        leads[found.partnership] = (found, place)
    areas = services.ask_areas(programme, leads, by=director)
    for area in areas:
        person, place = leads[area.partnership]
        joining = words.joining(place.asked, may_be_named=place.may_be_named)
        services.join_programme(area, joining=joining, by=person)
    services.roll_out(programme, by=director)
    for seed, area in enumerate(areas):
        services.roll_out_area(area)
        _asked_and_published(area, leads[area.partnership][1], seed)
    _next_one(version, [lead.partnership], by=director)


def _westmere() -> words.Place:
    return words.Place("westmere", "", words.WESTMERE_REPLIES, words.WESTMERE_ASKED, 0.1, True)


def _operator() -> Member:
    face = Face(
        name=words.ALLIANCE,
        colour="#4c2c92",
        contact_name="The alliance's office",
        contact_phone="01632 960 500",
        contact_email="office@fells-and-coast.example",
        contact_address="",
    )
    partnership = make_partnership(words.ALLIANCE_SLUG, face=face, by=None)
    return _member(
        partnership, f"{words.ALLIANCE_LEAD[0]}@westmere.example", words.ALLIANCE_LEAD[1]
    )


def _founded(place: words.Place) -> Member:
    face = Face(
        name=place.name,
        colour="#1d4f91",
        contact_name="The participation team",
        contact_phone="01632 960 300",
        contact_email=f"send@{place.slug}.example",
        contact_address="",
    )
    partnership = make_partnership(place.slug, face=face, by=None)
    return _member(partnership, f"lead@{place.slug}.example", "Robin Tarn")


def _member(partnership: Partnership, email: str, name: str) -> Member:
    user = make_demo_user(email, name)
    roles = [str(Role.ENGAGEMENT_LEAD), str(Role.ANALYST)]
    return Member.objects.create(partnership=partnership, user=user, roles=roles)


def _programme(version: QuestionnaireVersion, title: str, *, by: Member) -> Programme:
    this_year = timezone.localdate().year
    year = this_year if title == words.TITLE_LAST_YEAR else this_year + 1
    said = ProgrammeWords(
        title=title,
        audience=words.AUDIENCE,
        introduction=words.INTRODUCTION,
        use_of_answers=words.USE_OF_ANSWERS,
        next_steps=words.NEXT_STEPS,
        minutes=5,
        unit_asked="children and young people",
        asked_from=date(year, 1, 12),
        asked_until=date(year, 3, 6),
    )
    return services.make_programme(version, words=said, groupings=["age_band"], by=by)


def _asked_and_published(area: Area, place: words.Place, seed: int) -> None:
    """Opened, answered and closed some months ago; prepared, and published for good."""
    area.refresh_from_db()
    survey, by = area.survey, area.answered_by
    if survey is None or by is None:
        raise ValueError(f"{area} was not rolled out")
    survey = surveys.open_survey(survey, by=by)
    content = returns_csv(
        survey.version.questionnaire, place.replies, seed=100 + seed, content=place.content
    )
    upload = returns.Upload("returns.csv", [content.encode()], Mode.PAPER)
    file = returns.check_returns(returns.bring_in_file(survey, upload, by=by))
    returns.import_returns(returns.choose_rows(file, by=by))
    survey = surveys.close_survey(survey, by=by, reason="The eight weeks are over")
    closed_at = timezone.now() - timedelta(days=CLOSED_DAYS_AGO + seed)
    Survey.objects.filter(pk=survey.pk).update(
        opened_at=closed_at - timedelta(days=53), closed_at=closed_at
    )
    survey.refresh_from_db()
    found = results.prepare_findings(survey, by=by, groupings=area.programme.groupings)
    results.work_out_findings(found)
    results.publish_findings(
        found, by=by, title=survey.title, summary=words.SUMMARY, alone_because=words.ALONE
    )


def _next_one(version: QuestionnaireVersion, asked: list[Partnership], *, by: Member) -> None:
    """Next year's, which nobody has answered yet."""
    services.ask_areas(_programme(version, words.TITLE_NEXT_YEAR, by=by), asked, by=by)

"""Three questions after each session, and who came: surveys of a phase, tied to no booking."""

import pytest

from heard.engines.questionnaire import definition_problems
from heard.partnerships.roles import Role
from heard.sessions.services import closing_surveys
from heard.surveys.services import close_survey
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.sessions import make

pytestmark = pytest.mark.django_db


def lead_of(phase):
    return make.lead(phase.programme.partnership)


def area(phase):
    return phase.programme.partnership


def test_three_questions_are_made_and_opened():
    phase = make.phase()

    survey = closing_surveys.make_feedback_survey(phase, by=lead_of(phase))

    phase.refresh_from_db()
    assert phase.feedback_survey == survey
    assert survey.is_open
    codes = [item.code for item in survey.version.questionnaire.items]
    assert codes == ["felt_heard", "could_take_part", "what_to_change"]


def test_who_came_asks_for_the_districts_of_the_partnership():
    phase = make.phase()
    partnerships.district(area(phase), "North Mere")

    survey = closing_surveys.make_equality_survey(phase, by=lead_of(phase))

    items = {item.code: item for item in survey.version.questionnaire.items}
    labels = [option.label.get("en") for option in items["district"].options]
    assert labels == ["North Mere", "Somewhere else", "Prefer not to say"]


def test_every_question_on_who_came_can_be_turned_down():
    questions = closing_surveys.equality_questions(partnerships.partnership())

    assert not definition_problems(questions)
    for item in questions.items:
        assert not item.required
        assert "prefer_not_to_say" in [option.code for option in item.options]


def test_a_phase_has_one_open_survey_of_a_kind():
    phase = make.phase()
    by = lead_of(phase)
    survey = closing_surveys.make_feedback_survey(phase, by=by)

    with pytest.raises(closing_surveys.SurveyThereError):
        closing_surveys.make_feedback_survey(phase, by=by)

    close_survey(survey, by=by, reason="Summer is over")
    assert closing_surveys.make_feedback_survey(phase, by=by).is_open


def test_two_phases_ask_the_same_questions():
    first = make.phase()
    second = make.phase(first.programme)
    by = lead_of(first)

    surveys = [closing_surveys.make_feedback_survey(one, by=by) for one in (first, second)]

    assert surveys[0].version == surveys[1].version


def test_engagement_leads_alone_make_them():
    phase = make.phase()

    assert_access(
        Page("sessions:closing_surveys", (phase.pk,), partnership=area(phase)),
        roles={Role.ENGAGEMENT_LEAD},
    )


@pytest.mark.parametrize("kind", ["feedback", "equality"])
def test_the_page_makes_a_survey_that_the_heard_page_links_to(client, kind):
    phase = make.phase()
    session = make.held(phase)
    staff = partnerships.signed_in(lead_of(phase))

    for _each in range(2):
        staff.post(address_in(area(phase), "sessions:closing_surveys", phase.pk), {"make": kind})

    phase.refresh_from_db()
    survey = getattr(phase, f"{kind}_survey")
    page = client.get(address_in(area(phase), "sessions:heard", session.key)).content.decode()
    assert address_in(area(phase), "surveys:show_survey", survey.key) in page


def test_nonsense_makes_nothing():
    phase = make.phase()
    staff = partnerships.signed_in(lead_of(phase))

    staff.post(address_in(area(phase), "sessions:closing_surveys", phase.pk), {"make": "x" * 999})

    phase.refresh_from_db()
    assert (phase.feedback_survey, phase.equality_survey) == (None, None)

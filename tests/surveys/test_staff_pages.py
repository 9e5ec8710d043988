"""Staff pages of surveys, and who may enter them."""

import dataclasses

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from heard.audit.models import Entry
from heard.partnerships.roles import Role
from heard.surveys import jobs, queries, services
from heard.surveys.models import ReturnsFile, ReturnsState, Survey
from heard.surveys.queries.staff import count_words
from heard.surveys.services import returns
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.questionnaires import make as questionnaires
from tests.surveys import make

pytestmark = pytest.mark.django_db(databases=["default", "answers"])

MIXED = "listened,nights\nagree,3\n=cmd(),400\n"


class Staff:
    """A member's browser on the pages of one survey."""

    def __init__(self, member, survey=None):
        self.member, self.survey = member, survey
        self.client = partnerships.signed_in(member)

    def get(self, name, *args):
        return self._take(self.client.get(self.address(name, *args), follow=True))

    def post(self, name, *args, **sent):
        return self._take(self.client.post(self.address(name, *args), sent, follow=True))

    def address(self, name, *args):
        own = () if self.survey is None else (self.survey.pk,)
        return address_in(self.member.partnership, f"surveys:{name}", *own, *args)

    def _take(self, response):
        self.response = response
        return response.content.decode()


def form_words(**other):
    return {k: v for k, v in dataclasses.asdict(make.words(**other)).items() if v is not None}


def test_a_survey_is_made_worded_opened_and_closed():
    lead = make.lead()
    version = questionnaires.version(lead)

    page = Staff(lead).post("make_survey", version=str(version.pk), **form_words())
    assert "Nobody can see it until you open it" in page
    staff = Staff(lead, Survey.objects.get())
    assert "Words saved" in staff.post("edit_survey", **form_words(title="Better title"))
    assert "Survey opened" in staff.post("open_survey", checked="on")
    assert "Survey closed" in staff.post("close_survey", reason="Enough answers")
    assert "Survey archived" in staff.post("archive_survey")

    survey = Survey.objects.get()
    assert (survey.title, survey.is_closed, survey.closing_reason) == (
        "Better title",
        True,
        "Enough answers",
    )
    assert [entry.deed for entry in Entry.objects.order_by("id")][1:] == [
        "survey made",
        "survey words edited",
        "survey opened",
        "survey closed",
        "survey archived",
    ]


def test_closing_asks_why():
    lead = make.lead()
    survey = make.survey(lead)

    page = Staff(lead, survey).post("close_survey", reason="")

    assert "Error: Close Short breaks 2026" in page
    assert '<a href="#id_reason">Enter why you are closing this survey</a>' in page
    survey.refresh_from_db()
    assert survey.is_open


def test_closing_names_the_files_of_returns_that_it_would_leave_out():
    lead = make.lead()
    survey = make.survey(lead)
    assert "wait to be brought in" not in Staff(lead, survey).get("close_survey")
    returns = make.returns_file(survey, MIXED, lead)

    page = Staff(lead, survey).get("close_survey")

    assert "wait to be brought in" in page
    assert f'href="{Staff(lead, survey).address("show_returns", returns.key)}"' in page


def test_words_stay_as_they_are_once_a_survey_has_opened():
    lead = make.lead()
    survey = make.survey(lead)

    page = Staff(lead, survey).post("edit_survey", **form_words(title="Another"))

    assert "This survey has opened, so its words stay as they are" in page
    survey.refresh_from_db()
    assert survey.title == "Short breaks 2026"


def test_a_survey_closes_once():
    lead = make.lead()
    survey = make.survey(lead)
    services.close_survey(survey, by=lead, reason="Enough")

    with pytest.raises(services.SurveyNotOpenError):
        services.close_survey(survey, by=lead, reason="Again")

    assert "This survey is not open" in Staff(lead, survey).post("close_survey", reason="Again")


def test_an_open_survey_is_not_archived():
    lead = make.lead()
    survey = make.survey(lead)

    page = Staff(lead, survey).post("archive_survey")

    assert "Close the survey before you archive it" in page
    survey.refresh_from_db()
    assert survey.archived_at is None


def test_a_survey_asks_only_questionnaires_of_its_own_partnership():
    lead, elsewhere = make.lead(), questionnaires.version()

    page = Staff(lead).post("make_survey", version=str(elsewhere.pk), **form_words())

    assert "Select one of the answers in the list" in page
    assert not Survey.objects.exists()


@pytest.mark.parametrize(
    ("count", "is_final", "words"),
    [
        (0, False, "fewer than 20"),
        (19, False, "fewer than 20"),
        (19, True, "fewer than 20"),
        (20, False, "about 20"),
        (22, False, "about 20"),
        (23, False, "about 25"),
        (1234, False, "about 1,235"),
        (1234, True, "1,234"),
    ],
)
def test_counts_are_rounded_while_more_may_come(count, is_final, words):
    assert count_words(count, is_final=is_final) == words


def test_the_survey_page_shows_no_exact_count_while_open():
    lead = make.lead()
    survey = make.survey(lead)
    for nights in range(23):
        make.answer(survey, nights=nights)

    page = Staff(lead, survey).get("run_survey")

    assert "about 25" in page
    assert "none under 20 is shown" in page
    assert ">23<" not in page


def test_what_waits_for_a_member_is_listed():
    lead = make.lead()
    to_open = make.survey(lead, is_open=False)
    to_choose = make.returns_file(make.survey(lead), MIXED, by=lead)

    todos = queries.todo(lead)

    assert [(todo.text, todo.url) for todo in todos] == [
        ("Finish and open the survey “Short breaks 2026”", to_open.get_absolute_url()),
        ("Decide which rows of “returns.csv” to bring in", to_choose.get_absolute_url()),
    ]
    assert queries.todo(partnerships.member(of=lead.partnership)) == []


def run_jobs(survey: Survey) -> None:
    """Do what has been deferred for a survey, each job as its row in the queue says."""
    files = set(survey.returns_files.values_list("pk", flat=True))
    for job in ProcrastinateJob.objects.filter(task_name__startswith="heard.surveys."):
        if job.args.get("survey_id") == survey.pk or job.args.get("returns_id") in files:
            app.tasks[job.task_name].func(**job.args)


def test_a_file_goes_from_upload_to_answers_through_the_worker():
    lead = make.lead()
    survey = make.survey(lead)
    staff = Staff(lead, survey)
    upload = SimpleUploadedFile("post.csv", MIXED.encode())

    assert "Being checked" in staff.post("bring_in_returns", file=upload, default_mode="paper")
    key = ReturnsFile.objects.get().key
    run_jobs(survey)
    page = staff.get("show_returns", key)
    assert "Waits for your choice" in page
    assert "=cmd()" in page
    problems = b"".join(staff.client.get(staff.address("returns_problems", key)).streaming_content)
    assert "Being brought in" in staff.post("show_returns", key, rows="good")
    run_jobs(survey)

    assert "Rows brought in" in staff.get("show_returns", key)
    assert make.responses(survey) == [{"mode": "paper", "listened": "agree", "nights": 3}]
    assert problems.decode().splitlines()[1].startswith("3,listened,'=cmd()")


@pytest.mark.django_db(transaction=True, databases=["default", "answers"])
def test_closing_has_the_answers_settled_by_the_worker():
    lead = make.lead()
    survey = make.survey(lead)
    make.answer(survey, nights=1)
    services.begin_answers(survey, {"nights": 2})

    services.close_survey(survey, by=lead, reason="Enough")
    run_jobs(survey)

    assert make.responses(survey) == [{"mode": "web", "nights": 1}]
    assert not make.drafts_of(survey)


def test_every_job_that_is_deferred_exists():
    lead = make.lead()
    survey = make.survey(lead)
    returns.choose_rows(make.returns_file(survey, "nights\n1\n", by=lead), by=lead)
    returns.import_returns(ReturnsFile.objects.get())
    services.close_survey(survey, by=lead, reason="Enough")

    deferred = set(ProcrastinateJob.objects.values_list("task_name", flat=True))

    own = {name for name in app.tasks if name.startswith("heard.surveys.")}
    assert deferred <= own
    assert {task.name for task in (jobs.check_returns, jobs.import_returns)} <= deferred


def test_a_file_can_be_dropped_on_its_page():
    lead = make.lead()
    file = make.returns_file(make.survey(lead), MIXED, by=lead)

    page = Staff(lead, file.survey).post("show_returns", file.key, rows="none")

    assert "Not brought in" in page
    file.refresh_from_db()
    assert file.state == ReturnsState.DROPPED


def test_a_file_that_cannot_be_read_leads_on_to_another():
    lead = make.lead()
    file = make.returns_file(make.survey(lead), "no,codes\n1,2\n", by=lead)
    staff = Staff(lead, file.survey)

    page = staff.get("show_returns", file.key)

    assert f'href="{staff.address("bring_in_returns")}"' in page
    assert "Bring in another file" in page


@pytest.mark.parametrize(("content", "has_wrong_rows"), [(MIXED, True), ("nights\n1\n", False)])
def test_the_choice_speaks_of_wrong_rows_where_there_are_any(content, has_wrong_rows):
    lead = make.lead()
    file = make.returns_file(make.survey(lead), content, by=lead)

    page = Staff(lead, file.survey).get("show_returns", file.key)

    assert "All rows" in page
    assert ("but the wrong ones" in page) == has_wrong_rows


def test_codes_of_a_file_are_one_link_away():
    lead = make.lead()
    survey = make.survey(lead)

    page = Staff(lead, survey).get("bring_in_returns")

    codes = address_in(lead.partnership, "questionnaires:show_questionnaire", survey.version.pk)
    assert f'href="{codes}"' in page


def test_the_same_file_twice_names_the_first():
    lead = make.lead()
    file = make.returns_file(make.survey(lead), MIXED, by=lead)
    again = SimpleUploadedFile("other-name.csv", MIXED.encode())

    page = Staff(lead, file.survey).post("bring_in_returns", file=again, default_mode="web")

    assert "This very file is here already" in page
    assert file.get_absolute_url() in page


def test_a_file_that_cannot_be_read_says_what_to_mend():
    lead = make.lead()
    file = make.returns_file(make.survey(lead), "listened,horoscope\nagree,lion\n", by=lead)

    page = Staff(lead, file.survey).get("show_returns", file.key)

    assert "“horoscope” is no question of this questionnaire" in page


def page_of(name, survey, *args, **more):
    return Page(f"surveys:{name}", (survey.pk, *args), partnership=survey.partnership, **more)


@pytest.mark.parametrize("name", ["edit_survey", "open_survey", "close_survey"])
def test_only_engagement_leads_run_surveys(name):
    assert_access(page_of(name, make.survey()), roles={Role.ENGAGEMENT_LEAD})


def test_only_engagement_leads_archive_surveys():
    page = page_of("archive_survey", make.survey(), method="post")

    assert_access(page, roles={Role.ENGAGEMENT_LEAD})


def test_only_engagement_leads_make_surveys():
    assert_access(Page("surveys:make_survey"), roles={Role.ENGAGEMENT_LEAD})


def test_everybody_on_the_staff_sees_the_surveys_of_the_partnership():
    survey = make.survey()

    assert_access(Page("surveys:surveys", (), partnership=survey.partnership), roles=set(Role))
    assert_access(page_of("run_survey", survey), roles=set(Role))


def test_leads_and_analysts_bring_returns_in():
    file = make.returns_file(make.survey(), MIXED)
    roles = {Role.ENGAGEMENT_LEAD, Role.ANALYST}

    assert_access(page_of("bring_in_returns", file.survey), roles=roles)
    assert_access(page_of("show_returns", file.survey, file.key), roles=roles)
    assert_access(page_of("returns_problems", file.survey, file.key), roles=roles)

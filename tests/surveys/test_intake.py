"""The one intake: what gets in, once, and what does not."""

import pytest

from heard.audit.models import Entry
from heard.surveys import services
from heard.surveys.answers import drafts, responses
from heard.surveys.answers.models import Draft, Mode, Receipt, Response
from heard.surveys.models import ReachCount, Step, Survey
from heard.surveys.services import reach, settling
from heard.surveys.services.answering import draft_key
from tests.surveys import make

pytestmark = pytest.mark.django_db(databases=["default", "answers"])


def finished(survey: Survey, mode: Mode = Mode.WEB) -> int:
    return ReachCount.objects.get(survey=survey, step=Step.FINISHED, mode=mode).count


def test_answers_are_kept_in_canonical_form_with_version_and_mode():
    survey = make.survey()

    services.take_in(
        survey,
        {"sources": ["website", "school"], "missing": "  Opening hours ", "nights": "3"},
        mode=Mode.PAPER,
        key=make.key(),
    )

    response = Response.objects.get()
    assert (response.survey, response.version, response.mode, response.answers) == (
        survey.key,
        survey.version.sha256,
        Mode.PAPER,
        {"sources": ["school", "website"], "missing": "Opening hours", "nights": 3},
    )


def test_a_blank_answer_and_i_do_not_know_are_told_apart():
    survey = make.survey()

    make.answer(survey, listened="dont_know")
    make.answer(survey, listened="")

    assert make.responses(survey) == [{"mode": "web", "listened": "dont_know"}, {"mode": "web"}]


def test_the_same_key_counts_once():
    survey, key = make.survey(), make.key()

    first = services.take_in(survey, {"nights": 1}, mode=Mode.WEB, key=key)
    again = services.take_in(survey, {"nights": 2}, mode=Mode.WEB, key=key)

    assert (first, again) == (True, False)
    assert make.responses(survey) == [{"mode": "web", "nights": 1}]
    assert finished(survey) == 1


def test_the_ledger_counts_every_mode_apart():
    survey = make.survey()

    make.answer(survey, nights=1)
    make.answer(survey, nights=2)
    make.answer(survey, Mode.PAPER, nights=3)

    assert (finished(survey), finished(survey, Mode.PAPER)) == (2, 1)


@pytest.mark.parametrize(
    "answers",
    [
        {"listened": "perhaps"},
        {"listened": ["agree"]},
        {"nights": 366},
        {"nights": {"at": "night"}},
        {"sources": ["school", "none"]},
        {"one_word": "null\x00byte"},
        {"since": "2026-02-30"},
        {"no_such_item": "agree"},
    ],
)
def test_answers_that_the_questionnaire_does_not_allow_are_refused_whole(answers):
    survey = make.survey()

    with pytest.raises(services.AnswersRefusedError):
        services.take_in(survey, {"stars": 3} | answers, mode=Mode.WEB, key=make.key())

    assert not Response.objects.exists()
    assert not Receipt.objects.exists()
    assert not ReachCount.objects.exists()


def test_an_answer_on_a_path_that_was_left_is_not_kept():
    survey = make.survey()

    make.answer(survey, listened="agree", why="because")

    assert make.responses(survey) == [{"mode": "web", "listened": "agree"}]


@pytest.mark.parametrize("is_closed", [True, False])
def test_a_survey_that_is_not_open_takes_nothing(is_closed):
    survey = make.closed_survey() if is_closed else make.survey(is_open=False)

    with pytest.raises(services.SurveyNotOpenError):
        make.answer(survey, nights=1)

    assert not Response.objects.exists()


def test_sending_drops_the_draft_in_the_same_statement():
    survey = make.survey()
    token = services.begin_answers(survey, {"nights": 1})
    draft = draft_key(survey, token)

    services.send_answers(survey, draft, {"nights": 1})

    assert drafts.read_draft(draft) is None
    assert responses.was_taken_in(survey.key, draft.key)
    assert not Draft.objects.exists()


def test_no_row_behind_the_wall_holds_the_token():
    survey = make.survey()

    token = services.begin_answers(survey, {"nights": 1})

    row = Draft.objects.get()
    assert token.encode() not in bytes(row.key)
    assert bytes(row.key) == draft_key(survey, token).key


def test_a_draft_is_changed_section_by_section():
    survey = make.survey()
    draft = draft_key(survey, services.begin_answers(survey, {"nights": 1, "listened": "agree"}))

    answers = services.change_answers(
        survey, draft, cleared=["nights", "listened"], answers={"listened": "disagree"}
    )

    assert answers == {"listened": "disagree"}
    assert drafts.read_draft(draft).answers == {"listened": "disagree"}


def test_a_draft_of_another_survey_cannot_be_opened():
    survey, other = make.survey(), make.survey()
    token = services.begin_answers(survey, {"nights": 1})

    assert drafts.read_draft(draft_key(other, token)) is None


def test_old_drafts_are_forgotten_and_new_ones_kept():
    survey = make.survey()
    services.begin_answers(survey, {"nights": 1})
    services.begin_answers(survey, {"nights": 2})
    old = Draft.objects.filter(answers={"nights": 1})
    old.update(week=drafts.this_week() - drafts.WEEKS_KEPT - 1)

    forgotten = drafts.forget_old_drafts()

    assert forgotten == 1
    assert [draft.answers for draft in Draft.objects.all()] == [{"nights": 2}]


def test_settling_gives_new_ids_and_forgets_drafts_and_receipts():
    lead = make.lead()
    survey, open_survey = make.survey(lead), make.survey()
    for nights in range(30):
        make.answer(survey, nights=nights)
    services.begin_answers(survey, {"nights": 50})
    services.begin_answers(open_survey, {"nights": 60})
    before = set(Response.objects.values_list("id", flat=True))
    order = [row.answers["nights"] for row in Response.objects.order_by().all()]
    services.close_survey(survey, by=lead, reason="Enough")

    settling.settle_answers(Survey.objects.get(pk=survey.pk))

    assert sorted(order) == sorted(row["nights"] for row in make.responses(survey))
    assert not before & set(Response.objects.values_list("id", flat=True))
    assert not Receipt.objects.filter(survey=survey.key).exists()
    assert [draft.survey for draft in Draft.objects.all()] == [open_survey.key]


def test_settling_leaves_the_answers_in_another_order():
    lead = make.lead()
    survey = make.survey(lead)
    for nights in range(60):
        make.answer(survey, nights=nights)
    services.close_survey(survey, by=lead, reason="Enough")

    settling.settle_answers(Survey.objects.get(pk=survey.pk))

    assert make.nights_as_they_lie(survey) != list(range(60))


def test_settling_twice_changes_no_count():
    lead = make.lead()
    survey = make.survey(lead)
    make.answer(survey, nights=1)
    services.close_survey(survey, by=lead, reason="Enough")
    survey.refresh_from_db()

    settling.settle_answers(survey)
    settling.settle_answers(survey)

    assert make.responses(survey) == [{"mode": "web", "nights": 1}]
    assert finished(survey) == 1


def test_an_open_survey_is_not_settled():
    with pytest.raises(settling.SurveyStillOpenError):
        settling.settle_answers(make.survey())


def test_a_ledger_that_a_crash_left_behind_is_put_right():
    survey = make.survey()
    make.answer(survey, nights=1)
    ReachCount.objects.all().delete()

    counts = services.recount_finished(survey)

    assert counts == {"web": 1, "paper": 0, "helped": 0}
    assert finished(survey) == 1


def test_ledgers_of_surveys_that_run_are_put_right_and_those_of_drafts_are_left():
    lead = make.lead()
    behind, ahead, draft = make.survey(lead), make.closed_survey(lead), make.survey(is_open=False)
    make.answer(behind, nights=1)
    ReachCount.objects.all().delete()
    services.add_reach(ahead, reach.Place(Step.FINISHED, "web"))

    reach.put_ledgers_right()

    assert [finished(survey) for survey in (behind, ahead)] == [1, 0]
    assert not draft.reach_counts.exists()


def test_answering_leaves_nothing_in_the_audit():
    survey = make.survey()
    entries = Entry.objects.count()

    services.send_answers(
        survey, draft_key(survey, services.begin_answers(survey, {"nights": 1})), {"nights": 1}
    )

    assert Entry.objects.count() == entries

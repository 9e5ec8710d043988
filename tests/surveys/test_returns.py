"""Files of returns: all or nothing, once, and in no order."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heard.audit.models import Entry
from heard.surveys import services
from heard.surveys.answers import files
from heard.surveys.answers.models import FilePart, FileProblems, IntakeBatch, Response
from heard.surveys.models import ReturnsFile, ReturnsState
from heard.surveys.services import returns
from tests.surveys import make

pytestmark = pytest.mark.django_db(databases=["default", "answers"])

GOOD = "mode,listened,nights,sources\nweb,agree,3,school;website\npaper,dont_know,,\n,,7,none\n"
MIXED = "listened,nights,sources\nagree,3,\nperhaps,400,\ndisagree,2,school;pub\nagree,1,none\n"


def brought_in(file: ReturnsFile) -> ReturnsFile:
    chosen = returns.choose_rows(file, by=make.lead(of=file.survey.partnership))
    return returns.import_returns(chosen)


def test_a_good_file_is_counted_by_mode_before_anything_is_taken_in():
    survey = make.survey()

    file = make.returns_file(survey, GOOD)

    assert (file.state, file.rows, file.wrong_rows) == (ReturnsState.CHECKED, 3, 0)
    assert file.rows_by_mode == {"web": 1, "paper": 2}
    assert not Response.objects.exists()


def test_the_rows_of_a_good_file_are_taken_in():
    survey = make.survey()

    file = brought_in(make.returns_file(survey, GOOD))

    assert file.state == ReturnsState.BROUGHT_IN
    assert make.responses(survey) == [
        {"mode": "paper", "listened": "dont_know"},
        {"mode": "paper", "nights": 7, "sources": ["none"]},
        {"mode": "web", "listened": "agree", "nights": 3, "sources": ["school", "website"]},
    ]
    assert {c.mode: c.count for c in survey.reach_counts.all()} == {
        "web": 1,
        "paper": 2,
        "helped": 0,
    }


def test_a_paper_form_that_is_in_the_file_twice_counts_once():
    survey = make.survey()
    content = "form,listened,nights\nF1,agree,1\nF2,agree,2\nF1,disagree,3\n"

    file = make.returns_file(survey, content)
    noted = files.noted_problems(file.key)
    brought_in(file)

    assert [cells[:3] for cells in noted] == [["4", "form", "F1"]]
    assert (file.rows, file.wrong_rows) == (3, 1)
    assert [row["nights"] for row in make.responses(survey)] == [1, 2]


def test_what_is_wrong_is_named_by_row_and_column():
    file = make.returns_file(make.survey(), MIXED)

    problems = files.noted_problems(file.key)
    assert [(row, column, value) for row, column, value, _ in problems] == [
        ("3", "listened", "perhaps"),
        ("3", "nights", "400"),
        ("4", "sources", "school;pub"),
    ]
    assert (file.wrong_rows, file.problem_count, file.good_rows) == (2, 3, 2)
    assert [problem.value for problem in returns.problems_of(file)] == [
        "perhaps",
        "400",
        "school;pub",
    ]


def test_all_but_the_wrong_rows_can_be_taken_in():
    survey = make.survey()

    brought_in(make.returns_file(survey, MIXED))

    assert make.responses(survey) == [
        {"mode": "paper", "listened": "agree", "nights": 1, "sources": ["none"]},
        {"mode": "paper", "listened": "agree", "nights": 3},
    ]


def test_nothing_can_be_taken_in_and_the_file_goes():
    survey = make.survey()
    file = make.returns_file(survey, MIXED)

    returns.drop_returns(file, by=make.lead(of=survey.partnership))

    assert not Response.objects.exists()
    assert not FilePart.objects.exists()
    assert not FileProblems.objects.exists()


def test_the_file_is_deleted_with_the_taking_in():
    file = make.returns_file(make.survey(), MIXED)
    assert FilePart.objects.exists()

    brought_in(file)

    assert not FilePart.objects.exists()
    assert not FileProblems.objects.exists()


def test_the_same_file_twice_is_noticed():
    survey = make.survey()
    first = brought_in(make.returns_file(survey, GOOD))

    with pytest.raises(returns.SameFileError) as caught:
        make.returns_file(survey, GOOD)

    assert caught.value.returns == first
    assert not FilePart.objects.exists()
    assert len(make.responses(survey)) == 3


def test_a_file_that_was_dropped_may_come_again():
    survey = make.survey()
    returns.drop_returns(make.returns_file(survey, GOOD), by=make.lead(of=survey.partnership))

    brought_in(make.returns_file(survey, GOOD))

    assert len(make.responses(survey)) == 3


def test_an_import_that_runs_again_doubles_nothing():
    survey = make.survey()
    file = make.returns_file(survey, GOOD)
    returns.choose_rows(file, by=make.lead(of=survey.partnership))

    for _ in range(3):
        returns.import_returns(ReturnsFile.objects.get(pk=file.pk))

    assert len(make.responses(survey)) == 3
    assert Entry.objects.filter(deed="returns brought in").count() == 1


def test_an_import_killed_between_the_databases_finishes_when_it_runs_again():
    survey = make.survey()
    file = make.returns_file(survey, GOOD)
    returns.choose_rows(file, by=make.lead(of=survey.partnership))
    returns.import_returns(ReturnsFile.objects.get(pk=file.pk))
    survey.reach_counts.all().delete()
    ReturnsFile.objects.update(state=ReturnsState.BRINGING_IN)

    again = returns.import_returns(ReturnsFile.objects.get(pk=file.pk))

    assert again.state == ReturnsState.BROUGHT_IN
    assert len(make.responses(survey)) == 3
    assert sum(c.count for c in survey.reach_counts.all()) == 3


def test_an_import_that_breaks_half_way_leaves_nothing():
    survey = make.survey()
    file = make.returns_file(survey, GOOD)

    def rows():
        yield "web", {"nights": 1}
        raise RuntimeError("the power went")

    batch = files.Batch(file.key, file.sha256, survey.key, survey.version.sha256)
    with pytest.raises(RuntimeError):
        files.take_in_rows(batch, rows())

    assert not Response.objects.exists()
    assert not IntakeBatch.objects.exists()
    assert FilePart.objects.exists()


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"listened,nights\n", "no return below"),
        (b"listened,horoscope\nagree,lion\n", "horoscope"),
        (b"listened;nights\nagree;3\n", "semicolons"),
        (b"listened,listened\nagree,agree\n", "twice"),
        (b"listened\0,nights\nagree,3\n", "no question of this questionnaire"),
        (b"listened\n\xff\xfe\n", "UTF-8"),
        (b'listened\n"agree\n', "quotation mark"),
        (b"PK\x03\x04 a workbook", "question code"),
        (b"listened,nights\n" + b'"' + b"x" * 2_000_000 + b'"\n', "quotation mark"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_is_deleted(content, word):
    file = make.returns_file(make.survey(), content)

    assert file.state == ReturnsState.UNREADABLE
    assert word in file.reason
    assert not FilePart.objects.exists()


def test_hostile_cells_are_answers_or_problems_and_never_more():
    survey = make.survey()
    content = (
        "listened,one_word,nights\n"
        "=HYPERLINK(),=1+1,1\n"
        "agree,'); DROP TABLE answers_response; --,2\n"
        "agree,nul\x00byte,3\n"
        "agree,too,many,cells\n"
    )

    file = brought_in(make.returns_file(survey, content))

    assert file.wrong_rows == 3
    assert make.responses(survey) == [
        {
            "mode": "paper",
            "listened": "agree",
            "one_word": "'); DROP TABLE answers_response; --",
            "nights": 2,
        }
    ]


def test_a_file_over_the_limit_is_refused_and_not_kept(monkeypatch):
    monkeypatch.setattr(returns.keeping, "LARGEST_FILE", 10)
    survey = make.survey()

    with pytest.raises(returns.FileTooLargeError):
        make.returns_file(survey, GOOD)

    assert not FilePart.objects.exists()
    assert not ReturnsFile.objects.exists()


def test_only_the_first_problems_are_noted_but_all_can_be_read():
    content = "listened\n" + "perhaps\n" * 450

    file = make.returns_file(make.survey(), content)

    assert file.problem_count == 450
    assert len(files.noted_problems(file.key)) == returns.PROBLEMS_NOTED
    assert sum(1 for _ in returns.problems_of(file)) == 450


def test_the_order_of_the_file_does_not_survive():
    survey = make.survey()
    content = "nights\n" + "".join(f"{number}\n" for number in range(100))

    brought_in(make.returns_file(survey, content))

    kept = make.nights_as_they_lie(survey)
    assert sorted(kept) == list(range(100))
    assert kept != list(range(100))


def test_a_survey_cannot_close_while_returns_are_brought_in():
    lead = make.lead()
    survey = make.survey(lead)
    returns.choose_rows(make.returns_file(survey, GOOD), by=lead)

    with pytest.raises(services.ReturnsAtWorkError):
        services.close_survey(survey, by=lead, reason="Enough")


def test_a_closed_survey_takes_no_file():
    survey = make.closed_survey()

    with pytest.raises(services.SurveyNotOpenError):
        make.returns_file(survey, GOOD)

    assert not FilePart.objects.exists()


def test_the_audit_of_an_import_holds_no_answer():
    brought_in(make.returns_file(make.survey(), MIXED))

    said = " ".join(f"{entry.deed} {entry.details}" for entry in Entry.objects.all())
    assert "returns brought in" in said
    assert "perhaps" not in said
    assert "school" not in said


def test_a_file_that_nobody_decides_on_is_forgotten_after_a_week():
    old, new = make.returns_file(make.survey(), GOOD), make.returns_file(make.survey(), GOOD)
    long_ago = timezone.now() - timedelta(days=returns.DAYS_KEPT + 1)
    ReturnsFile.objects.filter(pk=old.pk).update(brought_at=long_ago)

    forgotten = returns.forget_waiting_files()

    assert forgotten == 1
    assert {part.file for part in FilePart.objects.all()} == {new.key}
    assert ReturnsFile.objects.get(pk=old.pk).state == ReturnsState.DROPPED


def test_an_import_whose_file_has_gone_is_said_and_does_not_stay_at_work():
    survey = make.survey()
    file = make.returns_file(survey, GOOD)
    returns.choose_rows(file, by=make.lead(of=survey.partnership))
    files.delete_file(file.key)

    after = returns.import_returns(ReturnsFile.objects.get(pk=file.pk))

    assert after.state == ReturnsState.UNREADABLE
    assert "empty" in after.reason
    assert not Response.objects.exists()

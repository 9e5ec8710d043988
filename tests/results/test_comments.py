"""What families wrote: struck before anybody reads it, tied to nobody, checked, sorted by two."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.forms.models import model_to_dict

from heard.audit.models import Entry
from heard.engines.plainwords import MARKS
from heard.engines.questionnaire import check_answers
from heard.partnerships.models import District
from heard.results import jobs
from heard.results.marking import Mark, found_again, marked, parts_of, places_of
from heard.results.models import Comment, CommentSet, CommentState, LeftOutBecause
from heard.results.services import comment_checking as checking
from heard.results.services import comments
from heard.results.services.comment_flags import flag_comment, settle_comment_flags
from heard.results.services.comment_sample import sample_size
from heard.safeguarding.models import Concern
from heard.safeguarding.services import Worry
from heard.safeguarding.services.handling import Outcome, close_concern, open_concern_again
from heard.surveys.answers.models import Response
from heard.themes.models import Remark
from tests.home.scanning import places_with
from tests.results import make
from tests.results import make_comments as said
from tests.surveys import make as surveys

pytestmark = pytest.mark.django_db(databases=["default", "answers"])

NAMED = (
    "Mrs Harriet Cole rang me on 07700 900123 from SW1A 1AA, ask robin@example.org. "
    "My son Jamie Carter waited."
)
TOLD = ("Harriet", "Cole", "07700", "900123", "SW1A", "robin@example.org", "Jamie", "Carter")
WORRY = Worry("He may be hurt", "", "today")


@pytest.fixture
def analyst():
    return make.analyst()


def test_personal_details_are_struck_and_kept_nowhere_outside_the_wall(analyst):
    comment = said.comment(analyst, NAMED)

    assert [word for word in TOLD if word in comment.text] == []
    assert "waited" in comment.text
    assert {table for table, *_rest in places_with(["waited"])} == {
        "answers_response",
        "results_comment",
    }
    assert {table for table, *_rest in places_with(TOLD)} == {"answers_response"}


def test_marks_say_where_they_stand_and_nothing_of_what_was_struck(analyst):
    comment = said.comment(analyst, NAMED)

    assert all(set(each) == {"start", "end", "kind"} for each in comment.strikes)
    assert [comment.text[mark.start : mark.end] for mark in comment.marks] == [
        MARKS[mark.kind] for mark in comment.marks
    ]
    assert {mark.kind for mark in comment.marks} >= {"name", "phone", "postcode", "email"}


def test_a_comment_holds_nothing_of_the_answer_that_it_came_from(analyst):
    survey = said.closed_survey(analyst)
    found = comments.take_in_comments(survey, by=analyst)
    comments.read_comments(found)
    comment = Comment.objects.get()

    columns = {field.name for field in Comment._meta.get_fields() if field.concrete}
    assert columns == {
        *("id", "key", "partnership", "survey", "item", "text", "strikes", "is_read_first"),
        *("state", "reason", "may_be_quoted", "is_coded_twice", "revision"),
    }
    response = Response.objects.get()
    told = str(model_to_dict(comment)) + str(comment.key)
    assert str(response.pk) not in str(comment.key)
    assert not any(word in told for word in ("lake", "website", "web", "paper"))


def test_comments_are_written_in_another_order_than_the_answers(analyst):
    words = [f"Comment number {n} of many" for n in range(200)]
    survey = said.taken_in(analyst, words).survey
    written = list(Comment.objects.filter(survey=survey).order_by("pk").values_list("text"))
    answered = [
        (answers["missing"],)
        for answers in Response.objects.order_by("pk").values_list("answers", flat=True)
    ]

    assert sorted(written) == sorted(answered)
    assert written != answered
    assert sum(one == other for one, other in zip(written, answered, strict=True)) < 20
    keys = Comment.objects.filter(survey=survey).order_by("pk").values_list("key", flat=True)
    assert list(keys) != sorted(keys)
    assert {key.version for key in keys} == {4}  # random: no time and no machine in it


def test_taking_in_twice_does_no_harm(analyst):
    survey = said.closed_survey(analyst, [said.PLAIN] * 5)
    found = comments.take_in_comments(survey, by=analyst)
    assert comments.take_in_comments(survey, by=analyst) == found

    stale = CommentSet.objects.select_related("survey__version").get()
    jobs.read_comments(found.pk)
    jobs.read_comments(found.pk)
    comments.read_comments(stale)  # began before the other was done

    assert Comment.objects.count() == 5
    assert CommentSet.objects.get().count == 5


REFUSE = """
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the power went' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER refuse BEFORE UPDATE ON results_commentset FOR EACH ROW EXECUTE FUNCTION refuse();
"""


def test_whoever_is_stopped_has_written_nothing_and_the_next_run_writes_all(analyst):
    survey = said.closed_survey(analyst, [said.PLAIN] * 5)
    found = comments.take_in_comments(survey, by=analyst)
    with connection.cursor() as cursor:
        cursor.execute(REFUSE)  # the last of all that the job writes

    with pytest.raises(IntegrityError), transaction.atomic():
        jobs.read_comments(found.pk)
    assert not Comment.objects.exists()

    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER refuse ON results_commentset")
    jobs.read_comments(found.pk)
    assert Comment.objects.count() == 5


def test_comments_of_an_open_survey_are_not_taken_in(analyst):
    survey = surveys.survey(analyst, make.questionnaire())

    with pytest.raises(comments.CommentsStillComeError):
        comments.take_in_comments(survey, by=analyst)


def test_districts_of_the_area_are_no_names(analyst):
    District.objects.create(partnership=analyst.partnership, name="Otley")
    comment = said.comment(analyst, "In Otley we waited. Mrs Otley never rang")

    assert comment.text.startswith("In Otley we waited")
    assert "Mrs Otley" not in comment.text


@pytest.mark.parametrize(
    "words",
    [
        '=HYPERLINK("http://example.org","go")',
        "+44 7700 900123",
        "<script>alert(1)</script>",
        "انتظرنا ثمانية عشر شهرا ولم يتصل بنا أحد",
        "我们等了十八个月，没有人给我们打电话",
        "Чекали вісімнадцять місяців",
        "😀" * 50,
        "[name] [name] was written by the family",
        "w" * 20_000,
        ("We waited for months. " * 1_000)[:20_000].strip(),
    ],
)
def test_any_words_that_may_be_answered_are_taken_in(analyst, words):
    assert check_answers(make.questionnaire(), {"missing": words, "sources": ["website"]}) == ()
    comment = said.comment(analyst, words)

    assert comment.text
    assert "".join(part for part, _kind in parts_of(comment.text, comment.marks)) == comment.text


def test_blank_comments_are_not_taken_in(analyst):
    assert said.taken_in(analyst, ["  \n ", said.PLAIN]).count == 1


def test_what_may_tell_of_harm_is_read_first(analyst):
    found = said.taken_in(analyst, [said.PLAIN] * 5 + ["His uncle hits him and he is not safe"])
    first = Comment.objects.filter(survey=found.survey).waiting().in_order()[0]

    assert "uncle" in first.text
    assert first.is_read_first


def test_a_released_comment_is_handed_to_the_coders_in_struck_words(analyst):
    comment = said.comment(analyst, NAMED)
    checking.release_comment(comment, revision=0, by=analyst)

    remark = Remark.objects.get()
    assert (remark.text, remark.context) == (comment.text, "What was missing?")
    assert (remark.key, remark.group) == (comment.key, comment.survey.key)
    assert remark.said_on == comment.survey.closed_at.date()


def test_striking_more_moves_the_marks_and_waits_to_be_read_again(analyst):
    comment = said.comment(analyst, "The red bus to the red house, mrs Jamie Carter said.")
    struck = checking.strike_more(
        comment, ["red bus", "the red house"], "address", revision=0, by=analyst
    )

    assert struck.text.startswith("The [address] to [address], ")
    assert struck.state == CommentState.WAITING
    assert [struck.text[mark.start : mark.end] for mark in struck.marks] == [
        MARKS[mark.kind] for mark in struck.marks
    ]
    assert "red" not in str(list(Entry.objects.values_list("details", "subject_name")))


def test_words_that_do_not_stand_in_a_comment_cannot_be_struck(analyst):
    comment = said.comment(analyst)
    with pytest.raises(checking.NotInItError) as refused:
        checking.strike_more(comment, ["waited", "a bus"], "name", revision=0, by=analyst)

    assert refused.value.phrase == "a bus"
    comment.refresh_from_db()
    assert comment.text == said.PLAIN


def test_two_people_do_not_decide_on_a_comment_at_once(analyst):
    comment = said.comment(analyst)
    checking.leave_out_comment(comment, LeftOutBecause.NOTHING, revision=0, by=analyst)

    with pytest.raises(checking.CheckedMeanwhileError):
        checking.release_comment(comment, revision=0, by=analyst)
    with pytest.raises(checking.CheckedMeanwhileError):
        checking.release_comment(comment, revision=1, by=analyst)
    assert not Remark.objects.exists()


def test_a_comment_taken_back_from_the_coders_leaves_their_desk(analyst):
    comment = checking.release_comment(said.comment(analyst), revision=0, by=analyst)
    checking.check_comment_again(comment, revision=comment.revision, by=analyst)

    assert not Remark.objects.here().exists()
    assert Remark.objects.get().text == ""


def test_a_comment_that_worries_leaves_every_queue_and_comes_back_when_released(analyst):
    comment = checking.release_comment(said.comment(analyst), revision=0, by=analyst)
    concern = flag_comment(comment, WORRY, by=analyst)

    assert concern.said == said.PLAIN
    assert "What was missing?" in concern.where
    comment.refresh_from_db()
    assert comment.state == CommentState.FLAGGED
    assert not Remark.objects.here().exists()
    assert settle_comment_flags(analyst.partnership) == 0

    concern.refresh_from_db()
    closed = close_concern(concern, Outcome("Fine", True), revision=concern.revision, by=analyst)
    assert settle_comment_flags(analyst.partnership) == 1
    assert settle_comment_flags(analyst.partnership) == 0
    comment.refresh_from_db()
    assert comment.state == CommentState.WAITING

    open_concern_again(closed, words="Wait", by=analyst)
    assert settle_comment_flags(analyst.partnership) == 1
    comment.refresh_from_db()
    assert comment.state == CommentState.FLAGGED


def test_a_comment_flagged_twice_is_one_concern(analyst):
    comment = said.comment(analyst)
    flag_comment(comment, WORRY, by=analyst)
    flag_comment(comment, WORRY, by=analyst)

    assert Concern.objects.count() == 1


@pytest.mark.parametrize(
    ("comments", "twice"), [(0, 0), (12, 12), (30, 30), (100, 30), (151, 31), (20_000, 4_000)]
)
def test_a_fifth_and_at_least_thirty_are_sorted_twice(comments, twice):
    assert sample_size(comments) == twice


def test_the_sample_stays_as_large_as_it_has_to_be_whatever_leaves_it(analyst):
    survey = said.many(analyst, 40)
    assert Comment.objects.filter(survey=survey, is_coded_twice=True).count() == 30
    said.released(survey, analyst)

    for comment in Comment.objects.filter(survey=survey, is_coded_twice=True)[:5]:
        flag_comment(comment, WORRY, by=analyst)
    assert Comment.objects.filter(survey=survey, is_coded_twice=True).count() == 30
    assert Remark.objects.here().filter(coders_wanted=2).count() == 30
    assert Remark.objects.here().count() == 35


def test_the_audit_holds_no_words_of_a_comment(analyst):
    comment = said.comment(analyst)
    struck = checking.strike_more(comment, ["eighteen"], "number", revision=0, by=analyst)
    again = checking.release_comment(struck, revision=1, by=analyst)
    again = checking.check_comment_again(again, revision=again.revision, by=analyst)
    checking.leave_out_comment(again, LeftOutBecause.TELLS, revision=again.revision, by=analyst)
    flag_comment(again, WORRY, by=analyst)

    entries = Entry.objects.filter(subject_kind="results.comment")
    assert entries.count() == 5
    told = str(list(Entry.objects.values()))
    assert not any(word in told for word in ("waited", "eighteen", "rang"))


def test_a_comment_left_out_says_why(analyst):
    comment = said.comment(analyst)
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=comment.pk).update(state="left_out")


def test_phrases_are_found_as_words_and_in_scripts_without_spaces():
    assert places_of("al", "Al also said AL", "name", ()) == [
        Mark(0, 2, "name"),
        Mark(13, 15, "name"),
    ]
    assert places_of("小明", "王小明等了", "name", ()) == [Mark(1, 3, "name")]
    assert places_of("name", "[name] by name", "name", [Mark(0, 6, "name")]) == [
        Mark(10, 14, "name")
    ]
    assert places_of("  ", "a b", "name", ()) == []


def test_marks_are_found_again_after_a_change_between_them():
    text, marks = marked("Ann met Bo", [Mark(0, 3, "name"), Mark(8, 10, "name")])
    assert text == "[name] met [name]"
    changed = text.replace("met", "never met")

    assert [changed[m.start : m.end] for m in found_again(changed, marks)] == ["[name]"] * 2

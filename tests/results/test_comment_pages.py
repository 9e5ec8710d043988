"""The pages on which comments are checked, and the numbers on how they were sorted."""

import pytest

from heard.home import holding
from heard.home.holding import retention_rules
from heard.partnerships.privacy import Subject, years_after
from heard.partnerships.roles import PERMISSIONS, Permission
from heard.results.models import Comment, CommentState
from heard.results.queries import comment_numbers as numbers
from heard.results.queries.comments import comments_todo, next_comment
from heard.results.services import comment_checking as checking
from heard.results.services.comment_flags import flag_comment
from heard.safeguarding.models import Concern
from heard.safeguarding.services import Worry
from heard.themes.models import Coding, Remark
from heard.themes.services.sorting import Sorting, sort_remark
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.results import make
from tests.results import make_comments as said
from tests.themes import make as themes

pytestmark = pytest.mark.django_db(databases=["default", "answers"])

CHECKERS = PERMISSIONS[Permission.PREPARE_FINDINGS]
HARM = "His uncle hits him and he is not safe"


@pytest.fixture
def analyst():
    return make.analyst()


def visit(member, name, *args, sent=None, follow=False):
    client = partnerships.signed_in(member)
    address = address_in(member.partnership, f"results:{name}", *args)
    if sent is None:
        return client.get(address, follow=follow)
    return client.post(address, sent, follow=follow)


def words_of(response) -> str:
    return response.content.decode()


def sort_all(survey, *chosen_by):
    """Each coder sorts what waits for them by a rule from a remark's place to themes."""
    coders = [(themes.coder(survey.partnership), choose) for choose in chosen_by]
    remarks = list(Remark.objects.filter(group=survey.key).order_by("pk"))
    for coder, choose in coders:
        for place, remark in enumerate(remarks):
            if remark.codings.count() < remark.coders_wanted:
                chosen = choose(place)
                sorting = Sorting(chosen, fits_none=not chosen, revision=remark.revision)
                sort_remark(remark, sorting, by=coder)


@pytest.mark.parametrize(
    "name", ["comments", "comment_agreement", "comment_themes", "comment_themes_csv"]
)
def test_only_those_who_prepare_findings_see_comments_of_a_survey(analyst, name):
    survey = said.taken_in(analyst).survey
    page = Page(f"results:{name}", (survey.key,), partnership=survey.partnership)

    assert_access(page, roles=CHECKERS)


@pytest.mark.parametrize("name", ["check_comment", "flag_comment"])
def test_only_those_who_prepare_findings_open_a_comment(analyst, name):
    comment = said.comment(analyst)
    page = Page(f"results:{name}", (comment.key,), partnership=comment.partnership)

    assert_access(page, roles=CHECKERS)


@pytest.mark.parametrize(
    "name", ["release_comment", "strike_more", "leave_out_comment", "check_comment_again"]
)
def test_only_those_who_prepare_findings_decide_on_a_comment(analyst, name):
    comment = said.comment(analyst)
    page = Page(f"results:{name}", (comment.key,), partnership=comment.partnership, method="post")

    assert_access(page, roles=CHECKERS)


def test_somebody_elses_area_cannot_release_a_comment(analyst):
    comment = said.comment(analyst)
    other = make.analyst()
    address = address_in(other.partnership, "results:release_comment", comment.key)
    response = partnerships.signed_in(other).post(address, {"revision": 0})

    assert response.status_code == 404
    comment.refresh_from_db()
    assert comment.state == CommentState.WAITING


def test_comments_are_checked_one_after_the_other(analyst):
    survey = said.taken_in(analyst, [said.PLAIN, "Nobody told us of it", HARM]).survey
    page = visit(analyst, "next_comment", survey.key, follow=True)
    assert "May need safeguarding: read first" in words_of(page)
    assert "uncle" in words_of(page)

    for left in (2, 1, 0):
        comment = next_comment(survey)
        assert comment.text in words_of(page)
        page = visit(analyst, "release_comment", comment.key, sent={"revision": 0}, follow=True)
        assert Comment.objects.waiting().count() == left
    assert "No comment waits to be checked" in words_of(page)
    assert Remark.objects.filter(group=survey.key).count() == 3


def test_marks_are_highlighted_and_words_are_escaped(analyst):
    comment = said.comment(analyst, "<b>Jamie Carter</b> waited & waited")
    page = words_of(visit(analyst, "check_comment", comment.key))

    assert "<mark>[name]</mark>" in page
    assert "&lt;b&gt;" in page
    assert "waited &amp; waited" in page


def test_more_is_struck_on_the_page(analyst):
    comment = said.comment(analyst)
    sent = {"revision": 0, "phrases": "eighteen months\r\nrang us", "kind": "number"}
    page = words_of(visit(analyst, "strike_more", comment.key, sent=sent, follow=True))

    assert "We waited <mark>[number]</mark> and nobody <mark>[number]</mark> back" in page


def test_words_that_do_not_stand_there_are_told_beside_the_box(analyst):
    comment = said.comment(analyst)
    sent = {"revision": 0, "phrases": "<i>a bus", "kind": "name"}
    page = words_of(visit(analyst, "strike_more", comment.key, sent=sent))

    assert "“&lt;i&gt;a bus” does not stand in the comment" in page


@pytest.mark.parametrize(
    ("name", "words"),
    [("strike_more", "Enter the words to strike"), ("leave_out_comment", "Select why it is")],
)
def test_empty_forms_say_what_is_missing(analyst, name, words):
    comment = said.comment(analyst)
    page = words_of(visit(analyst, name, comment.key, sent={"revision": 0}))

    assert words in page
    assert "There is a problem" in page


def test_a_comment_is_passed_to_the_safeguarding_lead_and_is_on_no_page_after(analyst):
    comment = said.comment(analyst, HARM)
    sent = {"worry": "He may be hurt", "about": "", "urgency": "at_once"}
    page = visit(analyst, "flag_comment", comment.key, sent=sent)

    concern = Concern.objects.get()
    assert concern.reference in page["Location"]
    assert visit(analyst, "check_comment", comment.key).status_code == 404
    listed = words_of(visit(analyst, "comments", comment.survey.key))
    assert "uncle" not in listed


def test_whoever_checks_is_told_what_waits(analyst):
    survey = said.closed_survey(analyst)
    assert ["Take in what families wrote" in one.text for one in comments_todo(analyst)] == [True]

    visit(analyst, "take_in_comments", survey.key, sent={})
    assert comments_todo(analyst) == []
    assert comments_todo(partnerships.member(of=analyst.partnership)) == []


def test_what_may_need_safeguarding_is_urgent(analyst):
    said.taken_in(analyst, [said.PLAIN, HARM])

    (found,) = comments_todo(analyst)
    assert found.is_urgent
    assert found.text.startswith("Read 1 comment of")


def test_a_second_coder_sorts_the_sample_without_seeing_the_first_ones(analyst):
    survey = said.many(analyst, 40)
    said.released(survey, analyst)
    wait, rude = themes.theme(analyst.partnership), themes.theme(analyst.partnership)
    sort_all(survey, lambda n: [wait] if n % 2 else [rude], lambda n: [wait] if n % 2 else [rude])

    found = numbers.comment_agreement(survey)
    assert (found.comments, found.waiting) == (30, 0)
    assert found.overall.alpha == 1.0
    assert str(found.overall.tag.word) == "Reliable"
    assert found.mixed == []
    assert Coding.objects.filter(remark__group=survey.key).count() == 70


def test_the_page_on_agreement_says_how_far_to_go_by_it(analyst):
    survey = said.many(analyst, 30)
    said.released(survey, analyst)
    wait = themes.theme(analyst.partnership, "=Waiting")
    rude = themes.theme(analyst.partnership, "Rude")
    sort_all(survey, lambda n: [wait] if n % 2 else [rude], lambda n: [wait] if n % 3 else [rude])

    found = numbers.comment_agreement(survey)
    assert found.overall.alpha < 0.667
    assert {figure.theme.name for figure in found.themes} == {"=Waiting", "Rude"}
    assert [each.times for each in found.mixed] == [15]
    page = words_of(visit(analyst, "comment_agreement", survey.key))
    assert "Not reliable" in page
    assert "reliable from 0.80 and tentative from 0.67" in page
    assert "Over 30 comments" in page


def test_agreement_cannot_be_said_where_nobody_differs_on_anything(analyst):
    survey = said.many(analyst, 12)
    said.released(survey, analyst)
    wait = themes.theme(analyst.partnership)
    sort_all(survey, lambda n: [wait], lambda n: [wait])

    overall = numbers.comment_agreement(survey).overall
    assert (overall.alpha, overall.percent) == (None, 100)
    assert "Cannot be said" in words_of(visit(analyst, "comment_agreement", survey.key))


def test_a_theme_with_fewer_than_eight_comments_is_hidden_and_its_complement_too(analyst):
    survey = said.many(analyst, 40)
    said.released(survey, analyst)
    many = themes.theme(analyst.partnership, "Many")
    few = themes.theme(analyst.partnership, "=Few")
    nearly = themes.theme(analyst.partnership, "Nearly all")

    def choose(n):
        return [nearly] * (n >= 3) + [many] * (n % 2) + [few] * (n < 7)

    sort_all(survey, choose, choose)

    counts = numbers.theme_counts(survey)
    shown = {row.theme.name: row.comments for row in counts.rows}
    assert shown == {"Many": 20, "=Few": None, "Nearly all": None}
    assert counts.total == 40
    file = numbers.theme_counts_csv(counts)
    assert "'=Few,c\r\n" in file
    assert "Many,20\r\n" in file
    assert visit(analyst, "comment_themes_csv", survey.key)["Content-Type"].startswith("text/csv")


def test_somebody_named_in_a_comment_can_be_struck_and_the_marks_stay_right(analyst):
    comment = said.comment(analyst, "Jamie Carter waited for quirl vandermole at nine")
    comment = checking.release_comment(comment, revision=0, by=analyst)
    subject = Subject(analyst.partnership_id, name="quirl vandermole")
    (held,) = [
        one
        for found in holding.held_on(subject)
        for one in found.held
        if one.key == f"comment:{comment.key}"
    ]
    held.forget(None)

    comment.refresh_from_db()
    assert "vandermole" not in comment.text
    assert [comment.text[mark.start : mark.end] for mark in comment.marks] == ["[name]"]


def test_comments_are_emptied_two_years_after_the_survey_and_count_as_they_did(analyst):
    survey = said.many(analyst, 10)
    said.released(survey, analyst)
    wait = themes.theme(analyst.partnership)
    sort_all(survey, lambda n: [wait], lambda n: [wait])
    (rule,) = [one for one in retention_rules() if one.code == "comments"]
    last = years_after(survey.closed_at.date(), 2)
    assert rule.due(last.replace(year=last.year - 1)) == 0

    assert rule.forget(last.replace(year=last.year + 1)) == 10
    assert rule.every() == 10
    assert set(Comment.objects.values_list("text", flat=True)) == {""}
    assert set(Remark.objects.values_list("text", flat=True)) == {""}
    assert numbers.theme_counts(survey).total == 10
    assert "kept no longer" in words_of(
        visit(analyst, "check_comment", Comment.objects.first().key)
    )


def test_what_is_with_the_safeguarding_lead_is_that_rooms_to_answer_for(analyst):
    comment = said.comment(analyst, "We saw quirl vandermole")
    flag_comment(comment, Worry("Hm", "", "usual"), by=analyst)
    found = holding.held_on(Subject(analyst.partnership_id, name="quirl vandermole"))

    kinds = {held.key.partition(":")[0] for room in found for held in room.held}
    assert "concern" in kinds
    assert "comment" not in kinds

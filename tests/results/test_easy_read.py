"""Findings in Easy Read: the same numbers as people, in sentences that everybody can read."""

import re

import msgspec
import pytest
from django.test import Client
from lxml import html

from heard.results import queries
from heard.results.easy_read import MOST_WORDS, Answer, Told, contents, easy_page
from heard.results.findings import Choice, Figure
from heard.results.in_ten import in_ten
from tests.access import address_in
from tests.results import made_findings, make
from tests.results.made_findings import asked, findings, plain, rated

needs_databases = pytest.mark.django_db(databases=["default", "answers"])


def frozen_words(_code: str, _option: str) -> str:
    """A questionnaire without Easy Read wordings."""
    return ""


def page_of(found):
    return easy_page(found, frozen_words)


def questions(told: tuple[Told, ...]) -> list[str]:
    return [each.question for each in told]


def test_good_answers_of_half_or_more_are_good_the_most_first():
    found = page_of(
        findings(
            rated("a", "Half", 100),
            rated("b", "Just below half", 98),
            rated("c", "Most", 150),
            rated("d", "Few", 20),
        )
    )

    assert questions(found.good) == ["Most", "Half"]
    assert questions(found.better) == ["Few", "Just below half"]


def test_a_weighted_share_is_told_where_there_is_one():
    found = page_of(findings(rated("a", "Heard", 90, weighted=(57, 50, 64))))

    [told] = found.good
    assert told.answers == (Answer("", in_ten(57), "Nearly 6 in 10 people said “Agree”."),)


def test_what_is_hidden_is_said_not_to_be_known_and_is_not_drawn():
    found = page_of(plain())

    assert found.unknown == ("Services talk to one another",)
    [sources] = found.other
    assert [(each.label, each.sentence, each.people.filled) for each in sources.answers] == [
        ("School", "Nearly 5 in 10 people.", 5),
        ("Web", "We do not know.", None),
    ]


def test_nothing_is_said_of_questions_that_are_hidden_altogether():
    found = page_of(
        findings(
            rated("a", "Rated", None),
            asked("b", "Chosen", "one_choice", {"Yes": None, "No": None}),
        )
    )

    assert (found.good, found.better, found.other) == ((), (), ())
    assert found.unknown == ("Rated", "Chosen")


def test_a_scale_is_told_by_its_commonest_number_and_never_as_a_grid():
    found = page_of(findings(asked("a", "How is life?", "scale", {"0": 10, "1": 60, "2": 30})))

    [told] = found.other
    assert told == Told(
        "How is life?",
        before=("People chose a number from 0 to 2.", "More people chose 1 than any other number."),
    )


@pytest.mark.parametrize("shares", [{"0": 40, "1": 40, "2": 20}, {"0": None, "1": 60, "2": 30}])
def test_a_scale_names_no_commonest_number_where_two_tie_or_one_is_hidden(shares):
    [told] = page_of(findings(asked("a", "How is life?", "scale", shares))).other

    assert told.before[1] == "We do not know which number most people chose."


def test_the_questionnaires_own_easy_words_come_first():
    def wording(code: str, option: str) -> str:
        return {("a", ""): "Did people listen?", ("a", "agree"): "Yes"}.get((code, option), "")

    [told] = easy_page(findings(rated("a", "Staff listened to us", 120)), wording).good

    assert told.question == "Did people listen?"
    assert told.answers[0].sentence == "About 6 in 10 people said “Yes”."


def test_answers_with_long_words_are_told_as_good_answers():
    long = Choice("agree", "Yes, all of them did so all of the time", 1)
    question = rated("a", "Heard", 110)
    question = msgspec.structs.replace(question, options=(long, *question.options[1:]))

    [told] = page_of(findings(question)).good

    assert told.answers[0].sentence == "A little more than 5 in 10 people gave a good answer."


def test_groups_are_named_only_where_they_clearly_differ():
    [told] = page_of(made_findings.full()).good

    assert told.after == ("More people said this in one group: Lakeside.",)


def test_groups_that_are_missing_are_named():
    assert page_of(made_findings.full()).missing == ("Northmoor",)


def test_it_says_how_many_were_asked_and_how_many_did_not_answer():
    found = page_of(plain())

    assert found.who == ("We asked 1,000 people.", "About 250 people answered.")
    assert found.silent == 750


def test_where_nobody_knows_how_many_it_says_so():
    found = page_of(findings(rated("a", "Heard", 90), asked=None, replies=None))

    assert found.who == ("We do not know how many people answered.",)
    assert found.silent is None


def test_only_what_there_is_stands_in_the_contents():
    assert [place for place, _words in contents(page_of(findings(rated("a", "Few", 20))))] == [
        "help",
        "who",
        "pictures",
        "better",
        "unknown",
    ]


def test_ways_that_are_hidden_are_left_out():
    assert [each.label for each in page_of(plain()).ways] == ["On the web", "On paper"]


def easy(found) -> html.HtmlElement:
    address = address_in(found.partnership, "results:easy_read", found.key)
    return html.fromstring(Client().get(address).content.decode()).find(".//main")


@needs_databases
def test_no_sentence_has_more_than_fifteen_words_and_none_has_per_cent():
    main = easy(make.published())

    lines = [" ".join(each.text_content().split()) for each in main.find_class("heard-easy__line")]
    sentences = [part for line in lines for part in re.split(r"(?<=[.:]) ", line)]
    assert [each for each in sentences if len(each.split()) > MOST_WORDS] == []
    assert "%" not in main.text_content()


@needs_databases
def test_each_picture_has_ten_people_and_says_how_many_are_filled_in():
    main = easy(make.published())

    pictures = main.xpath(".//*[@role='img']")
    assert pictures
    for picture in pictures:
        people = picture.find_class("heard-tens__person")
        filled = picture.find_class("heard-tens__person--filled")
        assert len(people) == 10
        assert picture.find("title").text == f"Picture: {len(filled)} of 10 people are filled in"


@needs_databases
def test_every_number_is_one_that_is_frozen():
    found = make.published()
    shares = [
        figure.share
        for question in found.findings.questions
        for figure in (*question.everybody.figures, question.everybody.positive)
        if figure is not None
    ]
    shares += [figure.share for _mode, figure in found.findings.modes]
    known = {in_ten(share).words for share in shares}

    said = easy(found).xpath(".//*[@class='heard-easy__answer']/p[last()]/text()")

    assert said
    assert {re.sub(r"( said .*)?\.$", "", each) for each in said} <= known


@needs_databases
def test_no_other_number_stands_between_the_answers():
    found = make.published()
    frozen = found.findings
    known = {frozen.asked, frozen.replies, frozen.asked - frozen.replies, 10}
    known |= {each.everybody.base for each in frozen.questions if each.is_writing}

    main = easy(found)
    for answer in main.find_class("heard-easy__answer"):
        answer.drop_tree()
    said = " ".join(each.text_content() for each in main.find_class("heard-easy__line"))

    numbers = {int(each.replace(",", "")) for each in re.findall(r"\d[\d,]*", said)}
    assert {frozen.asked, frozen.replies} <= numbers <= known


@needs_databases
def test_the_way_back_and_help_to_read_it_are_there():
    found = make.published()
    found.partnership.contact_phone = "01632 960 100"
    found.partnership.save()

    main = easy(found)

    address = address_in(found.partnership, "results:publication", found.key)
    assert main.xpath(f".//a[@href='{address}']")
    assert main.xpath(".//a[@href='tel:01632960100']")


@needs_databases
def test_words_come_from_the_questionnaire_that_was_answered():
    wording = queries.easy_wording(make.published())

    assert wording("listened", "") == "Staff listened to us"
    assert wording("listened", "agree") == "Agree"
    assert wording("listened", "no_such_option") == ""
    assert wording("mode", "") == ""


@needs_databases
def test_findings_that_are_not_published_have_no_easy_read():
    found = make.prepared()

    address = address_in(found.partnership, "results:easy_read", found.key)
    assert Client().get(address).status_code == 404


def test_a_share_with_a_count_alone_is_not_known():
    found = page_of(findings(rated("a", "Heard", 90)))

    assert in_ten(Figure(20).share).filled is None
    assert found.unknown == ()

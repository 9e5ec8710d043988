"""Words are quoted only where whoever wrote them allowed it, struck and checked."""

import json

import pytest

from heard.results import queries, services
from heard.results.blocks import Block, Kind
from heard.results.models import Comment, Publication
from heard.results.services import comment_checking
from tests.access import address_in
from tests.partnerships import make as partnerships
from tests.results import make
from tests.results import make_comments as said

pytestmark = pytest.mark.django_db(databases=["default", "answers"])
WORDS = {
    "The taxi driver is kind, ask Mrs Hobbs of Elm Road": "yes",
    "Nobody rang us back for a year": "no",
    "We were never asked whether": "",
}


@pytest.fixture
def analyst():
    return make.analyst()


@pytest.fixture
def survey(analyst):
    return said.allowed(analyst, WORDS)


def quoting(survey, analyst):
    (comment,) = queries.quotable(survey)
    found = services.draft_findings(survey, by=analyst, groupings=[])
    services.add_block(found, Block(Kind.QUOTES, quotes=(str(comment.key),)), by=analyst)
    services.work_out_findings(services.begin_findings(found, by=analyst))
    return Publication.objects.get(pk=found.pk)


def published(survey, analyst):
    found = quoting(survey, analyst)
    services.agree_findings(found, by=make.second(found), is_agreed=True)
    return services.publish_findings(found, by=analyst, title="Views", summary="We heard.")


def test_only_words_that_were_allowed_and_checked_can_be_quoted(survey):
    assert [each.text[:24] for each in queries.quotable(survey)] == ["The taxi driver is kind,"]
    assert Comment.objects.filter(survey=survey).count() == len(WORDS)


def test_words_that_were_not_allowed_cannot_be_put_in_by_hand(survey, analyst):
    found = services.draft_findings(survey, by=analyst, groupings=[])
    refused = Comment.objects.get(survey=survey, text__startswith="Nobody")

    with pytest.raises(services.BlockError):
        services.add_block(found, Block(Kind.QUOTES, quotes=(str(refused.key),)), by=analyst)


def test_a_key_that_is_none_is_refused(survey, analyst):
    found = services.draft_findings(survey, by=analyst, groupings=[])

    with pytest.raises(services.BlockError):
        services.add_block(found, Block(Kind.QUOTES, quotes=("nothing",)), by=analyst)


def test_everybody_reads_quotes_struck_and_without_the_key_of_the_desk(survey, analyst):
    found = published(survey, analyst)
    (comment,) = queries.quotable(survey)
    client = partnerships.signed_in(analyst)

    page = client.get(address_in(found.partnership, "results:publication", found.key))
    data = client.get(address_in(found.partnership, "results:findings_json", found.key))

    assert "The taxi driver is kind" in page.content.decode()
    assert "In their own words" in page.content.decode()
    assert "Hobbs" not in page.content.decode() + data.content.decode()
    assert str(comment.key) not in data.content.decode()
    (quote,) = json.loads(data.content)["quotes"]
    assert (quote["key"], quote["question"]) == ("1", "missing")


def test_words_that_were_flagged_meanwhile_stop_the_publishing(survey, analyst):
    found = quoting(survey, analyst)
    services.agree_findings(found, by=make.second(found), is_agreed=True)
    (comment,) = queries.quotable(survey)
    comment_checking.check_comment_again(comment, revision=comment.revision, by=analyst)

    with pytest.raises(services.QuoteGoneError):
        services.publish_findings(found, by=analyst, title="Views", summary="We heard.")

    assert not Publication.objects.get(pk=found.pk).is_published


def test_the_page_says_why_no_words_can_be_quoted(analyst):
    found = services.draft_findings(make.closed_survey(analyst), by=analyst, groupings=[])
    block = services.add_block(found, Block(Kind.QUOTES), by=analyst)
    client = partnerships.signed_in(analyst)

    page = client.get(address_in(found.partnership, "results:change_block", found.key, block.key))

    assert "No words may be quoted" in page.content.decode()

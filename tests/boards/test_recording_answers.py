"""What applicants tell us by phone or letter, and staff write down."""

import pytest

from heard.audit.models import Entry
from heard.boards.models.words import CallState, Stage
from heard.boards.services import answering_offers as services
from heard.boards.stages import GOING_ON
from heard.partnerships.roles import Role
from tests.access import Page, assert_access
from tests.boards import make
from tests.boards import make_expressions as exp
from tests.boards.call_pages import get, post, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    return make.keeper()


def offered(lead, **more):
    call = exp.call(lead.partnership)
    given = {"answer_by": exp.today() + exp.days(3), "offered_group": call.seats.get().group}
    return exp.expressed(call, Stage.OFFERED, **(given | more))


@pytest.mark.parametrize("name", ["record_answer", "record_withdrawal"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_only_whoever_runs_calls_writes_down_what_applicants_say(lead, name, method):
    page = Page(f"boards:{name}", (offered(lead).pk,), lead.partnership, method)

    assert_access(page, roles={Role.ENGAGEMENT_LEAD})


def test_an_answer_by_letter_is_written_down_with_who_did_it(lead):
    one = offered(lead)

    page = words(post(lead, "record_answer", one.pk, answer="yes", how="letter", words="Gladly"))

    one.refresh_from_db()
    assert (one.stage, one.answer_words, one.changes.last().by) == ("accepted", "Gladly", lead)
    entry = Entry.objects.get(deed="offer accepted")
    assert (entry.actor_name, entry.details) == (lead.user.name, {"told": "letter"})
    assert "Their answer is saved" in page
    assert "What they added to their answer" in page
    assert "Gladly" in page


def test_a_no_is_written_down_and_frees_the_seat(lead):
    one = offered(lead)

    post(lead, "record_answer", one.pk, answer="no", how="phone")

    one.refresh_from_db()
    assert (one.stage, one.forget_on) == ("turned_down", exp.today() + exp.days(183))


def test_an_answer_that_came_after_its_day_counts_until_the_offer_is_ended(lead):
    one = offered(lead, answer_by=exp.today() - exp.days(2))

    services.answer_offer(one, accepts=True, by=lead, how="phone")

    one.refresh_from_db()
    assert one.stage == "accepted"


def test_record_answer_asks_for_the_answer_and_how_it_came(lead):
    page = words(post(lead, "record_answer", offered(lead).pk, answer="maybe"))

    assert "<title>Error: Write down their answer" in page
    assert '<a href="#id_how">Select how they told you</a>' in page
    assert Entry.objects.filter(deed__startswith="offer ").count() == 0


@pytest.mark.parametrize("stage", sorted(set(Stage) - {Stage.OFFERED, Stage.ACCEPTED}))
def test_record_answer_refuses_where_nothing_is_offered(lead, stage):
    one = exp.expressed(exp.call(lead.partnership), stage)

    page = words(post(lead, "record_answer", one.pk, answer="yes", how="phone"))

    assert "There is no offer to answer, or it has been answered" in page
    one.refresh_from_db()
    assert one.stage == stage


def test_record_answer_refuses_for_a_call_that_was_withdrawn(lead):
    one = offered(lead)
    one.call.state = CallState.WITHDRAWN
    one.call.save()

    with pytest.raises(services.NoOfferError):
        services.answer_offer(one, accepts=True, by=lead, how="phone")


def test_a_yes_that_is_written_down_twice_is_one(lead):
    one = offered(lead)

    for _each in range(2):
        post(lead, "record_answer", one.pk, answer="yes", how="phone")

    assert Entry.objects.filter(deed="offer accepted").count() == 1


@pytest.mark.parametrize("stage", sorted(GOING_ON))
def test_a_withdrawal_is_written_down_at_every_stage_that_goes_on(lead, stage):
    one = exp.expressed(exp.call(lead.partnership), stage)

    page = words(post(lead, "record_withdrawal", one.pk, how="face to face", is_sure="on"))

    one.refresh_from_db()
    assert (one.stage, one.changes.last().by) == ("withdrawn", lead)
    assert Entry.objects.get(deed="interest withdrawn").details == {"told": "face to face"}
    assert "Withdrawn." in page


@pytest.mark.parametrize("stage", [Stage.APPOINTED, Stage.DECLINED, Stage.TURNED_DOWN])
def test_record_withdrawal_refuses_what_is_over(lead, stage):
    one = exp.expressed(exp.call(lead.partnership), stage)

    page = words(post(lead, "record_withdrawal", one.pk, how="phone", is_sure="on"))

    assert "They are not in this call any more" in page
    one.refresh_from_db()
    assert one.stage == stage


def test_the_page_of_an_applicant_leads_to_what_can_be_written_down(lead):
    offer = offered(lead)
    declined = exp.expressed(offer.call, Stage.DECLINED)

    page, over = words(get(lead, "applicant", offer.pk)), words(get(lead, "applicant", declined.pk))

    for name in ("Write down their answer", "They told us that they withdraw"):
        assert name in page
        assert name not in over


def test_what_an_applicant_said_is_never_markup(lead):
    one = offered(lead)

    page = words(
        post(lead, "record_answer", one.pk, answer="yes", how="phone", words="<script>x</script>")
    )

    assert "<script>x" not in page
    assert "&lt;script&gt;x" in page

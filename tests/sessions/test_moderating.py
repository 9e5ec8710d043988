"""Points are gone through: public words, reasons, and those that worry somebody."""

from dataclasses import replace

import pytest

from heard.audit.models import Entry
from heard.partnerships.roles import Role
from heard.safeguarding.models import Concern, Urgency
from heard.safeguarding.services import Worry
from heard.safeguarding.services.handling import Outcome, close_concern, open_concern_again
from heard.sessions.models import Programme
from heard.sessions.models.words import PointState, Reason
from heard.sessions.queries import points as queries
from heard.sessions.services import flagging, moderating
from heard.sessions.services.capturing import ChangedMeanwhileError
from heard.sessions.services.moderating import Decision
from heard.themes.models import Remark
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.sessions import make, make_points

pytestmark = pytest.mark.django_db

PUBLISH = Decision(PointState.PUBLISHED, "Families wait too long")
WORRY = Worry("He has bruises", "Ask at the desk", Urgency.TODAY)


def area(point):
    return point.session.phase.programme.partnership


def at(point, name="moderate", *args):
    return address_in(area(point), f"sessions:{name}", *(args or (point.pk,)))


def moderator(point):
    return make_points.lead_of(point.session)


def decide(point, decision=PUBLISH, **more):
    return moderating.moderate_point(
        point, decision, **({"revision": point.revision, "by": moderator(point)} | more)
    )


def test_publishing_hands_the_public_words_down_to_be_sorted():
    point = make_points.point(said="My son Tom waits too long")

    decide(point)

    remark = Remark.objects.get(key=point.key)
    assert (remark.text, remark.group) == (PUBLISH.public_text, point.session.key)
    assert remark.context == "Even better if"


def test_two_people_sort_it_where_the_programme_says_so():
    point = make_points.point()
    Programme.objects.filter(pk=point.session.phase.programme_id).update(coders_wanted=2)

    decide(point)

    assert Remark.objects.get(key=point.key).coders_wanted == 2


def test_other_public_words_are_handed_down_anew():
    point = decide(make_points.point())

    decide(point, replace(PUBLISH, public_text="Waiting is hard"))

    assert Remark.objects.get(key=point.key).text == "Waiting is hard"


@pytest.mark.parametrize("state", [PointState.HELD, PointState.NOT_PUBLISHED])
def test_what_is_no_longer_published_is_taken_back(state):
    point = decide(make_points.point())

    decide(point, Decision(state, PUBLISH.public_text, Reason.ABUSIVE))

    assert Remark.objects.get(key=point.key).withdrawn_at is not None


def test_of_two_who_decide_at_once_the_second_is_told():
    point = make_points.point()
    decide(point)

    with pytest.raises(ChangedMeanwhileError):
        decide(point, Decision(PointState.HELD), revision=0)


def test_the_same_decision_twice_changes_nothing():
    point = make_points.point()

    for _each in range(2):
        decide(point, revision=0)

    point.refresh_from_db()
    assert point.revision == 1
    assert Entry.objects.filter(deed="point published").count() == 1


@pytest.mark.parametrize(
    ("decision", "refusal"),
    [
        (Decision(PointState.PUBLISHED), moderating.NoWordsError),
        (Decision(PointState.NOT_PUBLISHED), moderating.NoReasonError),
        (Decision(PointState.FLAGGED), ValueError),
        (Decision(PointState.NEW), ValueError),
    ],
)
def test_half_a_decision_is_none(decision, refusal):
    with pytest.raises(refusal):
        decide(make_points.point(), decision)


def test_the_audit_holds_no_words_of_a_decision():
    point = make_points.point(said="A secret")
    decide(point, Decision(PointState.NOT_PUBLISHED, "S", Reason.ONE_SERVICE, "To the nurse"))

    entry = Entry.objects.get(deed="point not published")
    assert entry.details == {"reason": "one_service"}
    assert "nurse" not in str(entry.__dict__)


def test_a_flagged_point_leaves_every_list_and_count():
    point = decide(make_points.point(said="Bruises"))

    flagging.flag_point(point, WORRY, by=moderator(point))

    concern = Concern.objects.get()
    assert (concern.said, concern.worry, concern.urgency) == ("Bruises", WORRY.words, "today")
    assert concern.source_key == point.key
    assert not queries.points_of(area(point)).exists()
    assert queries.count_by_state(point.session)["flagged"] == 0
    assert Remark.objects.get(key=point.key).withdrawn_at is not None


def test_nobody_decides_on_a_flagged_point():
    point = make_points.flagged()

    with pytest.raises(moderating.WithTheLeadError):
        decide(point)


def test_flagging_twice_is_one_concern():
    point = make_points.point()

    for _each in range(2):
        flagging.flag_point(point, WORRY, by=moderator(point))

    assert Concern.objects.count() == 1


def close(concern, *, is_released):
    lead = partnerships.member(Role.SAFEGUARDING_LEAD, of=concern.partnership)
    concern.refresh_from_db()
    return close_concern(
        concern, Outcome("Done", is_released=is_released), revision=concern.revision, by=lead
    )


def test_what_the_lead_releases_comes_back_as_new():
    point = make_points.point()
    close(flagging.flag_point(point, WORRY, by=moderator(point)), is_released=True)

    assert [flagging.settle_all_flags() for _each in range(2)] == [1, 0]

    point.refresh_from_db()
    assert point.state == PointState.NEW


def test_what_the_lead_keeps_stays_away():
    point = make_points.point()
    close(flagging.flag_point(point, WORRY, by=moderator(point)), is_released=False)

    assert flagging.settle_all_flags() == 0

    point.refresh_from_db()
    assert point.state == PointState.FLAGGED


def test_a_concern_that_is_opened_again_takes_its_point_away_again():
    point = make_points.point()
    concern = close(flagging.flag_point(point, WORRY, by=moderator(point)), is_released=True)
    flagging.settle_all_flags()
    open_concern_again(concern, words="News", by=concern.looked_by)

    flagging.settle_all_flags()

    point.refresh_from_db()
    assert point.state == PointState.FLAGGED


@pytest.mark.parametrize("name", ["moderate", "flag_point"])
def test_only_those_who_moderate_go_through_points(name):
    point = make_points.point()

    assert_access(
        Page(f"sessions:{name}", (point.pk,), partnership=area(point)),
        roles={Role.ENGAGEMENT_LEAD, Role.COMMUNICATIONS_LEAD, Role.ANALYST},
    )


def test_only_those_who_moderate_see_the_queue():
    point = make_points.point()

    assert_access(
        Page("sessions:points", (point.session.pk,), partnership=area(point)),
        roles={Role.ENGAGEMENT_LEAD, Role.COMMUNICATIONS_LEAD, Role.ANALYST},
    )


def test_the_queue_shows_names_that_were_noticed_and_no_flagged_point():
    point = make_points.point(said="My son Tom waits")
    make_points.flagged(point.session, "Bruises on an arm")
    client = partnerships.signed_in(moderator(point))

    page = client.get(at(point, "points", point.session.pk)).content.decode()

    assert "Names noticed: Tom" in page
    assert "Bruises" not in page
    assert "To go through: 1" in page


def test_a_queue_of_many_points_takes_few_statements(django_assert_max_num_queries):
    session = make.held()
    by = make_points.lead_of(session)
    for _each in range(40):
        make_points.point(session, by=by)
    client = partnerships.signed_in(by)
    address = address_in(session.phase.programme.partnership, "sessions:points", session.pk)

    with django_assert_max_num_queries(15):
        response = client.get(address)

    assert "Next page" in response.content.decode()


def test_a_decision_leads_to_the_next_new_point():
    point = make_points.point(said="One")
    following = make_points.point(point.session, "Two")
    client = partnerships.signed_in(moderator(point))
    sent = {"decision": "published", "public_text": "One", "revision": "0"}

    response = client.post(at(point), sent)

    assert response["Location"] == at(following)
    assert client.post(at(following), sent)["Location"] == at(point, "points", point.session.pk)


def test_the_page_marks_names_and_asks_before_they_are_published():
    point = make_points.point(said="My son Tom waits")
    client = partnerships.signed_in(moderator(point))
    sent = {"decision": "published", "public_text": point.said, "revision": "0"}

    page = client.post(at(point), sent).content.decode()

    assert "<mark>Tom</mark>" in page
    assert "Take out the name, or tick that nobody is named: Tom" in page
    client.post(at(point), sent | {"names_checked": "on"})
    point.refresh_from_db()
    assert point.is_published


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        ({"decision": "published", "public_text": " "}, "Enter what everybody may read"),
        ({"decision": "not_published"}, "Select why it is not published"),
        (
            {"decision": "not_published", "reason": "one_service"},
            "Enter to whom you passed it",
        ),
        ({"decision": "held", "reason": "other"}, "Enter why"),
        ({"decision": "flagged"}, "Select Publish, Hold back or Do not publish"),
        ({"decision": "x" * 5000}, "Select Publish, Hold back or Do not publish"),
        ({"decision": "held", "reason": "nonsense"}, "Select one of the answers in the list"),
    ],
)
def test_the_page_says_what_a_decision_lacks(sent, error):
    point = make_points.point()
    client = partnerships.signed_in(moderator(point))

    page = client.post(at(point), {"revision": "0"} | sent).content.decode()

    assert error in page
    point.refresh_from_db()
    assert point.state == PointState.NEW


@pytest.mark.parametrize("revision", ["7", "", "x", "9" * 400])
def test_the_page_keeps_what_the_second_of_two_typed(revision):
    point = decide(make_points.point())
    client = partnerships.signed_in(moderator(point))
    sent = {"decision": "published", "public_text": "Other words", "revision": revision}

    page = client.post(at(point), sent).content.decode()

    assert "has changed this point while you had it open" in page
    assert "Other words" in page
    assert f'name="revision" value="{point.revision}"' in page


def test_passing_a_point_on_leads_to_who_looks_and_by_when():
    point = make_points.point()
    client = partnerships.signed_in(moderator(point))
    sent = {"worry": "He has bruises", "urgency": "at_once"}

    response = client.post(at(point, "flag_point"), sent, follow=True)

    assert Concern.objects.get().reference in response.content.decode()
    assert client.get(at(point)).status_code == 404

"""The pages of safeguarding: who may enter, what they say, and bad input."""

from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest

from heard.audit.models import Entry
from heard.home.queries import what_needs_you
from heard.mail.models import Message
from heard.partnerships.models import Member
from heard.partnerships.roles import Role
from heard.safeguarding.models import Concern, ConcernState, Safeguarding, StepKind
from heard.safeguarding.services import handling
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.safeguarding import make

pytestmark = pytest.mark.django_db
LEADS = {Role.SAFEGUARDING_LEAD}
PAGES = ("note_on_concern", "pass_on_concern", "close_concern", "open_concern_again")


@pytest.fixture
def setup():
    return make.setup()


@pytest.fixture
def visitor(setup):
    return partnerships.signed_in(setup.lead)


def address(setup, name, *args):
    return address_in(setup.partnership, f"safeguarding:{name}", *args)


def words_of(response):
    return unescape(response.content.decode())


@pytest.mark.parametrize("name", ["concern", *PAGES])
def test_leads_alone_open_a_concern(setup, name):
    concern = make.concern(setup.partnership)

    page = Page(f"safeguarding:{name}", (concern.pk,), partnership=setup.partnership)

    assert_access(page, roles=LEADS)


def test_leads_alone_look_at_a_concern(setup):
    concern = make.concern(setup.partnership)

    page = Page("safeguarding:look_at_concern", (concern.pk,), setup.partnership, method="post")

    assert_access(page, roles=LEADS)


def test_leads_alone_see_the_inbox(setup):
    assert_access(Page("safeguarding:inbox", partnership=setup.partnership), roles=LEADS)


def test_every_member_may_raise_a_concern(setup):
    page = Page("safeguarding:raise_concern", partnership=setup.partnership)

    assert_access(page, roles=set(Role))


def test_leads_and_whoever_manages_members_set_up_safeguarding(setup):
    page = Page("safeguarding:set_up", partnership=setup.partnership)

    assert_access(page, roles={Role.SAFEGUARDING_LEAD, Role.ADMINISTRATOR})


def test_numbers_are_for_leads_and_whoever_prepares_a_board(setup):
    page = Page("safeguarding:numbers", partnership=setup.partnership)

    board = {Role.ENGAGEMENT_LEAD, Role.COMMITTEE_OFFICER, Role.ADMINISTRATOR}
    assert_access(page, roles=board | LEADS)


def test_a_lead_of_another_area_finds_no_concern(visitor, setup):
    elsewhere = make.concern()

    assert visitor.get(address(setup, "concern", elsewhere.pk)).status_code == 404
    assert visitor.post(address(setup, "close_concern", elsewhere.pk)).status_code == 404


def test_the_inbox_shows_what_waits_first_and_no_word_of_it(visitor, setup):
    usual = make.concern(setup.partnership)
    late = make.make_late(make.concern(setup.partnership), timedelta(hours=2, minutes=5))
    looked = make.concern(setup.partnership, urgency=make.AT_ONCE)
    handling.look_at_concern(looked, by=setup.lead)

    page = words_of(visitor.get(address(setup, "inbox")))

    places = [page.index(each.reference) for each in (late, usual, looked)]
    assert places == sorted(places)
    assert "<strong>2 hours late</strong>" in page
    assert "left</strong>" in page
    assert "Rowan" not in page
    assert "may be hurt" not in page


def test_the_inbox_asks_as_often_for_many_as_for_one(visitor, setup, django_assert_max_num_queries):
    for _each in range(30):
        make.concern(setup.partnership)

    with django_assert_max_num_queries(15):
        visitor.get(address(setup, "inbox"))


def test_reading_is_a_step_and_reading_again_is_the_same(visitor, setup):
    concern = make.concern(setup.partnership)

    page = words_of(visitor.get(address(setup, "concern", concern.pk)))
    visitor.get(address(setup, "concern", concern.pk))

    assert make.SAID in page
    assert page.count("<h1") == 1
    assert [(step.kind, step.by) for step in concern.steps.all()] == [
        (StepKind.RAISED, None),
        (StepKind.READ, setup.lead),
    ]
    concern.refresh_from_db()
    assert concern.state == ConcernState.WAITING


def test_a_concern_is_raised_looked_at_passed_on_and_closed(visitor, setup):
    parent = partnerships.member(Role.PARENT_REPRESENTATIVE, of=setup.partnership)
    client = partnerships.signed_in(parent)

    sent = {"worry": make.SAID, "urgency": "today", "form_key": str(uuid4())}
    raised = client.post(address(setup, "raise_concern"), sent, follow=True)
    concern = Concern.objects.get()
    visitor.post(address(setup, "look_at_concern", concern.pk))
    passed = {"to": "Front door", "their_reference": "R 12", "revision": "1"}
    visitor.post(address(setup, "pass_on_concern", concern.pk), passed)
    visitor.post(
        address(setup, "close_concern", concern.pk), {"words": "They took it", "revision": "2"}
    )

    assert concern.reference in words_of(raised)
    assert make.SAID not in words_of(raised)
    concern.refresh_from_db()
    assert (concern.state, concern.raised_by) == (ConcernState.CLOSED, parent)
    page = words_of(visitor.get(address(setup, "concern", concern.pk)))
    assert "Front door" in page
    assert "their reference R 12" in page
    assert concern.reference in words_of(visitor.get(address(setup, "inbox") + "?closed=1"))


def test_whoever_raised_it_cannot_read_it_again(setup):
    parent = partnerships.member(Role.PARENT_REPRESENTATIVE, of=setup.partnership)
    concern = make.concern(setup.partnership, by=parent)
    client = partnerships.signed_in(parent)
    other = partnerships.signed_in(partnerships.member(of=setup.partnership))

    thanks = address(setup, "concern_raised", concern.reference)

    assert client.get(address(setup, "concern", concern.pk)).status_code == 403
    assert "Rowan" not in words_of(client.get(thanks))
    assert other.get(thanks).status_code == 404


def test_the_same_form_sent_twice_is_one_concern(setup, visitor):
    sent = {"worry": make.SAID, "urgency": "today", "form_key": str(uuid4())}

    visitor.post(address(setup, "raise_concern"), sent)
    visitor.post(address(setup, "raise_concern"), sent)
    visitor.post(address(setup, "raise_concern"), sent | {"worry": "Something else"})

    assert Concern.objects.count() == 2


def test_emergency_words_come_before_the_form(setup, visitor):
    Safeguarding.objects.update(emergency_words="Westmere front door: 01632 960999")

    page = words_of(visitor.get(address(setup, "raise_concern")))

    assert page.index("ring 999") < page.index("01632 960999") < page.index("What worries you?")
    assert "A safeguarding lead looks within 4 hours" in page
    assert "nights and weekends count" in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"worry": ""}, "Enter what worries you"),
        ({"worry": " \x00 "}, "Enter what worries you"),
        ({"worry": "x" * 5001}, "Use 5000 characters or fewer"),
        ({"urgency": ""}, "Select how soon somebody should look"),
        ({"urgency": "whenever"}, "Select one of the answers in the list"),
        ({"where": "x" * 301}, "Use 300 characters or fewer"),
    ],
)
def test_raise_concern_says_what_to_do(visitor, setup, wrong, said):
    good = {"worry": make.SAID, "urgency": "today", "form_key": "no key"}

    page = words_of(visitor.post(address(setup, "raise_concern"), good | wrong))

    assert "<title>Error: Raise a concern" in page
    assert said in page
    assert Concern.objects.count() == 0


@pytest.mark.parametrize("revision", ["", "x", "-1", "9" * 400, "²"])
def test_a_note_on_what_was_never_read_is_not_saved(visitor, setup, revision):
    concern = make.concern(setup.partnership)

    page = words_of(
        visitor.post(
            address(setup, "note_on_concern", concern.pk),
            {"words": "I rang", "revision": revision},
        )
    )

    assert "Somebody has added to this concern since you opened it" in page
    assert "I rang" in page


def test_of_two_leads_at_once_the_second_reads_what_the_first_wrote(visitor, setup):
    concern = make.concern(setup.partnership)
    handling.note_on_concern(concern, words="I rang the school", revision=0, by=setup.deputy)

    late = {"words": "Nothing in it", "revision": "0", "release": "release"}
    page = words_of(visitor.post(address(setup, "close_concern", concern.pk), late))

    assert "I rang the school" in page
    assert "Nothing in it" in page
    assert '<input type="hidden" name="revision" value="1">' in page
    concern.refresh_from_db()
    assert concern.is_open


def test_what_was_flagged_goes_back_only_if_the_lead_says_so(visitor, setup):
    concern = make.concern(setup.partnership)

    unsaid = visitor.post(
        address(setup, "close_concern", concern.pk), {"words": "Fine", "revision": "0"}
    )

    assert "Select where it should go" in words_of(unsaid)


def test_set_up_names_two_people_who_may_read_concerns(setup, visitor):
    stranger = partnerships.member(of=setup.partnership)
    good = {
        "lead": str(setup.deputy.pk),
        "deputy": "",
        "hours_at_once": "2",
        "hours_today": "8",
        "hours_usual": "48",
        "emergency_words": "Ring the front door",
        "kept_years": "7",
    }

    page = address(setup, "set_up")
    same = words_of(visitor.post(page, good | {"deputy": str(setup.deputy.pk)}))
    nobody = words_of(visitor.post(page, good | {"lead": str(stranger.pk)}))
    elsewhere = words_of(visitor.post(page, good | {"lead": str(make.lead().pk)}))
    never = words_of(visitor.post(page, good | {"hours_usual": "0"}))
    done = visitor.post(page, good)

    assert "Select somebody else than the lead" in same
    assert "Select one of the answers in the list" in nobody
    assert "Select one of the answers in the list" in elsewhere
    assert "Enter 1 or more" in never
    assert done.status_code == 302
    setup.refresh_from_db()
    assert (setup.lead, setup.deputy, setup.hours_usual) == (
        Member.objects.get(pk=good["lead"]),
        None,
        48,
    )


def test_an_administrator_is_told_to_name_somebody_and_never_what_was_said():
    area = partnerships.partnership()
    administrator = partnerships.member(Role.ADMINISTRATOR, of=area)
    make.concern(area)

    today = words_of(partnerships.signed_in(administrator).get(address_in(area, "home:today")))

    assert "1 concern waits and nobody is named to read it" in today
    assert '<strong class="govuk-tag govuk-tag--red">Urgent</strong>' in today
    assert "Rowan" not in today


def test_whom_to_ring_can_be_said_before_anybody_holds_the_role():
    area = partnerships.partnership()
    client = partnerships.signed_in(partnerships.member(Role.ADMINISTRATOR, of=area))
    numbers = {"hours_at_once": "1", "hours_today": "4", "hours_usual": "24", "kept_years": "6"}

    page = address_in(area, "safeguarding:set_up")
    shown = words_of(client.get(page))
    client.post(page, numbers | {"emergency_words": "Ring the front door"})

    assert "Give a member the role of safeguarding lead" in shown
    assert Safeguarding.objects.get().emergency_words == "Ring the front door"


def test_what_is_late_stands_first_among_all_that_needs_a_lead(setup):
    setup.lead.roles = [str(role) for role in Role]
    setup.lead.save()
    make.make_late(make.concern(setup.partnership), timedelta(minutes=5))

    first = what_needs_you(setup.lead)[0]

    assert (first.is_urgent, first.text.startswith("Look at the concern")) == (True, True)


def test_nothing_of_a_concern_stands_in_audit_outbox_or_todos(setup):
    everything = [role for role in Role if role != Role.SAFEGUARDING_LEAD]
    member = partnerships.member(*everything, of=setup.partnership)
    concern = make.concern(setup.partnership, where="Harbour library", about="Bryony Ashdown")
    handling.note_on_concern(concern, words="Rang Bryony", revision=0, by=setup.lead)
    client = partnerships.signed_in(member)

    pages = [
        words_of(client.get(address_in(setup.partnership, name)))
        for name in ("partnerships:audit", "partnerships:outbox", "home:today")
    ]

    assert concern.reference in pages[0]
    for page in pages:
        assert not [word for word in ("Rowan", "Bryony", "Harbour") if word in page]
    assert not Message.objects.filter(body__contains="Bryony").exists()
    assert not Entry.objects.filter(details__icontains="Bryony").exists()


def test_a_concern_is_never_kept_by_a_browser(visitor, setup):
    concern = make.concern(setup.partnership)

    answer = visitor.get(address(setup, "concern", concern.pk))

    assert "no-store" in answer["Cache-Control"]

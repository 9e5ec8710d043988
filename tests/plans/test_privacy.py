"""Who held a post: shown to them, forgotten after two years or when they ask; counts stay."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from heard.home.holding import held_on, retention_rules, subject_of
from heard.partnerships.privacy import years_before
from heard.plans.models import Action, Holder, Update
from heard.plans.privacy import PLANS
from heard.plans.services.forgetting import StillHoldsPostError, forget_holder
from tests.partnerships import make as partnerships
from tests.plans import make
from tests.plans.make_files import plan_file
from tests.plans.make_updates import holder_of, led, settled, update

pytestmark = pytest.mark.django_db(databases=["default", "answers"])
NAME, EMAIL = "Robin Ashdown", "robin.ashdown@nhs.example"


@pytest.fixture
def area():
    return partnerships.partnership()


@pytest.fixture
def gone(area):
    """Somebody who left their post, and wrote an update while they held it."""
    action = led(make.plan(area))
    sent = update(action)
    Holder.objects.update(name=NAME, email=EMAIL, until=date(2026, 6, 30))
    return sent.holder


def test_who_held_a_post_reads_what_is_held(area, gone):
    (held,) = _held(area, email=EMAIL)

    said = {str(name): value for name, value in held.values}
    assert held.is_certain
    assert said["Reference"] == str(gone)
    assert said["Updates that you wrote"] == "1"
    assert held.kept_until == date(2028, 6, 30)


def test_forgotten_they_leave_their_updates_and_all_counts(area, gone):
    before = PLANS.counts(area.pk)
    (held,) = _held(area, email=EMAIL)

    held.forget(make.lead(area))

    gone = Holder.objects.get()
    assert (gone.name, gone.email, gone.forgotten_at is not None) == ("", "", True)
    assert Update.objects.get().holder == gone
    assert PLANS.counts(area.pk) == before
    assert _held(area, email=EMAIL, name=NAME) == []


def test_who_holds_a_post_is_told_why_they_stay(area):
    Holder.objects.filter(pk=holder_of(led(make.plan(area))).pk).update(name=NAME, email=EMAIL)

    (held,) = _held(area, email=EMAIL)

    assert "Once somebody else does, we can forget you" in str(held.why_kept)
    with pytest.raises(StillHoldsPostError):
        forget_holder(Holder.objects.get(), by=None)


def test_who_signs_in_is_found_by_their_own_address(area):
    member = partnerships.member(of=area)
    action = led(make.plan(area))
    Holder.objects.update(email="", member=member)

    found = [held.key for held in _held(area, email=member.user.email)]

    assert f"holder:{holder_of(action).pk}" in found


def test_a_namesake_is_not_surely_them(area, gone):
    make.holder(make.post(area), name=NAME, email="other@nhs.example")

    found = {held.key: held.is_certain for held in _held(area, name=NAME)}

    assert found[f"holder:{gone.pk}"] is False


def test_a_holder_of_another_area_is_not_found(gone):
    assert _held(partnerships.partnership(), email=EMAIL) == []


def test_an_update_that_names_somebody_is_struck(area):
    action = led(make.plan(area))
    settled(action, claim="at_risk", claim_words=f"{NAME} is ill", happened=f"Ask {NAME}.")
    Action.objects.update(claim_words=f"{NAME} is ill")

    (held,) = _held(area, name=NAME)
    held.forget(make.lead(area))

    sent = Update.objects.get()
    assert (sent.happened, sent.claim_words) == ("Ask [name removed].", "[name removed] is ill")
    assert Action.objects.get().claim_words == "[name removed] is ill"


def test_a_plan_that_names_somebody_says_so(area):
    led(make.plan(area), plain_words=f"{NAME} answers the phone")

    (held,) = _held(area, name=NAME)

    assert "own words" in str(held.why_kept)


def test_the_work_of_a_member_is_kept(area):
    keeper = make.lead(area)
    update(led(make.plan(area)))
    Update.objects.update(
        state="accepted", settled_at=timezone.now(), settled_by=keeper, public_words="Two."
    )

    (held,) = _of_plans(area, keeper.user.email)

    assert ("Updates that you settled", "1") in [(str(name), value) for name, value in held.values]


@pytest.mark.parametrize(("until", "is_due"), [(0, True), (1, False)])
def test_who_left_is_forgotten_after_two_years(area, gone, until, is_due):
    today = timezone.localdate()
    left = years_before(today, 2) + timedelta(days=until)
    Holder.objects.update(until=left, since=left - timedelta(days=100))
    (kept,) = [one for one in retention_rules() if one.code == "holders_of_posts"]
    every = kept.every()

    assert kept.forget(today) == (1 if is_due else 0)

    assert Holder.objects.exclude(name="").exists() is not is_due
    assert kept.every() == every
    assert kept.due(today) == 0


def test_a_file_that_waits_and_names_them_is_dropped_whole(area):
    file = plan_file(make.plan(area), [("1.1", "Recruit", f"{NAME} / DCO", "Q3", "G")])
    plan_file(make.plan(area))

    (held,) = _held(area, name=NAME)
    held.forget(None)

    file.refresh_from_db()
    assert (file.state, file.content) == ("dropped", {})
    assert _held(area, name=NAME) == []


def _held(of, email="", name=""):
    subject = subject_of(of, email=email, phone="", name=name)
    rooms = {one.room.code: one.held for one in held_on(subject)}
    return rooms["plans"]


def _of_plans(of, email):
    return [held for held in _held(of, email=email) if held.key.startswith("plans_work")]

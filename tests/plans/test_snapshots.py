"""Keeping a plan as it is: what is kept, once, for good, and by whom it may be read."""

import json
from datetime import timedelta
from decimal import Decimal
from hashlib import sha256

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from heard.partnerships.roles import Role
from heard.plans.differences import difference
from heard.plans.frozen import FrozenReading
from heard.plans.jobs import take_monthly_snapshots
from heard.plans.models import Succession
from heard.plans.models.words import ActionState, SnapshotKind
from heard.plans.queries import snapshots as queries
from heard.plans.queries.freezing import freeze
from heard.plans.services import snapshots as services
from heard.plans.services.snapshots import Taking, take_snapshot
from tests.access import Page, address_in, assert_access
from tests.boards import make_meetings
from tests.partnerships import make as partnerships
from tests.plans import make, make_actions, make_plans, make_snapshots

pytestmark = pytest.mark.django_db
READERS = {
    *(Role.ENGAGEMENT_LEAD, Role.COMMUNICATIONS_LEAD, Role.PLAN_LEAD, Role.ANALYST),
    *(Role.COMMITTEE_OFFICER, Role.ELECTED_MEMBER, Role.PARENT_REPRESENTATIVE),
    *(Role.FORUM_CHAIR, Role.READ_ONLY),
}
KEEPERS = {Role.PLAN_LEAD, Role.ENGAGEMENT_LEAD}


def test_what_is_kept_has_the_fingerprint_of_its_letters_and_sorted_names():
    plan = make.plan()
    make.action(plan, "Recruit")

    taken = make_snapshots.month(plan)

    kept = json.loads(taken.content)
    assert taken.sha256 == sha256(taken.content.encode()).hexdigest()
    assert list(kept) == sorted(kept)
    assert [each["title"] for each in kept["actions"]] == ["Recruit"]
    assert queries.is_intact(taken)
    assert queries.read(taken) == freeze(plan)


def test_the_database_refuses_to_change_or_delete_a_snapshot():
    taken = make_snapshots.month()

    for change in (lambda: type(taken).objects.update(content="{}"), taken.delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()

    taken.refresh_from_db()
    assert queries.is_intact(taken)


def test_the_monthly_job_keeps_each_plan_at_work_once():
    plan, over = make.plan(), make.plan(closed_on=timezone.localdate(), closed_because="Over")

    take_monthly_snapshots(0)
    take_monthly_snapshots(0)

    assert plan.snapshots.count() == 1
    assert over.snapshots.count() == 0


def test_two_workers_at_once_keep_one_picture_of_a_month():
    plan = make.plan()
    make_snapshots.month(plan)

    with pytest.raises(services.SeenAlreadyError):
        take_snapshot(plan, Taking(SnapshotKind.MONTH))


def test_a_meeting_sees_one_picture_and_only_of_a_plan_that_its_body_watches_over():
    plan = make_snapshots.watched()
    meeting = make_snapshots.meeting_of(plan)
    make_snapshots.seen(plan, meeting)

    with pytest.raises(services.SeenAlreadyError):
        make_snapshots.seen(plan, meeting)
    with pytest.raises(services.NotOverseenError):
        make_snapshots.seen(make_snapshots.watched(), meeting)
    assert plan.snapshots.count() == 1


def test_a_plan_of_many_actions_and_measures_is_kept_in_at_most_15_statements():
    plan = make_snapshots.large(actions=40, months=2)
    plan.measures.add(make.reading(make.measure(plan.partnership)).measure)
    plan.findings.add(make.finding(make.inspection(plan.partnership)))
    make_snapshots.month(plan)

    with CaptureQueriesContext(connection) as asked:
        frozen = freeze(plan)

    assert len(frozen.actions) == 40
    assert len(asked) <= 15
    assert frozen.actions[0].said.startswith("In month")


def test_a_measure_is_kept_with_its_last_reading_and_its_last_break():
    plan = make.plan()
    measure = make.measure(plan.partnership)
    plan.measures.add(measure)
    today = timezone.localdate()
    make.reading(measure, today - timedelta(days=60))
    broken = make.reading(measure, today - timedelta(days=30), is_break=True, break_words="Asked")
    last = make.reading(measure, today, value=Decimal("52.5"), base=310)
    make.reading(measure, today - timedelta(days=10), symbol="c")

    (kept,) = freeze(plan).measures

    assert kept.last == FrozenReading(last.on.isoformat(), "52.5", base=310, source="Monthly count")
    assert kept.broken_on == broken.on.isoformat()


def test_what_nobody_may_read_is_not_in_a_snapshot():
    plan = make.plan()
    plan.findings.add(make.finding(make.inspection(plan.partnership, is_public=False), "Secret"))
    plan.measures.add(make.measure(plan.partnership, "Secret", is_public=False))
    make.action(plan, "Secret draft", state=ActionState.DRAFT)

    assert "Secret" not in make_snapshots.month(plan).content


def test_an_action_is_followed_into_the_next_plan_and_the_one_after():
    story = make_plans.TenYears()
    first, _second, third = story.plans
    before, after = freeze(first), freeze(third)
    carried = story.actions[-1]

    found = difference(before, after)

    (pair,) = [each for each in found.everything if each.action.key == str(carried.key)]
    assert pair.was_carried
    assert pair.then.title == carried.title
    assert found.is_of_two_plans
    assert [each.action.title for each in found.gone] == ["Two more clinics"]


def test_an_action_that_was_split_is_told_with_what_it_became():
    by = make.lead()
    plan = make.plan(by.partnership)
    old = make.action(plan, "Both")
    before = freeze(plan)
    for title in ("One", "Other"):
        new = make.action(plan, title)
        old.successions.create(successor=new, on=timezone.localdate(), reason="Two leads")
    type(old).objects.filter(pk=old.pk).update(state=ActionState.REPLACED)

    found = difference(before, freeze(plan))

    (replaced,) = found.replaced
    assert [each.title for each in replaced.became] == ["One", "Other"]
    assert [[old.title for old in each.came_from] for each in found.new] == [["Both"], ["Both"]]


# Pages


def address(snapshot, name="snapshot", *more):
    return address_in(snapshot.plan.partnership, f"plans:{name}", snapshot.key, *more)


def text(response):
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_everybody_reads_what_a_board_saw_with_its_meeting_and_its_fingerprint(client):
    plan = make_snapshots.watched()
    make.action(plan, "Recruit two psychologists")
    taken = make_snapshots.seen(plan)

    page = text(client.get(address(taken)))

    assert f"What the {plan.overseen_by.name} saw on" in page
    assert taken.meeting.get_absolute_url() in page
    assert taken.sha256 in page
    assert "sha256sum" in page
    assert "Recruit two psychologists" in page


def test_the_file_is_byte_for_byte_what_was_kept(client):
    taken = make_snapshots.month()

    response = client.get(address(taken, "snapshot_json"))

    assert sha256(response.content).hexdigest() == taken.sha256
    assert response["Content-Type"] == "application/json"
    assert f'filename="{taken.plan.slug}-' in response["Content-Disposition"]


def test_a_snapshot_of_a_draft_or_of_another_area_is_not_found_save_by_staff(client):
    plan = make.plan(published_at=None)
    taken, again = make_snapshots.month(plan), make_plans.version(plan, make.lead(plan.partnership))
    staff = partnerships.signed_in(make.lead(plan.partnership))
    pages = [address(taken), address(taken, "snapshot_json"), address(taken, "compare")]
    pages.append(address_in(plan.partnership, "plans:difference", taken.key, again.key))

    for page in pages:
        assert client.get(page).status_code == 404
        assert partnerships.signed_in(make.lead()).get(page).status_code == 404
        assert staff.get(page).status_code == 200
    elsewhere = address_in(partnerships.partnership(), "plans:snapshot", taken.key)
    assert client.get(elsewhere).status_code == 404


def test_a_version_is_for_staff_until_those_who_were_asked_have_decided(client):
    lead = make.lead()
    version = make_plans.version(make.plan(lead.partnership), lead)
    assert client.get(address(version)).status_code == 404
    asked = make_plans.asked(version, lead)
    assert client.get(address(version)).status_code == 404

    make_plans.said(asked, lead, refused="Too late")

    page = text(client.get(address(version)))
    assert "Cabinet: Refused" in page
    assert "Too late" in page


def test_the_difference_is_told_in_sentences_a_picture_and_action_by_action(client):
    plan = make_snapshots.watched()
    moved, done = make.action(plan, "Hire"), make.action(plan, "Train")
    before = make_snapshots.month(plan)
    make_snapshots.moved(moved, 60)
    type(done).objects.filter(pk=done.pk).update(
        state=ActionState.DELIVERED, delivered_on=timezone.localdate()
    )
    after = make_snapshots.seen(plan)

    page = text(client.get(address(before, "difference", after.key)))

    assert "1 action was delivered." in page
    assert "The day of 1 action was moved, by 60 days." in page
    assert "60 days later" in page
    assert "Nobody applied" in page
    assert 'role="img"' in page


def test_the_later_one_first_is_turned_round_and_itself_has_no_difference(client):
    plan = make_snapshots.watched()
    before, after = make_snapshots.month(plan), make_snapshots.seen(plan)

    turned = client.get(address(after, "difference", before.key))

    assert turned["Location"].endswith(f"{before.key}/to/{after.key}/")
    assert "Nothing changed." in text(client.get(address(after, "difference", after.key)))


def test_plans_that_have_nothing_to_do_with_each_other_are_not_compared(client):
    plan = make.plan()
    other = make.plan(plan.partnership)
    one, two = make_snapshots.month(plan), make_snapshots.month(other)
    assert client.get(address(one, "difference", two.key)).status_code == 404

    Succession.objects.create(predecessor=plan, successor=other, on=timezone.localdate())

    assert client.get(address(one, "difference", two.key)).status_code == 200


@pytest.mark.parametrize("sent", ["", "nonsense", "00000000-0000-0000-0000-000000000000"])
def test_choosing_something_that_is_none_of_ours_says_what_to_do(client, sent):
    plan = make_snapshots.watched()
    one = make_snapshots.month(plan)

    page = text(client.get(address(one, "compare"), {"then_key": str(one.key), "now_key": sent}))

    assert "Error:" in page


def test_choosing_two_leads_to_what_changed(client):
    plan = make_snapshots.watched()
    one, two = make_snapshots.month(plan), make_snapshots.seen(plan)

    sent = {"then_key": str(one.key), "now_key": str(two.key)}
    chosen = client.get(address(two, "compare"), sent)
    same = client.get(address(two, "compare"), {**sent, "now_key": str(one.key)})

    assert chosen["Location"] == address(one, "difference", two.key)
    assert "Select two different pictures" in text(same)


def test_staff_list_pictures_and_keep_the_plan_for_a_meeting_once():
    plan = make_snapshots.watched()
    meeting = make_snapshots.meeting_of(plan)
    make_meetings.meeting(plan.overseen_by, 300, place="Too far ahead")
    staff = partnerships.signed_in(make.lead(plan.partnership))
    take = address_in(plan.partnership, "plans:take_snapshot", plan.pk)

    page = text(staff.get(take))
    assert page.count('type="radio"') == 1
    assert "Select the meeting" in text(staff.post(take, {}))
    assert "Error:" in text(staff.post(take, {"meeting_key": "nonsense" * 99}))
    for _twice in range(2):
        staff.post(take, {"meeting_key": str(meeting.key)})

    assert [each.meeting for each in plan.snapshots.all()] == [meeting]
    listed = text(staff.get(address_in(plan.partnership, "plans:snapshots", plan.pk)))
    assert f"What the {plan.overseen_by.name} saw" in listed


def test_the_list_of_pictures_is_short_and_asks_little(django_assert_max_num_queries):
    plan = make_snapshots.watched()
    for day in range(30):
        make_snapshots.seen(plan, make_snapshots.meeting_of(plan, day + 1))
    staff = partnerships.signed_in(make.lead(plan.partnership))

    with django_assert_max_num_queries(15):
        page = text(staff.get(address_in(plan.partnership, "plans:snapshots", plan.pk)))

    assert page.count("heard-register__item") == queries.PER_PAGE
    assert page.count("What changed since the one before") == queries.PER_PAGE


def test_a_plan_that_nobody_watches_over_says_what_to_do():
    plan = make.plan()
    staff = partnerships.signed_in(make.lead(plan.partnership))

    page = text(staff.get(address_in(plan.partnership, "plans:take_snapshot", plan.pk)))

    assert "Nobody watches over this plan yet." in page
    assert "<form" not in page.split("</h1>")[1].split("</main>")[0]


@pytest.mark.parametrize(("name", "roles"), [("snapshots", READERS), ("take_snapshot", KEEPERS)])
def test_staff_pages_open_for_their_roles(name, roles):
    plan = make_snapshots.watched()

    assert_access(Page(f"plans:{name}", (plan.pk,), plan.partnership), roles=roles)


def test_only_those_who_see_plans_read_a_draft_through_a_public_address():
    plan = make.plan(published_at=None)
    page = Page("plans:snapshot", (make_snapshots.month(plan).key,), plan.partnership)

    assert_access(page, roles=READERS)
    make_actions.made(plan)
    page = Page("plans:plan_on_a_page", (plan.slug,), plan.partnership)
    assert_access(page, roles=READERS)


def test_a_draft_is_kept_by_no_cache_and_needs_the_second_factor(client):
    plan = make.plan(published_at=None)
    address = address_in(plan.partnership, "plans:plan_on_a_page", plan.slug)
    hasty = partnerships.user(has_second_factor=False)
    partnerships.member(Role.PLAN_LEAD, of=plan.partnership, person=hasty)
    client.force_login(hasty)

    shown = partnerships.signed_in(make.lead(plan.partnership)).get(address)

    assert shown["Cache-Control"] == "no-store"
    assert client.get(address).status_code == 404


def test_a_picture_of_long_ago_still_reads():
    taken = make_snapshots.month()
    content = json.loads(taken.content)
    for added in ("measures", "findings", "priorities"):
        content.pop(added)
    taken.content = json.dumps(content)

    assert queries.read(taken).measures == ()
    assert not queries.is_intact(taken)
    assert timezone.localdate() - taken.taken_on == timedelta(0)

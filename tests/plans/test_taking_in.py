"""A file into the plan: new actions, changed ones, the same ones; nothing twice."""

from datetime import date

import pytest

from heard.plans.models import Action, ColumnMeaning, PlanFile, Post
from heard.plans.models.words import ActionState, Claim, FileState
from heard.plans.queries.file_rows import Fate, Looked
from heard.plans.services import plan_files as services
from heard.plans.services import taking_in
from tests.partnerships import make as partnerships
from tests.plans import make
from tests.plans.make_files import plan_file
from tests.plans.tables.making import HEADINGS, ROW, word

pytestmark = pytest.mark.django_db

MORE = (*HEADINGS, "Progress")


def taken_in(file: PlanFile, *, are_agreed: bool = True) -> PlanFile:
    return taking_in.take_in_plan_file(file, are_agreed=are_agreed, by=file.brought_by)


def fates(file: PlanFile) -> list[Fate]:
    return [row.fate for row in Looked(file).rows]


def only(file: PlanFile) -> Action:
    return file.plan.actions.get()


def test_a_row_becomes_an_action_in_progress_led_by_a_new_post():
    file = taken_in(plan_file())

    action = only(file)
    assert (action.reference, action.title) == ("1.1", "Recruit two psychologists")
    assert (action.state, action.due_on) == (ActionState.IN_PROGRESS, date(2025, 3, 31))
    assert str(action.lead) == "Head of SEND"
    assert action.starts_on is None
    assert (file.state, file.content, file.actions_made) == (FileState.TAKEN_IN, {}, 1)
    assert file.choices["posts"] == ["Head of SEND"]


def test_drafts_promise_nothing():
    file = taken_in(plan_file(), are_agreed=False)

    assert only(file).state == ActionState.DRAFT


def test_the_same_file_twice_makes_nothing_twice():
    rows = [
        (*ROW, "Two started in May"),
        ("", "Publish waits", "J Smith", "Q3", "Amber", ""),
        ("1.1", "Train", "DCO", "31/03/2025 now 30/06/2025 (nobody applied)", "Red", "Late"),
    ]
    plan = make.plan()
    taken_in(plan_file(plan, rows, MORE))
    before = [str(each) for each in plan.actions.all()]

    again = plan_file(plan, rows, MORE)

    assert before == ["1.1 Recruit two psychologists", "R2 Publish waits", "1.1b Train"]
    assert fates(again) == [Fate.SAME] * 3
    with pytest.raises(taking_in.NothingToTakeInError):
        taken_in(again)


def test_what_changed_is_shown_field_by_field_and_what_is_empty_stays():
    plan = make.plan()
    lead = make.post(plan.partnership, "Head of SEND")
    without_days = {"starts_on": None, "due_on": None, "why": "Waits are long"}
    action = make.action(plan, "Recruit", reference="1.1", lead=lead, **without_days)

    file = plan_file(plan)

    changes = Looked(file).rows[0].changes
    assert [(change.field, change.was, change.becomes) for change in changes] == [
        ("title", "Recruit", "Recruit two psychologists"),
        ("due", "", "31 March 2025"),
    ]
    file = taken_in(file)
    action.refresh_from_db()
    assert (action.title, action.why, action.lead) == (ROW[1], "Waits are long", lead)
    assert (file.actions_made, file.actions_changed) == (0, 1)


def test_days_that_contradict_those_of_the_action_are_refused():
    plan = make.plan()
    make.action(plan, reference="1.1", starts_on=date(2025, 4, 1), due_on=None)

    assert fates(plan_file(plan)) == [Fate.REFUSED]


def test_a_promised_day_moves_only_for_a_reason():
    plan = make.plan()
    rows = [("1.1", "Recruit", "DCO", "31 March 2025", "G")]
    taken_in(plan_file(plan, rows))
    action = plan.actions.get()

    silent = plan_file(plan, [("1.1", "Recruit", "DCO", "30 June 2025", "G")])
    moved = plan_file(plan, [("1.1", "Recruit", "DCO", "30 June 2025 (nobody applied)", "G")])

    assert fates(silent) == [Fate.SAME]
    held_back = Looked(silent).rows[0]
    assert [doubt.kind for doubt in held_back.doubts] == ["no_reason"]
    assert held_back.is_in_doubt
    said = plan_file(
        plan,
        [("1.1", "Recruit", "DCO", "31 March 2025", "30 June 2025", "Nobody applied")],
        ("Ref", "Action", "Lead", "By when", "Revised date", "Reason"),
    )
    taken_in(said)
    action.refresh_from_db()
    assert (action.due_on, action.revised_due_on) == (date(2025, 3, 31), date(2025, 6, 30))
    assert [change.reason for change in action.due_changes.all()] == ["Nobody applied"]
    assert fates(moved) == [Fate.SAME]


def test_a_row_says_what_was_said_last_as_an_update():
    plan = make.plan()
    taken_in(plan_file(plan, [(*ROW[:4], "Red", "Nobody applied")], MORE))

    action = plan.actions.get()

    assert (action.claim, action.updates.get().happened) == (Claim.OFF_TRACK, "Nobody applied")


def test_delivered_without_a_day_stays_in_progress_and_with_one_is_delivered():
    headings = (*HEADINGS, "Date completed")
    rows = [
        (*ROW[:4], "Blue - complete", ""),
        ("1.2", *ROW[1:4], "Complete", "1 May 2025"),
    ]
    plan = make.plan()
    taken_in(plan_file(plan, rows, headings))

    first, second = plan.actions.all()

    assert (first.state, first.claim) == (ActionState.IN_PROGRESS, Claim.DELIVERED)
    assert (second.state, second.delivered_on) == (ActionState.DELIVERED, date(2025, 5, 1))


def test_a_priority_is_made_once_and_found_again():
    plan = make.plan()
    headings = ("Priority", "Ref", "Action")
    rows = [("Priority 2: Health", "2.1", "Train"), ("2. Health", "2.2", "Recruit")]

    taken_in(plan_file(plan, rows, headings))

    assert [str(each) for each in plan.priorities.all()] == ["2. Health"]


def test_leads_are_likened_to_posts_that_are_there():
    plan = make.plan()
    there = make.post(plan.partnership, "Designated Clinical Officer")
    rows = [("1.1", "Train", "DCO", "", ""), ("1.2", "Meet", "Designated Clincal Officer", "", "")]

    file = plan_file(plan, rows)

    assert [row.who.lead for row in Looked(file).rows] == [there, there]
    kinds = [[doubt.kind for doubt in row.doubts] for row in Looked(file).rows]
    assert kinds == [[], ["like_post"]]


def test_who_leads_is_said_once_for_all_rows():
    plan = make.plan()
    post = make.post(plan.partnership)
    rows = [("1.1", "Train", "J Smith", "", ""), ("1.2", "Meet", "J Smith", "", "")]
    file = plan_file(plan, rows)

    file = services.name_file_leads(file, {"J Smith": str(post.pk)})

    assert [(row.who.lead, row.doubts) for row in Looked(file).rows] == [(post, ()), (post, ())]
    taken_in(file)
    assert Post.objects.count() == 1


def test_a_row_is_corrected_or_left_out():
    file = plan_file(rows=[ROW, ("1.2", *ROW[1:])])
    changed = {"title": "Recruit three", "due_on": "2025-04-30", "milestones": "Advert (by 1/2/25)"}

    file = services.correct_file_row(file, "0-0", changed, takes_in=True)
    file = services.correct_file_row(file, "0-1", {}, takes_in=False)
    assert fates(file) == [Fate.NEW, Fate.LEFT_OUT]
    taken_in(file)

    action = only(file)
    assert (action.title, action.due_on) == ("Recruit three", date(2025, 4, 30))
    assert [each.words for each in action.milestones.all()] == ["Advert"]


def test_a_row_that_cannot_be_taken_in_stops_the_file():
    headings = ("Ref", "Action", "Start", "By when")
    file = plan_file(rows=[("1.1", "Train", "1 May 2025", "31 March 2025")], headings=headings)

    with pytest.raises(taking_in.RowsRefusedError):
        taken_in(file)

    assert fates(file) == [Fate.REFUSED]


def test_columns_are_remembered_for_the_next_file():
    headings = ("Ref", "Thing", "Wer")
    plan, row = make.plan(), ("1.1", "Train", "DCO")
    by = make.lead(plan.partnership)
    file = services.keep_plan_file(plan, services.Upload("a.docx", word([headings, row])), by=by)
    services.map_plan_columns(file, [["reference", "title", "lead"]], by=by)

    second = services.keep_plan_file(plan, services.Upload("b.docx", word([headings, row])), by=by)

    assert second.columns == [["reference", "title", "lead"]]
    assert ColumnMeaning.objects.filter(partnership=plan.partnership).count() == 3


def test_many_rows_are_taken_in_by_a_job_and_a_second_run_finds_it_done():
    rows = [(f"1.{n}", *ROW[1:]) for n in range(taking_in.AT_ONCE + 1)]
    file = taken_in(plan_file(rows=rows))
    assert (file.state, file.plan.actions.count()) == (FileState.TAKING_IN, 0)

    taking_in.finish_plan_file(file)
    again = taking_in.finish_plan_file(file)

    assert (again.state, file.plan.actions.count()) == (FileState.TAKEN_IN, len(rows))


def test_a_file_that_is_over_is_taken_in_no_more():
    file = taken_in(plan_file())

    with pytest.raises(services.NotWaitingError):
        taken_in(file)
    with pytest.raises(services.NotWaitingError):
        services.drop_plan_file(file, by=file.brought_by)


def test_files_that_nobody_decided_on_are_dropped_after_30_days():
    old, new = plan_file(), plan_file()
    PlanFile.objects.filter(pk=old.pk).update(brought_at="2026-01-01T00:00:00Z")

    assert services.drop_waiting_plan_files() == 1
    assert services.drop_waiting_plan_files() == 0

    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.state, old.content, new.state) == (FileState.DROPPED, {}, FileState.CHECKED)


def test_an_action_of_another_plan_is_never_touched():
    other = make.action(make.plan(), "Recruit", reference="1.1")
    partnerships.partnership()

    file = taken_in(plan_file())

    other.refresh_from_db()
    assert (other.title, file.actions_made) == ("Recruit", 1)

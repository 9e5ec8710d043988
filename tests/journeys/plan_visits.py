"""The pages of inspections, plans, actions and measures in the demo area, and who opens each."""

from typing import Any

from heard.home.demo import plans_words as words
from heard.plans.models import Action, Finding, Holder, Measure, Plan, Update
from heard.plans.models.words import SnapshotKind, UpdateState
from heard.plans.queries.posts import link_of
from tests.journeys.visits import Visit as Page
from tests.journeys.visits import Westmere
from tests.plans import make, make_files

KEEPER, FORUM, HOLDER = "plans", "forum", "lead"
Pages = list[tuple[str, tuple[Any, ...]]]


class Plans:
    """Westmere's three plans, and beside them one that nobody has published."""

    def __init__(self, westmere: Westmere) -> None:
        self.westmere = westmere
        self.plan = Plan.objects.get(title=words.PRIORITY_PLAN)
        self.draft = make.plan(westmere.partnership, published_at=None)
        make.action(self.draft)
        self.moved, self.agreed = self._action("1.1"), self._action("4.1")
        self.delivered, self.noticed = self._action("1.2"), self._action("2.1")
        self.question = self.delivered.notice_questions.get()
        self.finding = Finding.objects.get(title=words.WAITS_2024)
        self.measure = Measure.objects.get(name=words.ON_TIME_NAME)

    def public(self) -> list[Page]:
        slug = (self.plan.slug,)
        version, seen = self._snapshot(SnapshotKind.VERSION), self._snapshot(SnapshotKind.MEETING)
        holder = (link_of(self._holder()),)
        shown: Pages = [
            ("plans", ()),
            *((name, slug) for name in ("plan", "plan_on_a_page", "timeline", "slipped")),
            ("inspection", (self.finding.inspection.key,)),
            ("finding", (self.finding.key,)),
            *(("action", (each.key,)) for each in (self.moved, self.delivered, self.noticed)),
            ("measure", (self.measure.key,)),
            *((name, (self.question.key,)) for name in ("notice", "noticed")),
            ("snapshot", (seen.key,)),
            ("difference", (version.key, seen.key)),
            *((name, holder) for name in ("my_updates", "update_code")),
        ]
        mine: Pages = [
            ("my_updates_signed_in", ()),
            ("write_update_signed_in", (self._action("3.1").key,)),
        ]
        return [*_pages("", shown), *_pages(HOLDER, mine)]

    def of_plans(self) -> list[Page]:
        plan, inspection = (self.plan.pk,), (self.finding.inspection.pk,)
        empty = make.inspection(self.westmere.partnership, is_public=False)
        version = self._snapshot(SnapshotKind.VERSION)
        seen = self._snapshot(SnapshotKind.MEETING)
        lists = ("all_plans", "make_plan", "inspections", "make_inspection", "posts", "make_post")
        of_plan = ("keep_plan", "change_plan", "change_rating_rule", "close_plan", "succeed_plan")
        of_plan += ("add_priority", "approvals", "make_version", "snapshots", "take_snapshot")
        of_plan += ("updates", "actions", "make_action", "give_actions", "bring_plan_file")
        post = self.moved.lead
        pages: Pages = [
            *((name, ()) for name in lists),
            *((name, plan) for name in of_plan),
            ("publish_plan", (self.draft.pk,)),
            ("change_priority", (self.plan.priorities.earliest("pk").pk,)),
            ("ask_approval", (version.pk,)),
            ("record_approval", (version.approvals.earliest("pk").pk,)),
            *((n, inspection) for n in ("keep_inspection", "change_inspection", "enter_report")),
            ("make_finding", inspection),
            ("discard_inspection", (empty.pk,)),
            *((n, (self.finding.pk,)) for n in ("keep_finding", "change_finding", "close_finding")),
            *((n, (post.pk,)) for n in ("keep_post", "change_post", "change_holder")),
            ("correct_holder", (post.pk,)),
            ("compare", (seen.key,)),
        ]
        return [*_pages(KEEPER, pages), *_pages(FORUM, [("forum_statement", plan)])]

    def of_actions(self) -> list[Page]:
        moved, noticed, done = (self.moved.pk,), (self.noticed.pk,), (self.delivered.pk,)
        step = self.moved.milestones.filter(done_on=None).earliest("pk")
        over = self.moved.milestones.exclude(done_on=None).earliest("pk")
        of_open = ("keep_action", "change_action", "deliver_action", "stop_action", "move_due")
        of_open += ("split_action", "merge_actions", "add_milestone", "add_risk", "enter_update")
        of_open += ("why", "link_evidence", "link_points", "link_theme", "link_other")
        impact = self.noticed.impacts.get()
        evidence = self.noticed.evidence.earliest("pk")
        publication = self.westmere.publication.key
        file = make_files.plan_file(self.plan)
        pending = Update.objects.filter(state=UpdateState.RECEIVED).earliest("pk")
        pages: Pages = [
            *((name, moved) for name in (*of_open, "add_shaping")),
            ("link_result", (*moved, publication)),
            ("reopen_action", done),
            ("change_milestone", (step.pk,)),
            ("finish_milestone", (step.pk,)),
            ("change_milestone", (over.pk,)),
            ("change_risk", (self.moved.risks.earliest("pk").pk,)),
            ("unlink_evidence", (*noticed, evidence.pk)),
            ("impacts", noticed),
            ("withdraw_impact", (*noticed, impact.pk)),
            ("impacts", done),
            ("notice_sheet", (*done, self.question.pk)),
            ("paper_answers", (*done, self.question.pk)),
            ("ask_families", noticed),
            ("settle_update", (pending.pk,)),
            *((n, (file.key,)) for n in ("plan_file", "plan_file_columns", "plan_file_leads")),
        ]
        return [*_pages(KEEPER, pages), *_pages(FORUM, [("forum_says", done)])]

    def of_measures(self) -> list[Page]:
        one, reading = (self.measure.pk,), self.measure.readings.earliest("pk")
        pages: Pages = [
            *((name, ()) for name in ("measures", "make_measure")),
            *((n, one) for n in ("keep_measure", "change_measure", "retire_measure")),
            *((n, one) for n in ("add_reading", "read_figures")),
            ("correct_reading", (*one, reading.pk)),
            ("read_result", (*one, self.westmere.publication.key)),
        ]
        official = [Page(f"figures:{name}", (), KEEPER) for name in ("figures", "load_figures")]
        return [*_pages(KEEPER, pages), *official]

    def _action(self, reference: str) -> Action:
        return self.plan.actions.get(reference=reference)

    def _snapshot(self, kind: SnapshotKind) -> Any:
        return self.plan.snapshots.filter(kind=kind).earliest("pk")

    def _holder(self) -> Holder:
        return Holder.objects.get(post=self.moved.lead, until=None)


def _pages(who: str, pages: Pages) -> list[Page]:
    return [Page(f"plans:{name}", args, who) for name, args in pages]

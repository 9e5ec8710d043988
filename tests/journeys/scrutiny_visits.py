"""The pages of committees in the demo area: reports, requests, duties, packs; who opens each."""

from typing import Any

from django.utils import timezone

from heard.plans.models import Holder
from heard.plans.queries.posts import link_of as link_of_holder
from heard.scrutiny.models import (
    Committee,
    Duty,
    MemberDuty,
    Pack,
    Report,
    ReportBack,
    ReportBlock,
    Request,
    ResolutionLink,
)
from heard.scrutiny.queries.sitting import next_meeting
from heard.sessions.models import Session
from heard.sessions.queries.visits import link_of
from tests.boards import make as boards
from tests.journeys.visits import Visit as Page
from tests.journeys.visits import Westmere
from tests.scrutiny import make_batches, make_reports, make_tracker

OFFICER, COUNCILLOR, REPORTER = "committee", "moss", "lead"
Pages = list[tuple[str, tuple[Any, ...]]]


class Committees:
    """Westmere's committee as the demo has it, with a few things beside that an officer meets."""

    def __init__(self, westmere: Westmere) -> None:
        self.westmere, self.area = westmere, westmere.partnership
        self.committee = Committee.objects.get()
        self.report = Report.objects.get(committee=self.committee, state="issued")
        self.duty = Duty.objects.get()
        self.open = Request.objects.exclude(response="").get(completed_on=None)
        self.confirmed = Request.objects.get(state="confirmed")
        self.pack = Pack.objects.get()

    def public(self) -> list[Page]:
        slug, report = (self.committee.slug,), (self.report.slug,)
        listener, holder = self._listener(), self._holder()
        shown: Pages = [
            ("committees", ()),
            *((name, slug) for name in ("committee", "requests")),
            ("committee_year", (*slug, 2026)),
            *(("request", (each.key,)) for each in (self.open, self.confirmed)),
            ("duty", (self.duty.key,)),
            ("committee_reports", ()),
            *((n, report) for n in ("report", "report_briefing", "report_easy_read")),
            ("report_issue", (*report, 1)),
            ("pack", (self.pack.key,)),
            *((name, (listener,)) for name in ("my_committee", "committee_code")),
            *((name, (holder,)) for name in ("my_requests", "request_code")),
        ]
        return [*_pages("", shown), Page("home:ten_steps")]

    def of_members(self) -> list[Page]:
        """What a member who has not reported sees, signed in."""
        mine = MemberDuty.objects.get(duty=self.duty, member=self.westmere.member(COUNCILLOR))
        to_come = Session.objects.public().to_come().first()
        over = Session.objects.get(title="Being listened to")
        waits = make_tracker.complete(make_tracker.request(self.committee, self._officer()))
        pages: Pages = [
            ("my_committee_signed_in", ()),
            ("answer_for_committee_signed_in", (to_come and to_come.key,)),
            ("report_to_committee_signed_in", (over.key,)),
            ("confirm_as_member_signed_in", (waits.key,)),
            ("ask_to_be_excused_signed_in", (mine.key,)),
        ]
        return _pages(COUNCILLOR, pages)

    def of_the_officer(self) -> list[Page]:
        committee, duty = (self.committee.pk,), (self.duty.pk,)
        body = boards.body(self.area, "Health Scrutiny Committee", kind="committee")
        checked = ReportBack.objects.earliest("pk")
        lists = ("all_committees", "tracker", "duties", "bring_decisions")
        kept = ("keep_committee", "change_committee", "set_implications", "set_deadlines")
        kept += ("make_request", "make_duty", "add_template")
        meeting = next_meeting(self.committee)
        pages: Pages = [
            *((name, ()) for name in lists),
            *((name, committee) for name in kept),
            ("follow_committee", (body.pk,)),
            *((name, duty) for name in ("keep_duty", "change_duty", "close_duty")),
            ("excuse_member", (self.duty.members.filter(state="open").earliest("pk").pk,)),
            ("check_report_back", (checked.visit_id,)),
            ("make_pack", (meeting and meeting.pk,)),
            ("follow_decision", (self.westmere.decision.pk,)),
            ("link_resolution", (self.westmere.decision.resolutions.earliest("pk").pk,)),
            ("unlink_resolution", (self._link().pk,)),
            *self._requests(),
            *self._batches(),
        ]
        return _pages(OFFICER, pages)

    def of_reports(self) -> list[Page]:
        """A report that was issued, one with a restricted part, and one that is being written."""
        restricted = make_reports.issue(make_reports.restricted(self.committee))
        draft = make_reports.ready(self.committee)
        template = self.committee.templates.get()
        written, kind = (draft.pk,), self.committee.implication_kinds.earliest("pk")
        names = ("write_report", "preview_report", "change_report", "exempt_information")
        names += ("easy_read", "issue_report", "blocks", "recommendations", "background_papers")
        pages: Pages = [
            *((name, ()) for name in ("all_reports", "restricted_appendices")),
            ("make_report", (self.committee.pk,)),
            *((name, written) for name in names),
            ("implication", (draft.pk, kind.pk)),
            ("change_block", (ReportBlock.objects.filter(report=draft).earliest("pk").pk,)),
            ("change_recommendation", (draft.recommendations.earliest("pk").pk,)),
            ("withdraw_report", (self.report.pk,)),
            ("restricted_appendix", (restricted.restricted.pk,)),
        ]
        mapped: Pages = [("map_template", (template.pk,))]
        return [*_pages(REPORTER, pages), *_pages(OFFICER, mapped)]

    def _requests(self) -> Pages:
        asked = make_tracker.request(self.committee, self._officer())
        paused = make_tracker.request(self.committee, self._officer())
        done = make_tracker.complete(make_tracker.request(self.committee, self._officer()))
        update = make_tracker.update(make_tracker.led(self.committee, self._officer()))
        steps = ("keep_request", "change_request", "record_response", "say_progress")
        steps += ("complete_request", "link_action", "move_request_due")
        return [
            *((name, (asked.pk,)) for name in steps),
            ("pause_request", (paused.pk,)),
            *((name, (done.pk,)) for name in ("confirm_request", "reopen_request")),
            ("settle_request_update", (update.pk,)),
        ]

    def _batches(self) -> Pages:
        officer = self._officer()
        before, after = make_batches.page(), make_batches.page(first="The report be welcomed.")
        waiting = make_batches.waiting(officer, before, after)
        return [("batch", (waiting.batch.key,)), ("batch_difference", (waiting.pk,))]

    def _link(self) -> ResolutionLink:
        """The committee changed later what it had resolved before."""
        first, second = self.westmere.decision.resolutions.all()
        return ResolutionLink.objects.create(
            partnership=self.area,
            earlier=first.key,
            later=second.key,
            on=timezone.localdate(),
            by=self._officer(),
        )

    def _officer(self) -> Any:
        return self.westmere.member(OFFICER)

    def _listener(self) -> str:
        return link_of(self.westmere.member("sowerby").listener)

    def _holder(self) -> str:
        return link_of_holder(Holder.objects.today().get(post=self.open.post))


def _pages(who: str, pages: Pages) -> list[Page]:
    return [Page(f"scrutiny:{name}", args, who) for name, args in pages]

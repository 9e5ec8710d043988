"""The way from what inspectors found to who reported back, in ten steps that everybody can walk."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from heard.boards.models.words import BodyKind
from heard.design.words import date_words
from heard.partnerships.models import Partnership
from heard.plans.queries.front_plans import plans_in_brief
from heard.plans.queries.public_plan import public_findings
from heard.results import queries as results
from heard.scrutiny import queries as scrutiny
from heard.scrutiny.frozen_report import read_report
from heard.scrutiny.queries.newest import newest_duty, newest_issue, newest_settled
from heard.scrutiny.queries.packs import packs_of
from heard.sessions.queries.heard import sessions_heard


@dataclass(frozen=True)
class Step:
    """One step: what it is, what is to be seen there now, and where. `on`: of which day."""

    title: str | Promise
    what: str
    words: str
    address: str
    on: date | None = None
    number: int = 0


Find = Callable[[Partnership], Step | None]


def steps(partnership: Partnership) -> list[Step]:
    """Those of which there is something here, numbered in order."""
    found = [step for find in _STEPS if (step := find(partnership)) is not None]
    return [replace(step, number=number) for number, step in enumerate(found, 1)]


def _inspectors_found(partnership: Partnership) -> Step | None:
    finding = public_findings(partnership).order_by("-inspection__started_on", "number").first()
    if finding is None:
        return None
    on = finding.inspection.started_on
    words = finding.plain_words or finding.title
    title = gettext_lazy("Inspectors found something")
    return Step(title, finding.title, words, finding.get_absolute_url(), on)


def _promised(partnership: Partnership) -> Step | None:
    for brief in plans_in_brief(partnership, 1):
        plan = brief.plan
        title = gettext_lazy("The partnership promised to change it")
        return Step(title, plan.title, brief.count_words, plan.get_absolute_url())
    return None


def _groups_work(partnership: Partnership) -> Step | None:
    groups = partnership.bodies.all().public().at_work()
    working = groups.filter(kind=BodyKind.WORKING_GROUP).first()
    if working is None:
        return None
    children = groups.filter(parent=working).count()
    words = ngettext("%(count)d group works for it.", "%(count)d groups work for it.", children) % {
        "count": children
    }
    title = gettext_lazy("A working group set out to hear families")
    return Step(
        title,
        working.name,
        f"{working.purpose} {words}" if children else working.purpose,
        working.get_absolute_url(),
        working.founded_on,
    )


def _survey_asked(partnership: Partnership) -> Step | None:
    publication = results.published(partnership).first()
    if publication is None:
        return None
    return Step(
        gettext_lazy("Families answered a survey"),
        publication.title,
        publication.summary,
        publication.get_absolute_url(),
        publication.published_at and timezone.localdate(publication.published_at),
    )


def _families_talked(partnership: Partnership) -> Step | None:
    session = sessions_heard(partnership).exclude(heard_published_at=None).first()
    if session is None:
        return None
    return Step(
        gettext_lazy("Families came and talked"),
        session.title,
        _("What we heard, and what became of each point."),
        reverse("sessions:heard", args=[session.key]),
        timezone.localdate(session.starts_at),
    )


def _committee_told(partnership: Partnership) -> Step | None:
    issue = newest_issue(partnership)
    if issue is None:
        return None
    report = issue.report
    return Step(
        gettext_lazy("The committee was told"),
        report.title,
        read_report(issue.frozen).summary,
        report.get_absolute_url(),
        timezone.localdate(issue.issued_at),
    )


def _committee_resolved(partnership: Partnership) -> Step | None:
    record = scrutiny.published(partnership).prefetch_related("resolutions").first()
    if record is None:
        return None
    return Step(
        gettext_lazy("The committee resolved"),
        record.title,
        scrutiny.summary(record),
        record.get_absolute_url(),
        record.decision_date,
    )


def _members_listened(partnership: Partnership) -> Step | None:
    line = newest_duty(partnership)
    if line is None:
        return None
    words = _("%(done)d of %(of)d members have reported back.")
    return Step(
        gettext_lazy("Its members went to listen, and reported back"),
        line.duty.text,
        words % {"done": line.done, "of": line.of},
        line.duty.get_absolute_url(),
        line.duty.starts_on,
    )


def _somebody_answered(partnership: Partnership) -> Step | None:
    request = newest_settled(partnership)
    if request is None:
        return None
    return Step(
        gettext_lazy("What it asked for was answered, and its members say whether it is done"),
        request.title or request.text,
        request.done_words or request.response_words,
        request.get_absolute_url(),
        request.confirmed_on or request.completed_on or request.responded_on,
    )


def _before_the_next_meeting(partnership: Partnership) -> Step | None:
    pack = packs_of(partnership).first()
    if pack is None:
        return None
    day = date_words(timezone.localdate(pack.meeting.starts_at))
    return Step(
        gettext_lazy("All of it lies before the next meeting"),
        _("Agenda pack: %(committee)s") % {"committee": pack.committee},
        _("What members read before the meeting on %(day)s.") % {"day": day},
        reverse("scrutiny:pack", args=[pack.key]),
        timezone.localdate(pack.made_at),
    )


_STEPS: tuple[Find, ...] = (
    _inspectors_found,
    _promised,
    _groups_work,
    _survey_asked,
    _families_talked,
    _committee_told,
    _committee_resolved,
    _members_listened,
    _somebody_answered,
    _before_the_next_meeting,
)

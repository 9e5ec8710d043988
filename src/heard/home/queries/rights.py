"""Reads about requests and retention."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.home.models import RetentionCount, RetentionRun
from heard.home.rules import can_answer_rights
from heard.partnerships.models import Member
from heard.partnerships.privacy import RetentionRule
from heard.partnerships.todo import Todo

RUNS_SHOWN = 14


@dataclass(frozen=True)
class RuleAtWork:
    """A rule of how long something is kept, and what it did last time."""

    rule: RetentionRule
    last: RetentionCount | None


def todo(member: Member) -> list[Todo]:
    """Requests to answer, each by its day, and records that are kept for too long."""
    if not can_answer_rights(member):
        return []
    requests = member.partnership.rights_requests.open()
    things = [
        Todo(
            _("Answer the request %(reference)s") % {"reference": request.reference},
            reverse("home:rights_request", args=[request.pk]),
            request.due_on,
        )
        for request in requests
    ]
    if wrong := sum(not count.is_well for count in last_counts().values()):
        text = ngettext(
            "Look at %(count)d kind of record that was kept for too long",
            "Look at %(count)d kinds of record that were kept for too long",
            wrong,
        )
        things.append(Todo(text % {"count": wrong}, reverse("home:retention")))
    return things


def last_counts() -> dict[str, RetentionCount]:
    """What each rule did in the last run that finished, by code."""
    run = RetentionRun.objects.exclude(finished_at=None).first()
    return {count.code: count for count in run.counts.all()} if run else {}


def rules_at_work(rules: list[RetentionRule]) -> list[RuleAtWork]:
    last = last_counts()
    return [RuleAtWork(rule, last.get(rule.code)) for rule in rules]


def last_runs() -> list[RetentionRun]:
    """The newest first, with their counts; one that did not finish is among them."""
    return list(RetentionRun.objects.prefetch_related("counts")[:RUNS_SHOWN])

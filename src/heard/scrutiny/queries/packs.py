"""Agenda packs: who may read which, and what it says."""

from django.db.models import QuerySet

from heard.design.papers.pieces import Paper
from heard.partnerships.models import Partnership
from heard.scrutiny.frozen_pack import read_pack
from heard.scrutiny.models import Pack, ReportIssue
from heard.scrutiny.pack_paper import pack_paper
from heard.scrutiny.queries.issued import paper_of


def packs_of(partnership: Partnership) -> QuerySet[Pack]:
    """Those of committees that everybody may see, the newest first."""
    found = Pack.objects.filter(partnership=partnership, committee__body__is_public=True)
    return found.select_related("committee__body", "meeting__body").order_by("-made_at", "-pk")


def later_pack(pack: Pack) -> Pack | None:
    """The newest pack of the same meeting, if it is another one."""
    newest = Pack.objects.filter(meeting=pack.meeting_id).order_by("-number").first()
    return None if newest is None or newest.pk == pack.pk else newest


def whole_paper(pack: Pack) -> Paper:
    """The pack with every report that it holds, each as of the issue that it names."""
    frozen = read_pack(pack.frozen)
    issues = ReportIssue.objects.filter(
        report__key__in=[each.key for each in frozen.every_report],
        report__partnership=pack.partnership_id,
    ).select_related("report")
    by_place = {(str(issue.report.key), issue.number): issue for issue in issues}
    papers = {
        each.key: paper_of(by_place[each.key, each.number])
        for each in frozen.every_report
        if (each.key, each.number) in by_place
    }
    return pack_paper(frozen, reports=papers)

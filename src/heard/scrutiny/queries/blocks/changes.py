"""What changed in a plan since a day: from its last public picture of then to the plan of today."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from heard.design.papers.pieces import Bullets, Heading, Paragraph, Piece
from heard.design.words import date_words
from heard.plans.difference_words import by_words, group_title, sentences, told
from heard.plans.differences import ChangedAction, Difference, difference
from heard.plans.queries.freezing import freeze
from heard.plans.queries.snapshots import read, snapshots_in
from heard.scrutiny.models import Report, ReportBlock
from heard.scrutiny.queries.blocks.sources import note, plan_of, since_of

TOLD = ("noticed", "delivered", "worse", "better", "stopped", "reopened", "new")
MOST_OF_A_GROUP = 6


def pieces(report: Report, block: ReportBlock) -> tuple[Piece, ...]:
    plan, since = plan_of(report, block), since_of(block)
    pictures = snapshots_in(report.partnership).filter(plan=plan)
    before = pictures.filter(taken_on__lte=since).order_by("-taken_on", "-pk").first()
    before = before or pictures.order_by("taken_on", "pk").first()
    base = _("all actions and public measures of “%(plan)s”") % {"plan": plan.title}
    if before is None:
        nothing = _("There is no earlier picture of this plan to compare it with yet.")
        return (Paragraph(nothing), note(base, _("the plan of today")))
    found = difference(read(before), freeze(plan))
    source = _("the picture of %(day)s, and the plan of today")
    return (
        Paragraph(_("What changed since %(day)s:") % {"day": date_words(before.taken_on)}),
        Bullets(tuple(sentences(found))),
        *_groups(found),
        note(base, source % {"day": date_words(before.taken_on)}),
    )


def _groups(found: Difference) -> Iterable[Piece]:
    for name in TOLD:
        group = found.groups[name]
        if not group:
            continue
        yield Heading(group_title(name))
        yield Bullets(tuple(_line(each, name) for each in group[:MOST_OF_A_GROUP]))
        if len(group) > MOST_OF_A_GROUP:
            yield Paragraph(_("And %(n)d more.") % {"n": len(group) - MOST_OF_A_GROUP})


def _line(pair: ChangedAction, group: str) -> str:
    moved = by_words(pair)
    title = f"{pair.action.reference} {pair.action.title}."
    return " ".join([title, *told(pair, group), *([f"{moved}."] if moved else [])])

"""How a plan stands: a published plan as its public pictures show it, by the published rule."""

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.design.papers.pieces import BarLine, Bars, Inset, Paragraph, Piece, Table
from heard.design.words import date_words, number_words, percent_words
from heard.plans.difference_words import day_or_words
from heard.plans.exports.document import Part, PlanDocument, led_by
from heard.plans.models import Plan
from heard.plans.models.words import Rating
from heard.plans.queries.freezing import freeze
from heard.scrutiny.models import Report, ReportBlock
from heard.scrutiny.queries.blocks.sources import note, plan_of

MOST_IN_TROUBLE = 12
TROUBLE = (Rating.OFF_TRACK, Rating.AT_RISK)


def pieces(report: Report, block: ReportBlock) -> tuple[Piece, ...]:
    plan = plan_of(report, block)
    document = PlanDocument(freeze(plan), report.partnership.name, "en-gb", "")
    number = len(document.actions)
    source = _("“%(plan)s”, rated by its published rule")
    base = ngettext("%(n)s action of the plan", "%(n)s actions of the plan", number)
    return (
        *_over(plan),
        Paragraph(document.count_words),
        *_ratings(document),
        *_by_finding(document),
        *_trouble(document),
        note(base % {"n": number_words(number)}, source % {"plan": plan.title}),
    )


def _over(plan: Plan) -> Iterable[Piece]:
    if plan.closed_on:
        words = {"day": date_words(plan.closed_on), "why": plan.closed_because}
        yield Inset(_("This plan ended on %(day)s: %(why)s") % words)


def _ratings(document: PlanDocument) -> Iterable[Piece]:
    total = len(document.actions)
    if not total:
        return
    said = [f"{rating.label}: {count}" for rating, count in document.ratings]
    yield Bars(
        title=_("How the actions stand"),
        sentence=_("%(counts)s.") % {"counts": "; ".join(said)},
        lines=tuple(
            BarLine(str(rating.label), round(100 * count / total), _share(count, total))
            for rating, count in document.ratings
        ),
        row_heading=_("How it stands"),
        value_heading=_("Share of actions"),
    )


def _share(count: int, total: int) -> str:
    words = {"share": percent_words(round(100 * count / total)), "count": count, "total": total}
    return _("%(share)s: %(count)d of %(total)d actions") % words


def _by_finding(document: PlanDocument) -> Iterable[Piece]:
    parts = [part for part in document.parts if part.finding]
    if parts:
        yield Table(
            caption=_("What inspectors found, and how the actions that answer it stand"),
            columns=(_("Finding"), _("Actions"), _("How they stand")),
            rows=tuple(_finding_row(part) for part in parts),
            widths=(0.5, 0.15, 0.35),
            row_headers=True,
        )


def _finding_row(part: Part) -> tuple[str, ...]:
    counts = Counter(Rating(each.rating) for each in part.actions)
    stands = [f"{rating.label}: {counts[rating]}" for rating in Rating if counts[rating]]
    title = f"{part.finding.number}. {part.finding.title}" if part.finding else ""
    return (title, number_words(len(part.actions)), "\n".join(stands) or _("No action yet"))


def _trouble(document: PlanDocument) -> Iterable[Piece]:
    """What the committee may want to ask about, the worst first."""
    found = [each for rating in TROUBLE for each in document.actions if each.rating == rating]
    if not found:
        yield Paragraph(_("No action is off track or at risk."))
        return
    yield Table(
        caption=_("Actions that are off track or at risk"),
        columns=(_("Action"), _("Led by"), _("Due"), _("How it stands, and why")),
        rows=tuple(
            (
                f"{each.reference} {each.title}",
                led_by(each) or _("Nobody yet"),
                day_or_words(each),
                "\n".join([str(Rating(each.rating).label), *each.reasons]),
            )
            for each in found[:MOST_IN_TROUBLE]
        ),
        widths=(0.34, 0.2, 0.16, 0.3),
        row_headers=True,
    )
    if len(found) > MOST_IN_TROUBLE:
        yield Paragraph(_("And %(n)d more.") % {"n": len(found) - MOST_IN_TROUBLE})

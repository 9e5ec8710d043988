"""Engagement so far: who was asked, who came, who was missing, how many replied.

Shows what may be handed on: households are protected as on the reach page, and always of the whole
phase, since two periods that overlap could be compared. Of a survey it shows the reach ledger, and
replies only as they were published.
"""

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.design.papers.pieces import Bullets, Heading, Note, Paragraph, Piece, Table
from heard.design.words import date_words, number_words
from heard.results import queries as results
from heard.results.axes import MODE_WORDS
from heard.results.charts import replies_sentence
from heard.results.findings import Findings
from heard.scrutiny.models import Report, ReportBlock
from heard.scrutiny.queries.blocks.sources import note, phase_of
from heard.sessions.queries.reach import Reach, reach
from heard.sessions.reaching.parts import Figure, Part, reach_page
from heard.sessions.reaching.period import Period
from heard.surveys.models import ReachCount, Step, Survey

SHOWN = ("came", "districts", "missing", "listened")
MOST_SURVEYS = 3
SENT = (Step.INVITED, Step.PRINTED, Step.POSTED)


def pieces(report: Report, block: ReportBlock) -> tuple[Piece, ...]:
    phase = phase_of(report, block)
    counted = reach(phase, Period(phase.starts_on, phase.ends_on))
    parts = reach_page(counted, is_protected=True).parts
    found: list[Piece] = [Paragraph(_in_short(counted, parts))]
    for part in parts:
        if part.code in SHOWN:
            found += _part(part)
    found += _surveys(report)
    base = _("households who asked for places, and sessions, in the whole phase")
    return (*found, note(base, _("bookings, check-in and head counts at the door")))


def _in_short(counted: Reach, parts: Sequence[Part]) -> str:
    """How many sessions took place, and how many households came to them."""
    held = ngettext("%(n)d session took place", "%(n)d sessions took place", len(counted.over))
    words = _("%(phase)s, from %(first)s to %(last)s: %(held)s. %(came)s")
    came = next(each for part in parts if part.code == "came" for each in part.figures[4:5])
    households = ""
    if came.number is not None and came.base:
        households = _("Of %(asked)s households who asked for places %(came)s came.")
    return words % {
        "phase": counted.phase,
        "first": date_words(counted.period.first),
        "last": date_words(counted.period.last),
        "held": held % {"n": len(counted.over)},
        "came": households % {"came": came.words, "asked": came.base_words} if households else "",
    }


def _part(part: Part) -> Iterator[Piece]:
    if part.figures:
        yield Table(
            caption=part.title,
            columns=(_("What"), _("Number")),
            rows=tuple((each.what, _out_of(each)) for each in part.figures),
            widths=(0.65, 0.35),
            row_headers=True,
        )
    else:
        yield Heading(part.title)
    if part.lines:
        yield Bullets(tuple(part.lines))
    yield Note(_("%(about)s Source: %(source)s.") % {"about": part.about, "source": part.source})


def _out_of(figure: Figure) -> str:
    """“about 40 of about 60”: in one cell, which a telephone has room for."""
    if figure.base is None or figure.number is None:
        return figure.words
    return _("%(number)s of %(base)s") % {"number": figure.words, "base": figure.base_words}


def _surveys(report: Report) -> Iterator[Piece]:
    """The newest surveys that opened: how they were sent, and how many replied."""
    opened = report.partnership.surveys.current().filter(opened_at__isnull=False)
    surveys = list(opened.order_by("-opened_at")[:MOST_SURVEYS])
    if not surveys:
        return
    published = results.published(report.partnership).filter(survey__in=surveys)
    findings = {each.survey_id: each.findings for each in published}
    sent = _sent(surveys)
    yield Heading(_("Surveys"))
    yield Bullets(
        tuple(_survey_words(each, sent.get(each.pk, ()), findings.get(each.pk)) for each in surveys)
    )


def _sent(surveys: Iterable[Survey]) -> dict[int, list[str]]:
    """What the ledger says was sent, way by way: "Posted, Paper: 1,200"."""
    counts = ReachCount.objects.filter(survey__in=surveys, step__in=SENT, count__gt=0)
    summed = counts.values_list("survey", "step", "mode").annotate(all=Sum("count"))
    found: dict[int, list[str]] = {}
    for survey, step, mode, number in summed.order_by("survey", "step", "mode"):
        words = {"step": Step(step).label, "mode": MODE_WORDS[mode], "n": number_words(number)}
        found.setdefault(survey, []).append(_("%(step)s (%(mode)s): %(n)s") % words)
    return found


def _survey_words(survey: Survey, sent: Iterable[str], findings: Findings | None) -> str:
    words = [f"{survey.title}:", *(f"{each}." for each in sent)]
    if findings is not None:
        words.append(replies_sentence(findings))
        words += [_mode_words(findings)] if findings.modes else []
    elif survey.asked_count:
        asked = ngettext("%(n)s was asked.", "%(n)s were asked.", survey.asked_count)
        words.append(asked % {"n": number_words(survey.asked_count)})
    if findings is None:
        words.append(_("How many replied is not published yet."))
    return " ".join(words)


def _mode_words(findings: Findings) -> str:
    said = [
        f"{MODE_WORDS[mode]} {number_words(each.count) if each.count is not None else few}"
        for few in [_("too few to show")]
        for mode, each in findings.modes
    ]
    return _("By way of answering: %(ways)s.") % {"ways": ", ".join(said)}

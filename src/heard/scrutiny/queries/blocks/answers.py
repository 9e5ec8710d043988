"""What became of what families said: we did, we will, we can't because, still looking.

Shows answers that everybody may read: to published points, and to themes of sessions of which
"what we heard" is published.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.design.papers.pieces import Bullets, Heading, Inset, Paragraph, Piece, Table
from heard.design.words import date_words, number_words
from heard.scrutiny.models import Report, ReportBlock
from heard.scrutiny.queries.blocks.sources import heard_sessions, note, phase_of
from heard.sessions.models import Answer
from heard.sessions.models.words import AnswerKind
from heard.sessions.queries.answers import answers_of

MOST_OF_A_KIND = 5


def pieces(report: Report, block: ReportBlock) -> tuple[Piece, ...]:
    phase = phase_of(report, block)
    told = [each.pk for each in heard_sessions(phase)]
    here = Q(point__session__in=told) | Q(theme__isnull=False, session__in=told)
    found = list(answers_of(report.partnership).current().filter(here).order_by("-on", "pk"))
    source = _("published answers to what was said in %(phase)s") % {"phase": phase}
    if not found:
        nothing = _("Nothing that was said in %(phase)s is answered yet.") % {"phase": phase}
        return (Paragraph(nothing), note(_("no answer"), source))
    words = ngettext(
        "The partnership has answered %(n)d thing that was said.",
        "The partnership has answered %(n)d things that were said.",
        len(found),
    )
    base = ngettext("%(n)s answer, the last word on it", "%(n)s answers, the last word on each",
                    len(found))  # fmt: skip
    return (
        Paragraph(words % {"n": len(found)}),
        *_counts(found),
        *_examples(found),
        note(base % {"n": number_words(len(found))}, source),
    )


def _counts(answers: Sequence[Answer]) -> Iterable[Piece]:
    kinds = Counter(each.kind for each in answers)
    late = sum(each.kind == AnswerKind.WILL and each.is_past_due for each in answers)
    if late:
        words = ngettext(
            "%(n)d promise is past its day.", "%(n)d promises are past their day.", late
        )
        yield Inset(words % {"n": late})
    if answers:
        yield Table(
            caption=_("What became of it"),
            columns=(_("Answer"), _("How many")),
            rows=tuple((str(kind.label), number_words(kinds[kind])) for kind in AnswerKind),
            widths=(0.7, 0.3),
            row_headers=True,
        )


def _examples(answers: Sequence[Answer]) -> Iterable[Piece]:
    for kind in AnswerKind:
        found = [each for each in answers if each.kind == kind]
        if not found:
            continue
        yield Heading(str(kind.label))
        yield Bullets(tuple(_words(each) for each in found[:MOST_OF_A_KIND]))
        if len(found) > MOST_OF_A_KIND:
            more = len(found) - MOST_OF_A_KIND
            yield Paragraph(ngettext("And %(n)d more.", "And %(n)d more.", more) % {"n": more})


def _words(answer: Answer) -> str:
    about = answer.theme.name if answer.theme else answer.point.public_text if answer.point else ""
    day = {
        AnswerKind.DID: _("Done on %(day)s."),
        AnswerKind.WILL: _("By %(day)s."),
        AnswerKind.CANNOT: _("Said on %(day)s."),
        AnswerKind.LOOKING: _("We look at it again on %(day)s."),
    }[AnswerKind(answer.kind)] % {"day": date_words(answer.on)}
    is_late = answer.on < timezone.localdate() and answer.kind == AnswerKind.WILL
    late = _("This day is past.") if is_late else ""
    return " ".join(filter(None, (f"{about}: {answer.words}", day, late)))

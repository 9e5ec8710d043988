"""What the committee asked for and is not done: lines of the public tracker, by its rule."""

from collections import Counter
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.design.papers.pieces import Inset, Paragraph, Piece, Table
from heard.design.words import date_words, number_words
from heard.scrutiny.models import Report, ReportBlock, Request
from heard.scrutiny.queries.blocks.sources import note
from heard.scrutiny.rag import rag_of, rag_tag


def pieces(report: Report, block: ReportBlock) -> tuple[Piece, ...]:
    open_ones = report.committee.requests.all().open().order_by("made_on", "number")
    found = list(open_ones.select_related("committee"))
    source = _("the tracker of the %(committee)s") % {"committee": report.committee}
    base = ngettext("%(n)s request that is open", "%(n)s requests that are open", len(found))
    if not found:
        nothing = _("Nothing that the committee asked for is open.")
        return (Paragraph(nothing), note(_("no request"), source))
    return (
        Paragraph(_stand(found)),
        *_late(found),
        Table(
            caption=_("What the committee asked for and is not complete"),
            columns=(_("Reference"), _("What was asked"), _("What was done"), _("How it stands")),
            rows=tuple(_row(each) for each in found),
            widths=(0.14, 0.34, 0.3, 0.22),
            row_headers=True,
        ),
        note(base % {"n": number_words(len(found))}, source),
    )


def _stand(found: Sequence[Request]) -> str:
    today = timezone.localdate()
    counts = Counter(rag_of(each, today) for each in found)
    said = [f"{rag_tag(rag).word}: {counts[rag]}" for rag in counts]
    words = ngettext(
        "%(n)s request is open. %(counts)s.", "%(n)s requests are open. %(counts)s.", len(found)
    )
    return words % {"n": number_words(len(found)), "counts": "; ".join(sorted(said))}


def _late(found: Sequence[Request]) -> list[Piece]:
    late = [each.reference for each in found if each.is_late(timezone.localdate())]
    if not late:
        return []
    return [Inset(_("Past their day: %(references)s.") % {"references": "; ".join(late)})]


def _row(request: Request) -> tuple[str, ...]:
    today = timezone.localdate()
    stands = [str(rag_tag(rag_of(request, today)).word), str(request.get_state_display())]
    if request.due_on:
        stands.append(_("Due on %(day)s") % {"day": date_words(request.due_on)})
    asked = request.text
    if request.addressee:
        asked = _("%(text)s\nTo: %(whom)s") % {"text": asked, "whom": request.addressee}
    reference = f"{request.reference}\n{date_words(request.made_on)}"
    done = request.done_words or request.response_words or _("Nothing was said yet")
    return (reference, asked, done, "\n".join(stands))

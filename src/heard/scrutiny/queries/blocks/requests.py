"""What the committee asked for and is not done: lines of the public tracker, by its rule."""

from collections import Counter
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.design.papers.pieces import Inset, Paragraph, Piece
from heard.design.words import date_words, number_words
from heard.scrutiny.committee_pieces import OpenRequest, open_requests
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
        open_requests(
            _("What the committee asked for and is not complete"),
            (_open_request(each) for each in found),
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


def _open_request(request: Request) -> OpenRequest:
    rag = rag_of(request, timezone.localdate())
    return OpenRequest(
        reference=request.reference,
        made_on=date_words(request.made_on),
        text=request.text,
        addressee=request.addressee,
        done=request.done_words or request.response_words,
        stands=(str(rag_tag(rag).word), str(request.get_state_display())),
        due_on=date_words(request.due_on) if request.due_on else "",
    )

"""An agenda pack as a paper: what members read in order, with the reports behind it."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.design.papers.pieces import (
    Bullets,
    Fact,
    Heading,
    Inset,
    Item,
    Note,
    Numbered,
    Paper,
    Paragraph,
    Piece,
    lowered,
)
from heard.design.words import iso_date_words
from heard.scrutiny.committee_pieces import (
    OpenRequest,
    missing_words,
    open_requests,
    report_back,
    who_words,
)
from heard.scrutiny.frozen_pack import (
    FrozenPack,
    PackItem,
    PackOutstanding,
    PackReport,
    PackReportBack,
    PackRequest,
)


def pack_paper(
    pack: FrozenPack, language: str = "en-GB", reports: Mapping[str, Paper] | None = None
) -> Paper:
    """The whole pack. `reports` are those that it holds, by key, each printed behind the rest."""
    pieces = (*_agenda(pack), *pack_pieces(pack), *_printed(pack, reports or {}))
    title = _("Agenda pack: %(committee)s, %(day)s") % {
        "committee": pack.committee,
        "day": iso_date_words(pack.meeting_on),
    }
    return Paper(
        title=title,
        kind=_("Agenda pack"),
        author=pack.committee,
        language=language,
        facts=_facts(pack),
        pieces=pieces,
        foot=title,
    )


def pack_pieces(pack: FrozenPack) -> tuple[Piece, ...]:
    """What the page of a pack shows: all but the agenda, whose reports are links there."""
    return (*_decisions(pack), *_to_confirm(pack), *_reports_back(pack), *_open(pack))


def _facts(pack: FrozenPack) -> tuple[Fact, ...]:
    facts = (
        (_("Meeting"), f"{iso_date_words(pack.meeting_on)}, {pack.starts}"),
        (_("Where"), pack.place),
        (_("Municipal year"), pack.year),
        (_("Made on"), iso_date_words(pack.made_on)),
    )
    return tuple(Fact(label, words) for label, words in facts if words)


def _agenda(pack: FrozenPack) -> Iterable[Piece]:
    yield Heading(_("Agenda"))
    if not pack.items:
        yield Paragraph(_("The agenda is not set yet."))
    else:
        yield Numbered(tuple(Item(str(each.number), _item_words(each)) for each in pack.items))
    if others := [_report_words(each) for each in pack.reports]:
        yield Paragraph(_("Reports that are under no item:"))
        yield Bullets(tuple(others))


def _item_words(item: PackItem) -> str:
    said = ", ".join(filter(None, (item.purpose, item.presenter)))
    lines = [f"{item.title} ({said})" if said else item.title]
    lines += [_report_words(each) for each in item.reports]
    lines += [_("Paper: %(title)s") % {"title": each.title} for each in item.papers]
    return "\n".join(lines)


def _report_words(report: PackReport) -> str:
    words = _("Report: %(title)s") % {"title": report.title}
    if report.number > 1:
        words = _("%(report)s (issue %(number)d)") % {"report": words, "number": report.number}
    if report.restricted:
        words = _("%(report)s. A part of it is not for the public and is sent to members apart") % {
            "report": words
        }
    return words


def _decisions(pack: FrozenPack) -> Iterable[Piece]:
    if not pack.decisions:
        return
    yield Heading(_("What was resolved last time"))
    for decision in pack.decisions:
        yield Heading(decision.title, 2)
        if decision.resolutions:
            numbered = enumerate(decision.resolutions, 1)
            yield Numbered(tuple(Item(num or str(at), text) for at, (num, text) in numbered))


def _to_confirm(pack: FrozenPack) -> Iterable[Piece]:
    if not pack.to_confirm:
        return
    yield Heading(_("For members to confirm as complete"))
    yield Paragraph(
        _(
            "Officers say that these are complete. Members decide whether they are: each may say "
            "so beforehand by their own link, or the committee decides at the meeting."
        )
    )
    for request in pack.to_confirm:
        yield Heading(f"{request.reference}: {request.text}", 2)
        yield Paragraph(_("What was done: %(words)s") % {"words": request.done})
        if request.completed_on:
            yield Note(_("Complete since %(day)s.") % {"day": iso_date_words(request.completed_on)})
        yield Paragraph(
            ngettext(
                "%(count)d of %(members)d members agrees so far.",
                "%(count)d of %(members)d members agree so far.",
                request.agreed,
            )
            % {"count": request.agreed, "members": pack.members}
        )
        if request.objections:
            yield Inset(_("Not every member agrees:"))
            yield Bullets(request.objections)


def _reports_back(pack: FrozenPack) -> Iterable[Piece]:
    if not (pack.reports_back or pack.outstanding or pack.excused):
        return
    yield Heading(_("What members reported from sessions"))
    since = {"since": iso_date_words(pack.since), "until": iso_date_words(pack.made_on)}
    yield Note(_("Reports on sessions from %(since)s to %(until)s.") % since)
    for report in pack.reports_back:
        yield from _report_back(report)
    if not pack.reports_back:
        yield Paragraph(_("No member has reported yet."))
    if pack.outstanding:
        yield Heading(_("Reports that are outstanding"), 2)
        yield Bullets(tuple(_outstanding(each) for each in pack.outstanding))
    if pack.excused:
        yield Heading(_("Members who are excused, or have left"), 2)
        yield Bullets(tuple(_outstanding(each) for each in pack.excused))


def _report_back(report: PackReportBack) -> Iterable[Piece]:
    who = who_words(report.member, report.division)
    session = f"{report.session}, {iso_date_words(report.on)}"
    return lowered(report_back(who, session, report.heard, report.asks_for))


def _outstanding(line: PackOutstanding) -> str:
    who = who_words(line.member, line.division)
    return missing_words(who, line.because, iso_date_words(line.due_on))


def _open(pack: FrozenPack) -> Iterable[Piece]:
    if not pack.open_requests:
        return
    yield Heading(_("What the committee asked for and is not complete"))
    caption = _("Open requests on %(day)s") % {"day": iso_date_words(pack.made_on)}
    yield open_requests(caption, (_open_request(each) for each in pack.open_requests))


def _open_request(request: PackRequest) -> OpenRequest:
    return OpenRequest(
        reference=request.reference,
        made_on=iso_date_words(request.made_on),
        text=request.text,
        addressee=request.addressee,
        done=request.done or request.response,
        stands=(request.rag_words, request.state),
        due_on=iso_date_words(request.due_on),
    )


def _printed(pack: FrozenPack, reports: Mapping[str, Paper]) -> Iterable[Piece]:
    """Each report whole, its headings one level below its title."""
    for report in pack.every_report:
        paper = reports.get(report.key)
        if paper is None:
            continue
        yield Heading(_("Report: %(title)s") % {"title": report.title})
        for fact in paper.facts:
            yield Paragraph(f"{fact.label}: {fact.words}")
        yield from lowered(paper.pieces)

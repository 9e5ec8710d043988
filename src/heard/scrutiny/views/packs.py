"""Agenda packs: made by the committee's officer, read by everybody."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heard.boards.queries.meetings import of_partnership
from heard.design.papers.pdf import to_pdf
from heard.design.papers.word import WORD, to_word
from heard.partnerships.access import current_member, current_partnership
from heard.partnerships.sealing import is_intact
from heard.scrutiny.forms.packs import PackForm
from heard.scrutiny.frozen_pack import read_pack
from heard.scrutiny.models import Pack
from heard.scrutiny.pack_paper import pack_pieces
from heard.scrutiny.queries import packs as queries
from heard.scrutiny.queries.gathering_pack import gather_pack
from heard.scrutiny.rules import can_keep_committee
from heard.scrutiny.services import packs as services


@login_not_required
@require_safe
def pack(request: HttpRequest, key: UUID) -> HttpResponse:
    """What members have before them. An older pack says which one replaced it."""
    found = _found(request, key)
    frozen = read_pack(found.frozen)
    context = {
        "pack": found,
        "frozen": frozen,
        "pieces": pack_pieces(frozen),
        "later": queries.later_pack(found),
        "is_intact": is_intact(found.frozen, found.sha256),
    }
    return render(request, "scrutiny/pack.jinja", context)


@login_not_required
@require_safe
def pack_word(request: HttpRequest, key: UUID) -> HttpResponse:
    """The whole pack with its reports, to print."""
    found = _found(request, key)
    return _file(found, to_word(queries.whole_paper(found)), WORD, "docx")


@login_not_required
@require_safe
def pack_pdf(request: HttpRequest, key: UUID) -> HttpResponse:
    """The same, tagged."""
    found = _found(request, key)
    return _file(found, to_pdf(queries.whole_paper(found)), "application/pdf", "pdf")


@require_http_methods(["GET", "POST"])
def make_pack(request: HttpRequest, pk: int) -> HttpResponse:
    """See what would be in the pack of a meeting, and freeze it."""
    member = current_member(request)
    meeting = get_object_or_404(of_partnership(member.partnership), pk=pk)
    committee = get_object_or_404(member.partnership.committees, body=meeting.body_id)
    if not can_keep_committee(member, committee):
        raise PermissionDenied
    last = meeting.packs.first()
    form = PackForm(request.POST if request.method == "POST" else None, is_first=last is None)
    if form.is_valid():
        try:
            made = services.make_pack(committee, meeting, note=form.note_given, by=member)
        except services.NoteMissingError:
            form.add_error(None, _("Somebody made a pack meanwhile. Open this page again"))
        except services.NothingNewError:
            form.add_error(None, _("Nothing is different from the last pack"))
        else:
            return redirect("scrutiny:pack", made.key)
    preview = pack_pieces(gather_pack(committee, meeting))
    context = {"form": form, "meeting": meeting, "committee": committee, "last": last}
    return render(request, "scrutiny/make_pack.jinja", context | {"preview": preview})


def _found(request: HttpRequest, key: UUID) -> Pack:
    return get_object_or_404(queries.packs_of(current_partnership(request)), key=key)


def _file(pack: Pack, content: bytes, kind: str, suffix: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    name = f"{pack.committee.slug}-{pack.meeting.starts_at:%Y-%m-%d}-{pack.number}.{suffix}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

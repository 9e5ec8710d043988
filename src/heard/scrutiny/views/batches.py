"""Bringing many records in, and what became of each."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heard.design.paging import as_query, page_links
from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.scrutiny.archives import ArchiveError
from heard.scrutiny.batch_report import csv_lines, labels
from heard.scrutiny.beside import Beside, beside
from heard.scrutiny.forms.batches import BringDecisionsForm, DifferenceForm
from heard.scrutiny.models import Batch
from heard.scrutiny.models.importing_words import Choice, Outcome
from heard.scrutiny.queries import batches as queries
from heard.scrutiny.queries import state_tag
from heard.scrutiny.rules import can_write_decisions
from heard.scrutiny.services import ChangedMeanwhileError, NotInForceError, settling
from heard.scrutiny.services.batches import bring_batch

PAGE_LENGTH = 100


@require_http_methods(["GET", "POST"])
def bring_decisions(request: HttpRequest) -> HttpResponse:
    """Upload many records, as files or in an archive."""
    member = _officer(request)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = BringDecisionsForm(*sent)
    if form.is_valid():
        try:
            brought = bring_batch(form.name, form.packed, by=member)
        except ArchiveError as problem:
            form.refuse(problem.words)
        else:
            return redirect(brought)
    context = {
        "form": form,
        "batches": queries.batches_of(member),
        "waiting": queries.to_settle(member)[:PAGE_LENGTH],
    }
    return render(request, "scrutiny/bring_decisions.jinja", context)


@require_safe
def batch(request: HttpRequest, key: UUID) -> HttpResponse:
    """How far the reading is, and what became of each file."""
    found = _batch(_officer(request), key)
    wanted = request.GET.get("outcome", "")
    wanted = wanted if wanted in Outcome.values else ""
    page = Paginator(queries.files_of(found, wanted), PAGE_LENGTH).get_page(request.GET.get("page"))
    words = {"before": _("Files before these"), "after": _("Files after these")}
    context = {
        "batch": found,
        "counted": queries.counted(found),
        "page": page,
        "wanted": wanted,
        "links": page_links(page, as_query({"outcome": wanted}), **words),
        "tag_of": queries.tag_of,
        "labels": labels,
    }
    return render(request, "scrutiny/batch.jinja", context)


@require_safe
def batch_csv(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """What became of each file, as a spreadsheet."""
    found = _batch(_officer(request), key)
    rows = csv_lines(queries.files_of(found))
    response = StreamingHttpResponse(rows, content_type="text/csv; charset=utf-8; header=present")
    response["Content-Disposition"] = 'attachment; filename="records-brought-in.csv"'
    return response


@require_http_methods(["GET", "POST"])
def batch_difference(request: HttpRequest, pk: int) -> HttpResponse:
    """A record that is here in other words: both, and what becomes of the new ones."""
    member = _officer(request)
    file = get_object_or_404(queries.files_here(member), pk=pk)
    if not file.waits:
        messages.info(request, _("It has been decided already: %(what)s") % {"what": file.became})
        return redirect(file.batch)
    both = beside(file)
    form = DifferenceForm(
        request.POST if request.method == "POST" else None, both.choices, both.days
    )
    if form.is_valid() and (answer := _settled(request, member, both, form)):
        return answer
    context = {"form": form, "both": both, "state_tag": state_tag} | queries.CHANGE_TAGS
    return render(request, "scrutiny/batch_difference.jinja", context)


def _settled(
    request: HttpRequest, member: Member, both: Beside, form: DifferenceForm
) -> HttpResponse | None:
    """Do what was chosen; None where the page has to be read again first."""
    file, day = both.file, form.day_chosen
    try:
        if form.cleaned_data["choice"] == Choice.NEXT:
            draft = settling.take_as_next_edition(file, seen=_seen(request), day=day, by=member)
        elif form.cleaned_data["choice"] == Choice.ANOTHER:
            draft = settling.take_as_another(file, day=day, by=member)
        else:
            settling.keep_ours(file, by=member)
            messages.success(request, _("Our record stays as it is"))
            return redirect(file.batch)
    except settling.NotWaitingError:
        messages.info(request, _("Somebody else has decided this meanwhile"))
        return redirect(file.batch)
    except (ChangedMeanwhileError, NotInForceError):
        words = _("Our record has been changed meanwhile. Read the differences again, then choose")
        form.add_error(None, words)
        return None
    messages.success(request, _("The new words are in a draft. Check it, then publish it"))
    return redirect("scrutiny:change_decision", draft.pk)


def _seen(request: HttpRequest) -> settling.Seen:
    """The edition that the officer had before them; one that there is not, if that is unclear."""
    pk, _dash, revision = request.POST.get("seen", "").partition("-")
    if pk.isdecimal() and revision.isdecimal() and len(pk + revision) < 20:
        return settling.Seen(int(pk), int(revision))
    return settling.Seen(0, 0)


def _officer(request: HttpRequest) -> Member:
    member = current_member(request)
    if not can_write_decisions(member):
        raise PermissionDenied
    return member


def _batch(member: Member, key: UUID) -> Batch:
    return get_object_or_404(member.partnership.decision_batches.all(), key=key)

"""Blocks, recommendations, implications and background papers of a report."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from heard.scrutiny.forms.report_rows import (
    AddBlockForm,
    BackgroundPapersForm,
    BlockForm,
    ImplicationForm,
    RecommendationForm,
)
from heard.scrutiny.models import Report
from heard.scrutiny.queries import report_rows as queries
from heard.scrutiny.rules import can_read_restricted
from heard.scrutiny.services import report_rows as services
from heard.scrutiny.views.opening_reports import (
    Saving,
    block_here,
    recommendation_here,
    report_here,
    sends_back_to_the_report,
    writer,
)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_report
def blocks(request: HttpRequest, pk: int) -> HttpResponse:
    """All blocks in order, and one more."""
    member = writer(request)
    report = report_here(member, pk)
    form = AddBlockForm(request.POST or None)
    if form.is_valid():
        try:
            block = services.add_block(report, form.cleaned_data["kind"], by=member)
        except services.TooManyError as most:
            form.add_error("kind", _("A report has at most %(n)d blocks") % {"n": most.args[0]})
        else:
            return redirect("scrutiny:change_block", block.pk)
    sees_all = can_read_restricted(member, report)
    context = {
        "form": form,
        "report": report,
        "lines": queries.block_lines(report, sees_restricted=sees_all),
    }
    return render(request, "scrutiny/blocks.jinja", context)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_report
def change_block(request: HttpRequest, pk: int) -> HttpResponse:
    """What one block shows, and how that looks today."""
    member = writer(request)
    block = block_here(member, pk)
    report, committee = block.report, block.report.committee
    may_restrict = can_read_restricted(member, report)

    def make(sent: object, _report: Report) -> BlockForm:
        now = get_object_or_404(report.blocks.all(), pk=pk)
        return BlockForm(sent, now, committee, may_restrict=may_restrict)

    form = make(request.POST or None, report)
    saving = Saving(request, report, form, lambda now: make(None, now))
    if saving.done(lambda revision: services.change_block(
        block, form.details, revision=revision, by=member)
    ):  # fmt: skip
        return redirect("scrutiny:change_block", pk)
    context = {"form": form, "report": report, "block": block, "saving": saving}
    context["line"] = queries.block_line(report, block)
    return render(request, "scrutiny/change_block.jinja", context)


@require_POST
@sends_back_to_the_report
def move_block(request: HttpRequest, pk: int) -> HttpResponse:
    member = writer(request)
    block = block_here(member, pk)
    services.move_block(block, _step(request), by=member)
    return redirect("scrutiny:blocks", block.report_id)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_report
def remove_block(request: HttpRequest, pk: int) -> HttpResponse:
    member = writer(request)
    block = block_here(member, pk)
    if request.method == "POST":
        services.remove_block(block, by=member)
        messages.success(request, _("Block removed"))
        return redirect("scrutiny:blocks", block.report_id)
    return render(request, "scrutiny/remove_block.jinja", {"block": block, "report": block.report})


@require_http_methods(["GET", "POST"])
@sends_back_to_the_report
def recommendations(request: HttpRequest, pk: int) -> HttpResponse:
    """All of them in order, and one more."""
    member = writer(request)
    report = report_here(member, pk)
    form = RecommendationForm(request.POST or None)
    if form.is_valid():
        try:
            services.add_recommendation(report, form.cleaned_data["text"], by=member)
        except services.TooManyError as most:
            words = _("A report has at most %(n)d recommendations")
            form.add_error("text", words % {"n": most.args[0]})
        else:
            return redirect("scrutiny:recommendations", pk)
    context = {"form": form, "report": report, "rows": list(report.recommendations.all())}
    return render(request, "scrutiny/recommendations.jinja", context)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_report
def change_recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    member = writer(request)
    row = recommendation_here(member, pk)
    report, saved = row.report, {"text": row.text}
    form = RecommendationForm(request.POST or None, initial=saved)
    saving = Saving(request, report, form, lambda _now: RecommendationForm(initial=saved))
    if saving.done(lambda revision: services.change_recommendation(
        row, form.cleaned_data["text"], revision=revision, by=member)
    ):  # fmt: skip
        return redirect("scrutiny:recommendations", report.pk)
    context = {"form": form, "report": report, "saving": saving}
    return render(request, "scrutiny/change_recommendation.jinja", context)


@require_POST
@sends_back_to_the_report
def move_recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    member = writer(request)
    row = recommendation_here(member, pk)
    services.move_recommendation(row, _step(request), by=member)
    return redirect("scrutiny:recommendations", row.report_id)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_report
def remove_recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    member = writer(request)
    row = recommendation_here(member, pk)
    if request.method == "POST":
        services.remove_recommendation(row, by=member)
        messages.success(request, _("Recommendation removed"))
        return redirect("scrutiny:recommendations", row.report_id)
    context = {"row": row, "report": row.report}
    return render(request, "scrutiny/remove_recommendation.jinja", context)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_report
def implication(request: HttpRequest, pk: int, kind: int) -> HttpResponse:
    """What the report means under one heading, and who signed it off."""
    member = writer(request)
    report = report_here(member, pk)
    of = get_object_or_404(report.committee.implication_kinds.filter(is_used=True), pk=kind)

    def make(sent: object, now: Report) -> ImplicationForm:
        return ImplicationForm(sent, of, now.implications.filter(kind=of).first())

    form = make(request.POST or None, report)
    saving = Saving(request, report, form, lambda now: make(None, now))
    if saving.done(lambda revision: services.write_implication(
        report, of, form.said, revision=revision, by=member)
    ):  # fmt: skip
        return redirect("scrutiny:write_report", pk)
    context = {"form": form, "report": report, "kind": of, "saving": saving}
    return render(request, "scrutiny/implication.jinja", context)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_report
def background_papers(request: HttpRequest, pk: int) -> HttpResponse:
    """What the report rests on."""
    member = writer(request)
    report = report_here(member, pk)

    def make(sent: object, now: Report) -> BackgroundPapersForm:
        return BackgroundPapersForm(sent, queries.paper_details(now))

    form = make(request.POST or None, report)
    saving = Saving(request, report, form, lambda now: make(None, now))
    if saving.done(lambda revision: services.set_background_papers(
        report, form.papers, revision=revision, by=member)
    ):  # fmt: skip
        return redirect("scrutiny:write_report", pk)
    context = {"form": form, "report": report, "saving": saving}
    return render(request, "scrutiny/background_papers.jinja", context)


def _step(request: HttpRequest) -> int:
    return -1 if request.POST.get("step") == "up" else 1

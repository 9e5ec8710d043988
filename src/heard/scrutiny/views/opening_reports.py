"""Getting hold of reports, and saving what was typed unless somebody else saved meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from heard.design.fields import GovukForm
from heard.design.typed import sent_revision
from heard.design.words import date_words
from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.scrutiny.models import Report, ReportBlock, ReportRecommendation
from heard.scrutiny.queries.reports import reports_of, saved_words
from heard.scrutiny.rules import can_read_restricted, can_write_report, can_write_reports
from heard.scrutiny.services.held_reports import ReportChangedError, ReportWithdrawnError

Given = ParamSpec("Given")
View = Callable[Concatenate[Any, Given], HttpResponse]


@dataclass(frozen=True)
class Differing:
    """One field: what is saved now, and what is typed and not saved."""

    label: str
    saved: str
    typed: str


def writer(request: HttpRequest) -> Member:
    """Somebody who writes reports. Raises Http404, PermissionDenied."""
    member = current_member(request)
    if not can_write_reports(member):
        raise PermissionDenied
    return member


def report_here(member: Member, pk: int) -> Report:
    """One that this member writes. Raises Http404, PermissionDenied."""
    report = get_object_or_404(reports_of(member.partnership), pk=pk)
    if not can_write_report(member, report):
        raise PermissionDenied
    return report


def block_here(member: Member, pk: int) -> ReportBlock:
    """A restricted one only for who may read it. Raises Http404, PermissionDenied."""
    found = reports_of(member.partnership).filter(blocks=pk).first()
    report = report_here(member, found.pk if found else 0)
    block = get_object_or_404(report.blocks.all(), pk=pk)
    block.report = report
    if block.is_restricted and not can_read_restricted(member, report):
        raise PermissionDenied
    return block


def recommendation_here(member: Member, pk: int) -> ReportRecommendation:
    """Raises Http404, PermissionDenied."""
    found = reports_of(member.partnership).filter(recommendations=pk).first()
    report = report_here(member, found.pk if found else 0)
    row = get_object_or_404(report.recommendations.all(), pk=pk)
    row.report = report
    return row


def sends_back_to_the_report(view: View[Given]) -> View[Given]:
    """Where a report was withdrawn, say so and lead to its page."""

    @wraps(view)
    def sent_back(request: Any, /, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except ReportWithdrawnError as refusal:
            messages.warning(request, _("This report was withdrawn. Nothing was changed"))
            return redirect("scrutiny:write_report", refusal.args[0].pk)

    return sent_back


class Saving:
    """A form that is saved, unless somebody else saved the report since it was opened.

    `fresh` makes the same form of a report as it is now, so that a page can show both.
    """

    def __init__(
        self,
        request: HttpRequest,
        report: Report,
        form: GovukForm,
        fresh: Callable[[Report], GovukForm],
    ) -> None:
        self._request, self._form, self._fresh = request, form, fresh
        is_sent = request.method == "POST"
        self.revision = sent_revision(request.POST) if is_sent else report.revision
        self.differing: list[Differing] = []

    def done(self, save: Callable[[int], object]) -> bool:
        """Whether it was sent, right, and is saved."""
        if not self._form.is_valid():
            return False
        try:
            save(self.revision)
        except ReportChangedError as changed:
            self._tell(changed.report)
            return False
        messages.success(self._request, _("Changes saved"))
        return True

    def _tell(self, report: Report) -> None:
        words = _(
            "%(name)s changed this report while you had it open. What you typed is kept here and "
            "not saved yet. Compare, then save again"
        )
        self._form.add_error(None, words % {"name": saved_words(report)})
        self.revision = report.revision
        self.differing = list(_differing(self._form, self._fresh(report)))


def _differing(typed: GovukForm, saved: GovukForm) -> list[Differing]:
    """Only fields in which the two differ."""
    found = []
    for name, field in typed.fields.items():
        ours = _words(field, _typed(typed, name))
        was = saved.fields.get(name)
        theirs = _words(field, saved.get_initial_for_field(was, name)) if was else ""
        if ours != theirs:
            found.append(Differing(str(field.label), theirs, ours))
    return found


def _typed(form: GovukForm, name: str) -> Any:
    """What came of it, or what was typed where something else was made of that."""
    cleaned = form.cleaned_data.get(name)
    is_plain = not isinstance(cleaned, list) or all(isinstance(each, str) for each in cleaned)
    return cleaned if is_plain else form[name].value()


def _words(field: Any, value: Any) -> str:
    """What a reader can compare: the words of a choice, a day in words, lines."""
    if isinstance(value, date):
        return date_words(value)
    labels = {str(code): str(words) for code, words in getattr(field, "choices", [])}
    if isinstance(value, list | tuple):
        return "\n".join(labels.get(str(each), str(each)) for each in value) or _("Empty")
    words = labels.get(str(value), str(value or ""))
    return "\n".join(line.rstrip() for line in words.splitlines()) or _("Empty")

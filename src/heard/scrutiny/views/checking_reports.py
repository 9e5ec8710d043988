"""An officer checks what members reported before anybody else reads it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from heard.design.typed import sent_revision
from heard.scrutiny.forms.duties import CheckReportForm
from heard.scrutiny.queries.reports_to_check import reports_of_members
from heard.scrutiny.services import reports_back as services
from heard.scrutiny.views.duties import keeper


@never_cache
@require_http_methods(["GET", "POST"])
def check_report_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The member's own words, and those that everybody may read. `pk` is the visit's."""
    member = keeper(request)
    found = reports_of_members(member.partnership)
    visit = get_object_or_404(found, pk=pk)
    sent = request.POST if request.method == "POST" else None
    form = CheckReportForm(sent, visit, within=member.partnership)
    if form.is_valid():
        revision = sent_revision(request.POST)
        try:
            services.check_report_back(visit, form.checked, revision=revision, by=member)
        except services.ReportedMeanwhileError:
            form.add_error(None, _("The member changed their report meanwhile. Read it again"))
        else:
            messages.success(request, _("The report is checked"))
            return redirect("scrutiny:duties")
    visit = get_object_or_404(found, pk=pk)
    context = {"form": form, "visit": visit, "report": getattr(visit, "report_back", None)}
    return render(request, "scrutiny/check_report_back.jinja", context)

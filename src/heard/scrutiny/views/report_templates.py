"""The council's own Word template: added, mapped, looked at, retired."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heard.design.papers.templates import TemplateError
from heard.design.papers.word import WORD
from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.scrutiny.forms.report_templates import PlacesForm, TemplateFileForm
from heard.scrutiny.models import ReportTemplate
from heard.scrutiny.queries import report_templates as queries
from heard.scrutiny.queries.sitting import committees_of
from heard.scrutiny.rules import can_keep_committee
from heard.scrutiny.services import report_templates as services


@require_http_methods(["GET", "POST"])
def add_template(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a template in with what its headings suggest; then look at what goes where."""
    member = current_member(request)
    committee = get_object_or_404(committees_of(member.partnership), pk=pk)
    if not can_keep_committee(member, committee):
        raise PermissionDenied
    is_sent = request.method == "POST"
    form = TemplateFileForm(request.POST if is_sent else None, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        try:
            places = queries.suggested(committee, content)
            made = services.add_template(committee, file.name, content, places, by=member)
        except TemplateError as error:
            form.add_error("file", error.words)
        else:
            return redirect("scrutiny:map_template", made.pk)
    context = {"form": form, "committee": committee, "templates": queries.templates_of(committee)}
    return render(request, "scrutiny/add_template.jinja", context)


@require_http_methods(["GET", "POST"])
def map_template(request: HttpRequest, pk: int) -> HttpResponse:
    """What goes under which heading, and beside which label."""
    member, template = _found(request, pk)
    names = queries.implications_of(template.committee)
    form = PlacesForm(
        request.POST or None, queries.read(template), queries.places_of(template), names
    )
    if form.is_valid():
        services.map_template(template, form.places, by=member)
        messages.success(request, _("Saved. Word files of reports look like this from now on"))
        return redirect("scrutiny:map_template", pk)
    context = {
        "form": form,
        "template": template,
        "committee": template.committee,
        "unplaced": queries.unplaced(template),
    }
    return render(request, "scrutiny/map_template.jinja", context)


@require_safe
def template_example(request: HttpRequest, pk: int) -> HttpResponse:
    """The template filled with an example."""
    _member, template = _found(request, pk)
    response = HttpResponse(queries.example(template).content, content_type=WORD)
    response["Content-Disposition"] = 'attachment; filename="example.docx"'
    return response


@require_http_methods(["GET", "POST"])
def retire_template(request: HttpRequest, pk: int) -> HttpResponse:
    """Use it no more."""
    member, template = _found(request, pk)
    if request.method == "POST":
        services.retire_template(template, by=member)
        messages.success(request, _("Template retired"))
        return redirect("scrutiny:add_template", template.committee_id)
    context = {"template": template, "committee": template.committee}
    return render(request, "scrutiny/retire_template.jinja", context)


def _found(request: HttpRequest, pk: int) -> tuple[Member, ReportTemplate]:
    """Raises Http404, PermissionDenied."""
    member = current_member(request)
    template = get_object_or_404(queries.templates_here(member.partnership), pk=pk)
    if not can_keep_committee(member, template.committee):
        raise PermissionDenied
    return member, template

"""The council's own Word template for reports: taken in, mapped, retired."""

from hashlib import sha256

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.design.papers.templates import read_template
from heard.partnerships.models import Member
from heard.scrutiny.models import Committee, ReportTemplate
from heard.scrutiny.services.held_reports import NotYourReportError
from heard.scrutiny.template_places import Places


@transaction.atomic
def add_template(
    committee: Committee, file_name: str, content: bytes, places: Places, *, by: Member
) -> ReportTemplate:
    """Used for every Word file from now on. Raises TemplateError, NotYourReportError."""
    if committee.partnership_id != by.partnership_id:
        raise NotYourReportError(committee)
    read_template(content)
    template = ReportTemplate.objects.create(
        committee=committee,
        file=ContentFile(content, name="template.docx"),
        file_name=file_name[:200],
        sha256=sha256(content).hexdigest(),
        added_by=by,
        **_columns(places),
    )
    record("report template added", template, by=by.user)
    return template


@transaction.atomic
def map_template(template: ReportTemplate, places: Places, *, by: Member) -> ReportTemplate:
    """Say anew what goes where. Raises NotYourReportError."""
    template = _held(template, by)
    for name, value in _columns(places).items():
        setattr(template, name, value)
    template.save(update_fields=["places", "labels"])
    record("report template mapped", template, by=by.user)
    return template


@transaction.atomic
def retire_template(template: ReportTemplate, *, by: Member) -> None:
    """The one before it is used again, else our own look. Twice does no harm."""
    template = _held(template, by)
    if template.retired_on is None:
        template.retired_on = timezone.localdate()
        template.save(update_fields=["retired_on"])
        record("report template retired", template, by=by.user)


def _held(template: ReportTemplate, by: Member) -> ReportTemplate:
    found = ReportTemplate.objects.select_related("committee")
    template = found.select_for_update(of=("self",)).get(pk=template.pk)
    if template.partnership_id != by.partnership_id:
        raise NotYourReportError(template)
    return template


def _columns(places: Places) -> dict[str, dict[str, str]]:
    """As JSON keeps them: without what goes nowhere."""
    return {
        "places": {str(index): code for index, code in places.places.items() if code},
        "labels": {str(index): code for index, code in places.labels.items() if code},
    }

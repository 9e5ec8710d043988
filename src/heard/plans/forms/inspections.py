"""When inspectors came, what their report says, and throwing away what was made by mistake."""

import hashlib
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from heard.design.fields import (
    DateField,
    FileField,
    GovukForm,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)
from heard.plans.frameworks import Framework, framework_of, known_frameworks
from heard.plans.models import Inspection
from heard.plans.models.words import InspectionKind
from heard.plans.plan_details import InspectionDetails, Report

DATE_HINT = _("For example, 27 3 2026")
LARGEST = 20 * 10**6
NO_OUTCOME = "none"


class InspectionForm(GovukForm):
    """Its kind and days. They say which framework it stands under."""

    kind = RadiosField(
        label=_("What kind of inspection is it?"),
        choices=InspectionKind.choices,
        hints={
            InspectionKind.MONITORING: _("Inspectors look at how a priority action plan goes"),
            InspectionKind.REVISIT: _("Inspectors come back after a written statement of action"),
        },
        error_messages={"required": _("Select what kind of inspection it is")},
    )
    started_on = DateField(
        label=_("When did it start?"),
        help_text=DATE_HINT,
        error_messages={"required": _("Enter the day on which it started")},
    )
    ended_on = DateField(
        label=_("When did it end?"),
        help_text=DATE_HINT,
        error_messages={"required": _("Enter the day on which it ended")},
    )
    framework = SelectField(
        label=_("Which framework does it follow?"),
        help_text=_("Usually its days say that. A re-visit may follow the one before"),
        required=False,
    )

    def __init__(self, sent: object, inspection: Inspection | None = None) -> None:
        super().__init__(sent, initial=_days_of(inspection) if inspection else None)
        named = [(each.code, each.name) for each in known_frameworks()]
        choices = [("", _("The one that was in force on its days")), *named]
        self.fields["framework"].choices = choices  # type: ignore[attr-defined] # a choice field has them

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        first, last = given.get("started_on"), given.get("ended_on")
        if first and last and last < first:
            self.add_error("ended_on", _("Enter a day on or after the one on which it started"))
        return given

    def refuse_days(self) -> None:
        known = ", ".join(_span(each) for each in known_frameworks())
        words = _("Enter other days. Heard knows frameworks for %(known)s")
        self.add_error("started_on", words % {"known": known})

    def refuse_doubt(self, frameworks: tuple[Framework, ...]) -> None:
        names = "; ".join(each.name for each in frameworks)
        words = _("Select which one it follows. On these days there were several: %(names)s")
        self.add_error("framework", words % {"names": names})

    @property
    def details(self) -> InspectionDetails:
        return InspectionDetails(**self.cleaned_data)


class ReportForm(GovukForm):
    """What the report says. The file is read for its SHA-256 and not kept."""

    published_on = DateField(
        label=_("When was the report published?"),
        help_text=_("Leave it empty until it is. For example, 27 3 2026"),
        required=False,
    )
    outcome = RadiosField(
        label=_("What is the outcome?"),
        help_text=_("In the exact words of the framework"),
        error_messages={"required": _("Select the outcome, or that there is none")},
    )
    plain_words = LongTextField(
        label=_("What does that mean for families?"),
        help_text=_("One or two sentences that a tired parent understands"),
        max_length=2000,
        required=False,
    )
    report_url = TextField(
        label=_("Where can everybody read the report?"),
        help_text=_("Its full address, as https://files.ofsted.gov.uk/..."),
        max_length=500,
        required=False,
        validators=[
            URLValidator(
                schemes=["http", "https"],
                message=_("Enter a full address, like https://www.gov.uk/report"),
            )
        ],
    )
    file = FileField(
        label=_("The report as a PDF"),
        help_text=_(
            "At most 20 MB. It is not kept: only its fingerprint (SHA-256) is, so that anybody can "
            "see whether a file is the one that we read"
        ),
        suffixes=(".pdf",),
        largest=LARGEST,
        required=False,
    )
    is_public = RadiosField(
        label=_("Who can see the inspection and what was found?"),
        choices=[("yes", _("Everybody")), ("no", _("Staff only"))],
        error_messages={"required": _("Select who can see it")},
    )

    def __init__(self, sent: object, files: object, inspection: Inspection) -> None:
        super().__init__(sent, files, initial=_report_of(inspection))
        framework = framework_of(inspection.framework)
        words = [(each.code, each.words) for each in framework.outcomes] if framework else []
        if inspection.outcome and inspection.outcome not in dict(words):
            words.append((inspection.outcome, inspection.outcome_words))
        none = (NO_OUTCOME, _("There is none, or it is not known yet"))
        self.fields["outcome"].choices = [*words, none]  # type: ignore[attr-defined] # a choice field has them
        self.fields["outcome"].dividers = {NO_OUTCOME: _("or")}  # type: ignore[attr-defined] # radios have them
        self._inspection = inspection

    def clean_published_on(self) -> Any:
        day = self.cleaned_data["published_on"]
        if day and day < self._inspection.ended_on:
            raise ValidationError(_("Enter a day on or after the end of the inspection"))
        return day

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and not file.read(5).startswith(b"%PDF-"):
            raise ValidationError(_("This file is no PDF. Select the report as a PDF"))
        return file

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        is_shown = given.get("is_public") == "yes"
        if is_shown and not given.get("published_on") and "published_on" not in self.errors:
            words = _("Enter when the report was published, or let only staff see it")
            self.add_error("published_on", words)
        return given

    @property
    def report(self) -> Report:
        given, file = self.cleaned_data, self.cleaned_data["file"]
        return Report(
            published_on=given["published_on"],
            url=given["report_url"],
            sha256=_sha256(file) if file else "",
            outcome="" if given["outcome"] == NO_OUTCOME else given["outcome"],
            plain_words=given["plain_words"],
            is_public=given["is_public"] == "yes",
        )


def _sha256(file: Any) -> str:
    found = hashlib.sha256()
    for part in file.chunks():  # from the start, whatever was read before
        found.update(part)
    return found.hexdigest()


def _days_of(inspection: Inspection) -> dict[str, Any]:
    return {name: getattr(inspection, name) for name in InspectionForm.base_fields}


def _report_of(inspection: Inspection) -> dict[str, Any]:
    return {
        "published_on": inspection.published_on,
        "outcome": inspection.outcome or (NO_OUTCOME if inspection.published_on else ""),
        "plain_words": inspection.plain_words,
        "report_url": inspection.report_url,
        "is_public": "yes" if inspection.is_public else "no",
    }


def _span(framework: Framework) -> str:
    since = framework.valid_from.year
    until = framework.valid_until
    if until is None:
        return str(_("%(since)d onwards") % {"since": since})
    return f"{since}–{until.year}"

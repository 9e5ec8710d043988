"""Programmes, phases, and who was asked to come."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from heard.design.fields import (
    CheckboxesField,
    DateField,
    GovukForm,
    LongTextField,
    NumberField,
    RadiosField,
    SelectField,
    TextField,
)
from heard.partnerships.models import District
from heard.sessions.ages import AGES
from heard.sessions.details import Asked, PhaseDetails, ProgrammeDetails
from heard.sessions.forms.choosing import all_chosen, chosen, offer
from heard.sessions.models import Outreach, Phase, Programme
from heard.sessions.models.words import Need
from heard.surveys.models import Survey

DATE_HINT = _("For example, 27 3 2026")


class ProgrammeForm(GovukForm):
    """A programme as those who run it describe it."""

    name = TextField(
        label=_("Name"),
        help_text=_("Families see it. For example, Your Child, Your Voice"),
        max_length=200,
        error_messages={"required": _("Enter a name")},
    )
    about = LongTextField(
        label=_("What is it, and why?"),
        help_text=_("In words that a tired parent understands. What happens with what people say?"),
        max_length=4000,
        required=False,
    )
    contact = TextField(
        label=_("Who can families ask?"),
        help_text=_("A name, and a phone number or e-mail address"),
        max_length=300,
        error_messages={"required": _("Enter who families can ask")},
    )
    is_public = RadiosField(
        label=_("Who can see it?"),
        choices=[("yes", _("Everybody")), ("no", _("Staff only, for now"))],
        initial="no",
        error_messages={"required": _("Select who can see it")},
    )
    heard_within_days = NumberField(
        label=_("Within how many days of a session do you publish what you heard?"),
        help_text=_("Families see this promise, and the page says so when you are late"),
        min_value=1,
        max_value=180,
        width=3,
        initial=28,
    )
    bookings_kept_days = NumberField(
        label=_("How many days after a session are names and contact details kept?"),
        help_text=_("They are deleted after that. Counts of who came stay"),
        min_value=1,
        max_value=730,
        width=3,
        initial=90,
    )
    support_kept_days = NumberField(
        label=_("How many days after a session are support needs kept?"),
        help_text=_("They say something of a child's health, so keep them for as short as you can"),
        min_value=0,
        max_value=730,
        width=3,
        initial=14,
    )

    coders_wanted = RadiosField(
        label=_("How many people sort each point under themes?"),
        help_text=_("For points that are published from now on"),
        choices=[("1", _("One")), ("2", _("Two, neither seeing how the other sorted it"))],
        initial="1",
        required=False,
    )

    def __init__(self, sent: Any = None, programme: Programme | None = None) -> None:
        super().__init__(sent, initial=_programme_values(programme) if programme else None)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        support, contact = given.get("support_kept_days"), given.get("bookings_kept_days")
        if support is not None and contact is not None and support > contact:
            words = gettext("Enter %(number)d or less. Support needs go before contact details")
            self.add_error("support_kept_days", words % {"number": contact})
        return given

    @property
    def details(self) -> ProgrammeDetails:
        given = dict(self.cleaned_data)
        given["is_public"] = given["is_public"] == "yes"
        given["coders_wanted"] = int(given["coders_wanted"] or 1)
        return ProgrammeDetails(**given)


class PhaseForm(GovukForm):
    """A phase, and whom it wants to hear."""

    name = TextField(
        label=_("Name"),
        help_text=_("For example, Autumn 2026"),
        max_length=100,
        error_messages={"required": _("Enter a name")},
    )
    starts_on = DateField(
        label=_("First day"),
        help_text=DATE_HINT,
        error_messages={"required": _("Enter the first day")},
    )
    ends_on = DateField(
        label=_("Last day"),
        help_text=DATE_HINT,
        error_messages={"required": _("Enter the last day")},
    )
    aims = LongTextField(
        label=_("What is this phase to find out?"),
        help_text=_("Its aims. Families read them on the page of the programme"),
        max_length=3000,
        required=False,
    )
    districts = CheckboxesField(
        label=_("From which districts do you want to hear families?"),
        help_text=_("Leave it empty for all of them"),
        required=False,
    )
    needs = CheckboxesField(
        label=_("Of children with which needs?"),
        help_text=_("Leave it empty for all of them"),
        choices=Need.choices,
        required=False,
    )
    ages = CheckboxesField(
        label=_("Of which ages?"),
        help_text=_("Leave it empty for all of them"),
        choices=AGES,
        required=False,
    )
    feedback_survey = SelectField(
        label=_("Survey that asks how a session was"),
        help_text=_("Three questions. Those who came get its address at the end"),
        required=False,
    )
    equality_survey = SelectField(
        label=_("Survey that asks who came"),
        help_text=_("Answered if people like, without a name, and apart from all bookings"),
        required=False,
    )

    def __init__(
        self,
        sent: Any,
        districts: Sequence[District],
        surveys: Sequence[Survey],
        phase: Phase | None = None,
    ) -> None:
        super().__init__(sent, initial=_phase_values(phase) if phase else None)
        self._districts, self._surveys = districts, surveys
        offer(self, "districts", districts)
        if not districts:
            del self.fields["districts"]
        for name in ("feedback_survey", "equality_survey"):
            offer(self, name, surveys, empty=_("None"))

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        first, last = given.get("starts_on"), given.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", gettext("Enter a last day that is on or after the first"))
        return given

    @property
    def details(self) -> PhaseDetails:
        given = self.cleaned_data
        return PhaseDetails(
            name=given["name"],
            starts_on=given["starts_on"],
            ends_on=given["ends_on"],
            aims=given["aims"],
            districts=all_chosen(self._districts, given.get("districts", [])),
            needs=tuple(given["needs"]),
            ages=tuple(given["ages"]),
            feedback_survey=chosen(self._surveys, given["feedback_survey"]),
            equality_survey=chosen(self._surveys, given["equality_survey"]),
        )


class OutreachForm(GovukForm):
    """Who was asked to come, how, how many that reached."""

    on = DateField(
        label=_("When?"), help_text=DATE_HINT, error_messages={"required": _("Enter the day")}
    )
    how = TextField(
        label=_("How were people asked?"),
        help_text=_("For example, letter, post in the forum's group, poster at the surgery"),
        max_length=200,
        error_messages={"required": _("Enter how people were asked")},
    )
    whom = TextField(
        label=_("Who was asked?"),
        help_text=_("For example, all parents of children with an EHC plan"),
        max_length=200,
        error_messages={"required": _("Enter who was asked")},
    )
    reached = NumberField(
        label=_("How many people did it reach?"),
        help_text=_("Leave it empty where nobody can know, as with a poster"),
        min_value=0,
        max_value=10_000_000,
        width=10,
        required=False,
    )
    source = TextField(
        label=_("Where is the number from?"),
        help_text=_("For example, the mailing list of the SEND team on that day"),
        max_length=200,
        required=False,
    )

    def __init__(self, sent: Any = None, outreach: Outreach | None = None) -> None:
        names = ("on", "how", "whom", "reached", "source")
        values = {name: getattr(outreach, name) for name in names} if outreach else None
        super().__init__(sent, initial=values)
        on: Any = self.fields["on"]
        on.latest = timezone.localdate()

    @property
    def asked(self) -> Asked:
        return Asked(**self.cleaned_data)


def _programme_values(programme: Programme) -> dict[str, Any]:
    values = {name: getattr(programme, name) for name in ProgrammeForm.base_fields}
    return values | {
        "is_public": "yes" if programme.is_public else "no",
        "coders_wanted": str(programme.coders_wanted),
    }


def _phase_values(phase: Phase) -> dict[str, Any]:
    columns = ("name", "starts_on", "ends_on", "aims", "needs", "ages")
    return {column: getattr(phase, column) for column in columns} | {
        "districts": [str(district.pk) for district in phase.districts.all()],
        "feedback_survey": phase.feedback_survey_id or "",
        "equality_survey": phase.equality_survey_id or "",
    }

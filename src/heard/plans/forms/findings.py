"""One finding, word for word; and closing it."""

from typing import Any

from django.utils import timezone
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
from heard.plans.forms.inspections import DATE_HINT
from heard.plans.frameworks import framework_of
from heard.plans.models import Finding
from heard.plans.plan_details import Because, FindingDetails
from heard.plans.queries.inspections import FindingChoices


class FindingForm(GovukForm):
    """A finding as the report has it, and what it means for families."""

    number = NumberField(
        label=_("Number"),
        help_text=_("Where it stands among the findings of this inspection"),
        min_value=1,
        max_value=999,
        width=3,
        error_messages={"required": _("Enter its number")},
    )
    kind = RadiosField(
        label=_("What kind of finding is it?"),
        error_messages={"required": _("Select what kind of finding it is")},
    )
    title = TextField(
        label=_("In a few words"),
        help_text=_("For example, Children wait too long for an autism assessment"),
        max_length=200,
        error_messages={"required": _("Enter it in a few words")},
    )
    text = LongTextField(
        label=_("What the report says, word for word"),
        max_length=10_000,
        error_messages={"required": _("Enter what the report says")},
    )
    plain_words = LongTextField(
        label=_("What does that mean for families?"),
        help_text=_("In words that a tired parent understands. Families read this first"),
        max_length=2000,
        required=False,
    )
    responsible = CheckboxesField(
        label=_("Who does the report say should put it right?"), required=False
    )
    again_of = SelectField(
        label=_("Did inspectors find the same before?"),
        help_text=_("Then it can be followed from one inspection and plan to the next"),
        required=False,
    )

    def __init__(self, sent: object, choices: FindingChoices, finding: Finding | None = None):
        start = _values_of(finding) if finding else {"number": choices.next_number}
        super().__init__(sent, initial=start)
        framework = framework_of(choices.inspection.framework)
        kinds = [(each.code, each.name) for each in framework.finding_kinds] if framework else []
        if finding and finding.kind not in dict(kinds):
            kinds.append((finding.kind, finding.kind))
        self._organisations = {str(each.pk): each for each in choices.organisations}
        self._earlier = {str(each.pk): each for each in choices.earlier}
        named = [(pk, _named(each)) for pk, each in self._earlier.items()]
        self._offer("kind", kinds)
        self._offer("responsible", [(pk, each.name) for pk, each in self._organisations.items()])
        self._offer("again_of", [("", str(_("No, or we do not know"))), *named])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined] # a choice field has them

    @property
    def details(self) -> FindingDetails:
        given = dict(self.cleaned_data)
        given["responsible"] = tuple(self._organisations[pk] for pk in given["responsible"])
        given["again_of"] = self._earlier.get(given["again_of"])
        return FindingDetails(**given)


class CloseFindingForm(GovukForm):
    """Who no longer sees the need, and since when."""

    on = DateField(
        label=_("Since when?"),
        help_text=DATE_HINT,
        error_messages={"required": _("Enter a day")},
    )
    reason = LongTextField(
        label=_("Who said that it is put right, and where?"),
        help_text=_("Everybody can read this"),
        max_length=2000,
        error_messages={"required": _("Enter who said so, and where")},
    )

    def __init__(self, sent: object, finding: Finding) -> None:
        super().__init__(sent)
        self.fields["on"].earliest = finding.inspection.ended_on  # type: ignore[attr-defined] # a day has them
        self.fields["on"].latest = timezone.localdate()  # type: ignore[attr-defined] # a day has them

    @property
    def because(self) -> Because:
        return Because(self.cleaned_data["on"], self.cleaned_data["reason"])


def _named(finding: Finding) -> str:
    return f"{finding.title} ({finding.inspection})"


def _values_of(finding: Finding) -> dict[str, Any]:
    values = {name: getattr(finding, name) for name in FindingForm.base_fields}
    return values | {
        "responsible": [str(each.pk) for each in finding.responsible.all()],
        "again_of": str(finding.again_of_id or ""),
    }

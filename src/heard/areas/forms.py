"""What an operator and an area are asked."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from heard.areas.details import Joining, ProgrammeWords
from heard.design.fields import (
    CheckboxesField,
    ConfirmField,
    DateField,
    GovukForm,
    LongTextField,
    NumberField,
    RadiosField,
    SelectField,
    TextField,
)
from heard.partnerships.models import Partnership
from heard.questionnaires.models import QuestionnaireVersion
from heard.results.queries import GroupingChoice
from heard.results.services import MOST_GROUPINGS
from heard.surveys.forms.words import WordsForm

OF_EACH_AREA = ("contact", "worried_contact", "asked_count")
ALL, SOME = "all", "some"


class ChooseVersionForm(GovukForm):
    """Which questionnaire: the first step, since what findings are broken down by hangs on it."""

    version = SelectField(
        label=_("Which questionnaire do all areas ask?"),
        error_messages={"required": _("Select the questionnaire")},
    )

    def __init__(self, *args: Any, versions: Iterable[QuestionnaireVersion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.versions = {str(version.pk): version for version in versions}
        names = [(key, str(version)) for key, version in self.versions.items()]
        field = cast("SelectField", self.fields["version"])
        field.choices = [("", _("Select a questionnaire")), *names]

    @property
    def chosen(self) -> QuestionnaireVersion:
        return self.versions[self.cleaned_data["version"]]


class ProgrammeForm(WordsForm):
    """What a survey says of itself, for all areas, without what each area says for itself."""

    asked_from = DateField(
        label=_("From which day should families be asked?"),
        error_messages={"required": _("Enter the first day")},
    )
    asked_until = DateField(
        label=_("Until which day?"),
        help_text=_("Each area opens and closes its own survey. Close days make a fair comparison"),
        error_messages={"required": _("Enter the last day")},
    )
    groupings = CheckboxesField(
        label=_("What should the findings be broken down by?"),
        help_text=_(
            "Choose up to %(most)d. The more you choose, the more small groups have to be hidden."
        )
        % {"most": MOST_GROUPINGS},
        required=False,
    )

    def __init__(self, *args: Any, choices: Sequence[GroupingChoice], **kwargs: Any) -> None:
        usual = [choice.code for choice in choices if choice.is_usual][:MOST_GROUPINGS]
        initial = {"groupings": usual} | kwargs.pop("initial", {})
        super().__init__(*args, initial=initial, **kwargs)
        for name in OF_EACH_AREA:
            del self.fields[name]
        field = cast("CheckboxesField", self.fields["groupings"])
        ordered = sorted(choices, key=lambda choice: not choice.is_usual)
        field.choices = [(choice.code, choice.label) for choice in ordered]

    def clean(self) -> dict[str, Any] | None:
        given = super().clean()
        first, last = self.cleaned_data.get("asked_from"), self.cleaned_data.get("asked_until")
        if first and last and last < first:
            self.add_error("asked_until", now("The last day must not be before the first"))
        if len(self.cleaned_data.get("groupings") or []) > MOST_GROUPINGS:
            self.add_error("groupings", now("Select %(most)d or fewer") % {"most": MOST_GROUPINGS})
        return given

    @property
    def programme_words(self) -> ProgrammeWords:
        """What was entered. Only for a valid form."""
        names = ProgrammeWords.__dataclass_fields__
        return ProgrammeWords(**{name: self.cleaned_data[name] for name in names})


class AskAreasForm(GovukForm):
    """All that were not asked yet, or some of them."""

    who = RadiosField(
        label=_("Which areas do you ask?"),
        choices=[(ALL, _("All of these")), (SOME, _("Only those that I select below"))],
        error_messages={"required": _("Select all or some")},
    )
    areas = CheckboxesField(label=_("Areas"), required=False)

    def __init__(self, *args: Any, partnerships: Iterable[Partnership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partnerships = {str(each.pk): each for each in partnerships}
        field = cast("CheckboxesField", self.fields["areas"])
        field.choices = [(key, each.name) for key, each in self.partnerships.items()]

    def clean(self) -> dict[str, Any] | None:
        given = super().clean()
        if self.cleaned_data.get("who") == SOME and not self.cleaned_data.get("areas"):
            self.add_error("areas", now("Select one area or more"))
        return given

    @property
    def chosen(self) -> list[Partnership]:
        if self.cleaned_data["who"] == ALL:
            return list(self.partnerships.values())
        return [self.partnerships[key] for key in self.cleaned_data["areas"]]


def _naming_field() -> RadiosField:
    return RadiosField(
        label=_("May other areas see your name beside your results?"),
        choices=[("yes", _("Yes, by name")), ("no", _("No, as another area"))],
        help_text=_("You can change this at any time"),
        error_messages={"required": _("Select yes or no")},
    )


class JoinForm(GovukForm):
    """An area's yes, with what its own families read."""

    naming = _naming_field()
    contact = TextField(
        label=_("Who can families ask about the survey?"),
        help_text=_("A name or team, with a telephone number or an email address"),
        max_length=300,
        error_messages={"required": _("Enter who families can ask")},
    )
    worried_contact = LongTextField(
        label=_("Who should somebody call who is worried about a child?"),
        help_text=_("Your children's social care or safeguarding team, also outside office hours"),
        max_length=1000,
        error_messages={"required": _("Enter who to call about a child")},
    )
    asked_count = NumberField(
        label=_("How many will you ask? (optional)"),
        help_text=_("For the response rate. You can enter it later, before you open the survey"),
        min_value=1,
        max_value=10_000_000,
        width=10,
        required=False,
    )

    @property
    def joining(self) -> Joining:
        """What was entered. Only for a valid form."""
        return Joining(
            may_be_named=self.cleaned_data["naming"] == "yes",
            contact=self.cleaned_data["contact"],
            worried_contact=self.cleaned_data["worried_contact"],
            asked_count=self.cleaned_data["asked_count"],
        )


class NamingForm(GovukForm):
    naming = _naming_field()

    @property
    def may_be_named(self) -> bool:
        return bool(self.cleaned_data["naming"] == "yes")


class SureForm(GovukForm):
    """One box to tick before something that cannot be taken back."""

    checked = ConfirmField(label=_("Yes, I am sure"))

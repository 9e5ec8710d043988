"""Making a survey, wording it, closing it."""

from typing import Any, Protocol

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from heard.design.fields import (
    ConfirmField,
    GovukForm,
    LongTextField,
    NumberField,
    SelectField,
    TextField,
)
from heard.questionnaires.models import QuestionnaireVersion
from heard.surveys.models import Survey
from heard.surveys.services import SurveyWords


class WordsForm(GovukForm):
    """What a survey says of itself. Families read all of it but the last two."""

    title = TextField(
        label=_("Title"),
        max_length=200,
        error_messages={"required": _("Enter a title")},
    )
    audience = TextField(
        label=_("Who is it for?"),
        help_text=_("For example, parents and carers of children with an EHC plan in Westmere"),
        max_length=200,
        error_messages={"required": _("Enter who the survey is for")},
    )
    introduction = LongTextField(
        label=_("Why do you ask?"),
        help_text=_("One or two short paragraphs at the top of the first page"),
        max_length=3000,
        error_messages={"required": _("Enter why you ask")},
    )
    use_of_answers = LongTextField(
        label=_("What happens to the answers?"),
        help_text=_("Who reads them, what is published, how long they are kept"),
        max_length=3000,
        error_messages={"required": _("Enter what happens to the answers")},
    )
    next_steps = LongTextField(
        label=_("What happens next, and when?"),
        help_text=_("Shown after sending: when results come, and how to hear of them"),
        max_length=3000,
        error_messages={"required": _("Enter what happens next")},
    )
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
    minutes = NumberField(
        label=_("How many minutes does it take?"),
        min_value=1,
        max_value=240,
        error_messages={"required": _("Enter how many minutes it takes")},
    )
    unit_asked = TextField(
        label=_("Who or what is counted as asked?"),
        help_text=_("For example, children with an EHC plan: one family may have several"),
        max_length=200,
        error_messages={"required": _("Enter who or what is counted as asked")},
    )
    asked_count = NumberField(
        label=_("How many were asked? (optional)"),
        help_text=_("For the response rate. Leave it blank if nobody knows"),
        min_value=1,
        max_value=10_000_000,
        width=10,
        required=False,
    )

    @property
    def words(self) -> SurveyWords:
        """What was entered. Only for a valid form."""
        names = SurveyWords.__dataclass_fields__
        return SurveyWords(**{name: self.cleaned_data[name] for name in names})


class MakeSurveyForm(WordsForm):
    """The same, with the questionnaire version to ask."""

    version = SelectField(
        label=_("Questionnaire"),
        error_messages={"required": _("Select the questionnaire")},
    )
    field_order = ("version",)

    def __init__(
        self, *args: Any, versions: QuerySet[QuestionnaireVersion], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.versions = {str(version.pk): version for version in versions}
        names = [(key, str(version)) for key, version in self.versions.items()]
        chooser: _Chooser = self.fields["version"]  # type: ignore[assignment] # declared above
        chooser.choices = [("", _("Select a questionnaire")), *names]

    @property
    def chosen_version(self) -> QuestionnaireVersion:
        return self.versions[self.cleaned_data["version"]]


class _Chooser(Protocol):
    choices: list[tuple[str, Any]]


def words_of(survey: Survey) -> dict[str, Any]:
    """A survey's words as a form's first values."""
    return {name: getattr(survey, name) for name in SurveyWords.__dataclass_fields__}


class OpenSurveyForm(GovukForm):
    checked = ConfirmField(
        label=_("I have read the questions and the words as a family would see them"),
        error_messages={"required": _("Tick the box when you have read them")},
    )


class CloseSurveyForm(GovukForm):
    reason = LongTextField(
        label=_("Why are you closing this survey?"),
        help_text=_("Families will see this on the survey page"),
        max_length=1000,
        error_messages={"required": _("Enter why you are closing this survey")},
    )

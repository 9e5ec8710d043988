"""What is asked when results of others are brought in, mapped, loaded and removed."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from heard.design.fields import (
    ConfirmField,
    DateField,
    FileField,
    GovukForm,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)
from heard.design.words import date_words
from heard.engines.estimation.external import AboutError, AboutWave
from heard.engines.questionnaire import Item, Questionnaire
from heard.questionnaires.models import QuestionnaireVersion
from heard.results.external import (
    NOT_OURS,
    MappedOption,
    MappedQuestion,
    TheirQuestion,
    proposed_for,
)
from heard.results.models import ExternalWave

LARGEST_FILE = 5_000_000
MOST_QUESTIONS, MOST_OPTIONS = 60, 600  # more are mapped by a file
_NONE = "none"
_ABOUT = (
    *("title", "source", "licence", "population"),
    *("published_on", "fieldwork_from", "fieldwork_to", "url"),
)


class BringWaveForm(GovukForm):
    """A file with where it is from: without it nobody may lay anything beside it."""

    file = FileField(
        label=_("File of results"),
        help_text=_(
            "A CSV file in UTF-8 with the columns question, option, and percent or estimate; "
            "base, low, high, se, breakdown and group if there are any"
        ),
        suffixes=(".csv",),
        largest=LARGEST_FILE,
    )
    version = SelectField(
        label=_("Which questions of ours stand beside it?"),
        error_messages={"required": _("Select our questionnaire")},
    )
    title = TextField(
        label=_("What is it called?"),
        help_text=_("For example, National parent survey 2025"),
        max_length=200,
        error_messages={"required": _("Enter what it is called")},
    )
    source = TextField(
        label=_("Who asked?"),
        max_length=300,
        error_messages={"required": _("Enter who asked")},
    )
    licence = TextField(
        label=_("Under which licence may it be used?"),
        help_text=_(
            "For example, Open Government Licence v3.0. It is shown wherever a figure stands"
        ),
        max_length=300,
        error_messages={"required": _("Enter the licence")},
    )
    population = TextField(
        label=_("Whom do the figures describe?"),
        help_text=_("For example, parents of children with a plan in England"),
        max_length=300,
        error_messages={"required": _("Enter whom the figures describe")},
    )
    published_on = DateField(
        label=_("When was it published?"), help_text=_("For example, 25 6 2026")
    )
    fieldwork_from = DateField(label=_("First day on which people were asked"))
    fieldwork_to = DateField(label=_("Last day on which people were asked"))
    url = TextField(
        label=_("Web address (optional)"),
        help_text=_("It starts with https://"),
        required=False,
        max_length=500,
    )
    whose = RadiosField(
        label=_("Whose families are these?"),
        choices=[
            ("others", _("Others: a figure to lay beside ours")),
            ("own", _("Ours: an older survey of our own area, to begin a trend with")),
        ],
        error_messages={"required": _("Select whose families these are")},
    )
    instrument = RadiosField(
        label=_("Were our own questions asked?"),
        choices=[
            ("same", _("Yes, word for word, and “I do not know” was left out as we do")),
            ("other", _("No, it was another survey")),
        ],
        error_messages={"required": _("Select whether our own questions were asked")},
    )
    mapping = FileField(
        label=_("Mapping from last time (optional)"),
        help_text=_("A CSV file that you downloaded here. Without it you map on the next page"),
        suffixes=(".csv",),
        largest=LARGEST_FILE,
        required=False,
    )

    def __init__(self, sent: Any, files: Any, versions: Sequence[QuestionnaireVersion]) -> None:
        super().__init__(sent, files)
        self._versions = {str(each.pk): each for each in versions}
        named = [(pk, str(each)) for pk, each in self._versions.items()]
        field = cast("SelectField", self.fields["version"])
        field.choices = [("", now("Select a questionnaire")), *named]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors:
            try:
                about = {name: given[name] for name in _ABOUT}
                is_same = given["instrument"] == "same"
                self.about = AboutWave(**about, same_instrument=is_same)
            except AboutError as error:
                for problem in error.problems:
                    self._add(problem)
        return given

    def _add(self, problem: str) -> None:
        name = problem.partition(":")[0]
        words = {
            "fieldwork_to": now("Enter a last day that is not before the first day"),
            "published_on": now("Enter a day of publication that is not before people were asked"),
            "url": now("Enter a web address that starts with https://"),
        }
        self.add_error(
            name, words.get(name, now("Type this afresh: it holds signs that no page can show"))
        )

    @property
    def version_chosen(self) -> QuestionnaireVersion:
        return self._versions[self.cleaned_data["version"]]

    @property
    def is_own(self) -> bool:
        return bool(self.cleaned_data["whose"] == "own")


def content_of(file: "UploadedFile[Any]") -> bytes:
    """A file's bytes; the form has looked at its size."""
    file.seek(0)
    return bytes(file.read())


class MappingFileForm(GovukForm):
    """A mapping that somebody has written or downloaded before."""

    mapping = FileField(
        label=_("Mapping"),
        help_text=_("CSV with the columns question, option, item, item_option and wording"),
        suffixes=(".csv",),
        largest=LARGEST_FILE,
    )


class MapWaveForm(GovukForm):
    """Which of their questions is which of ours, then option by option.

    The options of a question can be chosen once its question is: where that changed, those that
    are named alike are proposed, and `asks_again`.
    """

    def __init__(
        self,
        sent: Mapping[str, Any] | None,
        wave: ExternalWave,
        theirs: Sequence[TheirQuestion],
    ) -> None:
        super().__init__(sent)
        self.questionnaire: Questionnaire = wave.version.questionnaire
        self.theirs = theirs
        self.mapped = {each.question: each for each in wave.mapped}
        self.asks_again = False
        self.same_instrument = wave.same_instrument
        for number, each in enumerate(theirs):
            self._add_fields(number, each)

    @property
    def language(self) -> str:
        return self.questionnaire.default_language

    def _add_fields(self, number: int, theirs: TheirQuestion) -> None:
        before = self.mapped.get(theirs.question)
        item = self.questionnaire.items_by_code.get(before.item) if before else None
        ours = [
            (each.code, each.label.get(self.language))
            for each in self.questionnaire.items
            if each.is_choice
        ]
        self.fields[f"q{number}"] = SelectField(
            label=_("Question of ours"),
            choices=[(NOT_OURS, now("None of ours")), *ours],
            required=False,
            initial=before.item if before else NOT_OURS,
        )
        if before is None or item is None:
            return
        self.fields[f"q{number}_wording"] = RadiosField(
            label=_("How near are the words?"),
            choices=[("same", _("The same words")), ("similar", _("Other words"))],
            initial=before.wording,
            inline=True,
            required=False,  # it may be sent with a question that is none of ours any more
        )
        self.fields[f"q{number}_several"] = ConfirmField(
            label=_("People could give several answers"),
            required=False,
            initial=before.is_several,
        )
        for place, option in enumerate(theirs.options):
            self.fields[f"q{number}_{place}"] = SelectField(
                label=option or "–",
                choices=[(NOT_OURS, now("None of ours")), *option_choices(item, self.language)],
                required=False,
                initial=before.ours(option),
            )

    @property
    def questions(self) -> list[tuple[TheirQuestion, Any, list[Any]]]:
        """Each question of theirs with the field of ours, and the fields of its options."""
        return [
            (
                each,
                self[f"q{number}"],
                [self[name] for name in self.fields if name.startswith(f"q{number}_")],
            )
            for number, each in enumerate(self.theirs)
        ]

    def chosen(self) -> tuple[MappedQuestion, ...]:
        """The mapping as it was sent. Sets `asks_again`."""
        found = (self._question(number, each) for number, each in enumerate(self.theirs))
        return tuple(each for each in found if each is not None)

    def _question(self, number: int, theirs: TheirQuestion) -> MappedQuestion | None:
        code = self.cleaned_data[f"q{number}"]
        if code == NOT_OURS:
            return None
        before = self.mapped.get(theirs.question)
        if before is None or before.item != code or f"q{number}_wording" not in self.fields:
            self.asks_again = True
            wording: Any = "same" if self.same_instrument else "similar"
            return proposed_for(theirs, self.questionnaire.item(code), self.language, wording)
        wording = self.cleaned_data[f"q{number}_wording"] or before.wording
        options = tuple(
            MappedOption(option, ours, wording)
            for place, option in enumerate(theirs.options)
            if (ours := self.cleaned_data[f"q{number}_{place}"]) != NOT_OURS
        )
        several = self.cleaned_data[f"q{number}_several"]
        return MappedQuestion(theirs.question, code, options, is_several=several)


def option_choices(item: Item, language: str) -> list[tuple[str, str]]:
    """Our options of a question, and what sums them up where they are good or bad."""
    choices = [(option.code, option.label.get(language)) for option in item.options]
    if item.has_favour:
        choices += [("_positive", now("All good answers")), ("_negative", now("All bad answers"))]
    return choices


class LoadWaveForm(GovukForm):
    """Load it or not, and what it takes the place of."""

    replaces = RadiosField(
        label=_("Is this a newer file of results that are here already?"),
        help_text=_("Then this one stands beside ours, and the other one is kept as history"),
        error_messages={"required": _("Select whether this is a newer file")},
    )
    choice = RadiosField(
        label=_("What do you want to do?"),
        choices=[
            ("load", _("Load it. It cannot be changed after that")),
            ("drop", _("Nothing, and delete the file")),
        ],
        error_messages={"required": _("Select what to do")},
    )

    def __init__(self, sent: Any, current: Sequence[ExternalWave]) -> None:
        super().__init__(sent)
        self._current = {str(each.pk): each for each in current}
        if not current:
            del self.fields["replaces"]
            return
        words = now("Yes, of “%(title)s”, published on %(day)s")
        named = [
            (pk, words % {"title": each, "day": date_words(each.published_on)})
            for pk, each in self._current.items()
        ]
        field = cast("RadiosField", self.fields["replaces"])
        field.choices = [(_NONE, now("No, these are other results")), *named]

    @property
    def loads(self) -> bool:
        return bool(self.cleaned_data["choice"] == "load")

    @property
    def earlier(self) -> ExternalWave | None:
        return self._current.get(self.cleaned_data.get("replaces", _NONE))


class RemoveWaveForm(GovukForm):
    reason = LongTextField(
        label=_("Why are you removing these results?"),
        help_text=_("Staff read this in the history"),
        max_length=1_000,
        error_messages={"required": _("Enter why you are removing these results")},
    )

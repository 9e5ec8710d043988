"""What is asked when a combination of answers is looked for."""

from collections.abc import Sequence
from typing import Any, cast

from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from heard.design.fields import CheckboxesField, GovukForm, RadiosField, SelectField, TextField
from heard.engines.questionnaire import Item, Questionnaire
from heard.results.quality import Chosen
from heard.results.quality.combining import Part

LONGEST_REASON = 200


class TwoQuestionsForm(GovukForm):
    """The questions of a combination; their answers come on the next page."""

    first = SelectField(
        label=_("First question"), error_messages={"required": _("Select the first question")}
    )
    second = SelectField(
        label=_("Second question"), error_messages={"required": _("Select the second question")}
    )

    def __init__(self, sent: Any, items: Sequence[Item], language: str) -> None:
        super().__init__(sent)
        named = [(item.code, item.label.get(language)) for item in items]
        for name in ("first", "second"):
            field = cast("SelectField", self.fields[name])
            field.choices = [("", now("Select a question")), *named]

    def clean_second(self) -> str:
        second = str(self.cleaned_data["second"])
        if second == self.cleaned_data.get("first"):
            self.add_error("second", now("Select two different questions"))
        return second


class CombinationForm(GovukForm):
    """Which answers of two questions can hardly be true together, and why."""

    first_options = CheckboxesField(
        label="", error_messages={"required": _("Select answers of the first question")}
    )
    second_options = CheckboxesField(
        label="", error_messages={"required": _("Select answers of the second question")}
    )
    strength = RadiosField(
        label=_("How sure is it?"),
        choices=[
            ("impossible", _("It cannot be: one of the two is a slip")),
            ("unlikely", _("It is seldom so, and may be true of some")),
        ],
        error_messages={"required": _("Select how sure it is")},
    )
    reason = TextField(
        label=_("Why can this hardly be?"),
        help_text=_("For example, Colleges take young people from 14 years on"),
        max_length=LONGEST_REASON,
        error_messages={"required": _("Enter why this can hardly be")},
    )

    def __init__(self, sent: Any, questionnaire: Questionnaire, first: str, second: str) -> None:
        super().__init__(sent)
        self._items = (first, second)
        language = questionnaire.default_language
        for name, code in zip(("first_options", "second_options"), self._items, strict=True):
            item = questionnaire.item(code)
            field = cast("CheckboxesField", self.fields[name])
            field.label = item.label.get(language)
            field.choices = [(each.code, each.label.get(language)) for each in item.options]

    @property
    def chosen(self) -> Chosen:
        given = self.cleaned_data
        first, second = self._items
        return Chosen(
            Part(first, tuple(given["first_options"])),
            Part(second, tuple(given["second_options"])),
            given["reason"],
            given["strength"],
        )

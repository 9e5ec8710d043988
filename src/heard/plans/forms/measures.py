"""Measures, and their values."""

from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from heard.design.fields import (
    CheckboxesField,
    DateField,
    DecimalField,
    GovukForm,
    LongTextField,
    NumberField,
    RadiosField,
    TextField,
)
from heard.plans.measure_details import Belongs, Goal, MeasureDetails, Read
from heard.plans.models import Measure, Reading
from heard.plans.models.words import Direction, MeasureSource, Symbol, Unit
from heard.plans.queries.measures import MeasureChoices
from heard.sessions.forms.choosing import all_chosen, offer

_GOAL = ("baseline", "baseline_on", "target", "target_on", "least_change")
_NO_SYMBOL = "value"


def _number(label: Any, **more: Any) -> DecimalField:
    return DecimalField(label=label, required=False, max_digits=14, decimal_places=4, **more)


class MeasureForm(GovukForm):
    name = TextField(
        label=lazy("What is measured?"),
        help_text=lazy("Like “EHC plans issued within 20 weeks”. Families read it"),
        max_length=200,
        error_messages={"required": lazy("Enter what is measured")},
    )
    plain_words = LongTextField(
        label=lazy("What does it mean, in plain words? (optional)"),
        rows=2,
        max_length=600,
        required=False,
    )
    unit = RadiosField(
        label=lazy("In what is it counted?"),
        choices=Unit.choices,
        error_messages={"required": lazy("Select in what it is counted")},
    )
    decimals = NumberField(
        label=lazy("How many digits behind the point?"), min_value=0, max_value=3, width=2
    )
    direction = RadiosField(
        label=lazy("Which way is better?"),
        choices=Direction.choices,
        error_messages={"required": lazy("Select which way is better")},
    )
    source = RadiosField(
        label=lazy("Where does the number come from?"),
        choices=MeasureSource.choices,
        error_messages={"required": lazy("Select where the number comes from")},
    )
    source_words = TextField(
        label=lazy("Who counts it, and how?"),
        help_text=lazy("Like “Counted each month by the council's SEND team”"),
        max_length=300,
        error_messages={"required": lazy("Enter who counts it, and how")},
    )
    baseline = _number(lazy("Where did it stand at the start? (optional)"))
    baseline_on = DateField(label=lazy("On which day was that?"), required=False)
    target = _number(lazy("Where should it get? (optional)"))
    target_on = DateField(label=lazy("By when?"), required=False)
    least_change = _number(
        lazy("How much change counts as change? (optional)"),
        help_text=lazy("Less than this may be chance or rounding: for results of surveys, 5"),
    )
    plans = CheckboxesField(label=lazy("Which plans is it part of? (optional)"), required=False)
    actions = CheckboxesField(
        label=lazy("Which actions should move it? (optional)"), required=False
    )
    findings = CheckboxesField(label=lazy("Which findings is it about? (optional)"), required=False)
    is_public = RadiosField(
        label=lazy("Who may see it?"),
        choices=[("yes", lazy("Everybody")), ("no", lazy("Only staff"))],
        initial="yes",
        error_messages={"required": lazy("Select who may see it")},
    )

    def __init__(self, sent: Any, choices: MeasureChoices, measure: Measure | None = None) -> None:
        super().__init__(sent, initial=_as_it_is(measure) if measure else {"decimals": 0})
        self.choices = choices
        for name in ("plans", "actions", "findings"):
            offer(self, name, getattr(choices, name))
            if not getattr(choices, name):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for value, day in (("baseline", "baseline_on"), ("target", "target_on")):
            if given.get(value) is not None and not given.get(day) and day not in self.errors:
                self.add_error(day, _("Enter the day"))
        if given.get("unit") == Unit.PERCENT:
            for name in ("baseline", "target"):
                if given.get(name) is not None and not 0 <= given[name] <= 100:
                    self.add_error(name, _("Enter a share from 0 to 100"))
        return given

    @property
    def warning(self) -> str:
        """Where the target lies on the wrong side of where it began: perhaps a slip."""
        given = self.cleaned_data
        began, wanted = given.get("baseline"), given.get("target")
        if began is None or wanted is None or began == wanted:
            return ""
        if (wanted > began) == (given["direction"] == Direction.UP):
            return ""
        return _("The target is worse than where it began. Check which way is better")

    @property
    def details(self) -> MeasureDetails:
        given = self.cleaned_data
        goal = {name: given[name] for name in _GOAL}
        goal["least_change"] = goal["least_change"] or Decimal(0)
        return MeasureDetails(
            name=given["name"],
            unit=given["unit"],
            direction=given["direction"],
            source=given["source"],
            plain_words=given["plain_words"],
            source_words=given["source_words"],
            decimals=given["decimals"],
            is_public=given["is_public"] == "yes",
            goal=Goal(**goal),
            belongs=Belongs(
                all_chosen(self.choices.plans, given.get("plans", [])),
                all_chosen(self.choices.actions, given.get("actions", [])),
                all_chosen(self.choices.findings, given.get("findings", [])),
            ),
        )


def _as_it_is(measure: Measure) -> dict[str, Any]:
    names = ("name", "plain_words", "unit", "decimals", "direction", "source", "source_words")
    first: dict[str, Any] = {name: getattr(measure, name) for name in (*names, *_GOAL)}
    for name in ("baseline", "target", "least_change"):
        if first[name] is not None:
            first[name] = f"{first[name].normalize():f}"
    for name in ("plans", "actions", "findings"):
        first[name] = [str(each.pk) for each in getattr(measure, name).all()]
    return first | {"is_public": "yes" if measure.is_public else "no"}


class ReadingForm(GovukForm):
    """One value with its day, its base and its source."""

    on = DateField(label=lazy("Of which day is it?"))
    symbol = RadiosField(
        label=lazy("Is there a number?"),
        choices=[(_NO_SYMBOL, lazy("Yes")), *Symbol.choices],
        initial=_NO_SYMBOL,
        error_messages={"required": lazy("Select whether there is a number")},
    )
    value = _number(lazy("The number"))
    base = NumberField(
        label=lazy("Of about how many people or things? (optional)"), required=False, min_value=0
    )
    source_words = TextField(
        label=lazy("Where is it from?"),
        max_length=300,
        error_messages={"required": lazy("Enter where it is from")},
    )
    source_on = DateField(label=lazy("When was that published? (optional)"), required=False)
    break_words = TextField(
        label=lazy("Is it counted in another way than before? (optional)"),
        help_text=lazy("Say what is different. Nothing before is compared with it then"),
        required=False,
        max_length=300,
    )
    note = LongTextField(label=lazy("Note (optional)"), rows=2, max_length=600, required=False)

    def __init__(self, sent: Any, measure: Measure, reading: Reading | None = None) -> None:
        first: dict[str, Any] = {"source_words": measure.source_words}
        if reading is not None:
            names = ("on", "base", "source_words", "source_on", "break_words", "note")
            first = {name: getattr(reading, name) for name in names}
            first["symbol"] = reading.symbol or _NO_SYMBOL
            if reading.value is not None:
                first["value"] = f"{reading.value.normalize():f}"
        super().__init__(sent, initial=first)
        self.measure = measure

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        value = given.get("value")
        if given.get("symbol") == _NO_SYMBOL and value is None and "value" not in self.errors:
            self.add_error("value", _("Enter the number, or select why there is none"))
        if value is not None and self.measure.unit == Unit.PERCENT and not 0 <= value <= 100:
            self.add_error("value", _("Enter a share from 0 to 100"))
        if given.get("on") and given["on"] > timezone.localdate():
            self.add_error("on", _("Enter a day that is not to come"))
        return given

    @property
    def read(self) -> Read:
        given = self.cleaned_data
        has_value = given["symbol"] == _NO_SYMBOL
        return Read(
            on=given["on"],
            source_words=given["source_words"],
            value=given["value"] if has_value else None,
            symbol="" if has_value else given["symbol"],
            base=given["base"],
            source_on=given["source_on"],
            break_words=given["break_words"],
            note=given["note"],
        )


class CorrectReadingForm(ReadingForm):
    because = TextField(
        label=lazy("Why was it wrong?"),
        help_text=lazy("The old value stays readable, with this reason"),
        max_length=300,
        error_messages={"required": lazy("Enter why it was wrong")},
    )


class RetireMeasureForm(GovukForm):
    because = LongTextField(
        label=lazy("Why is it not counted any more?"),
        rows=3,
        max_length=600,
        error_messages={"required": lazy("Enter why it is not counted any more")},
    )

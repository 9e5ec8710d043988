"""Who the named leads are, how fast they look, whom to ring."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from heard.design.fields import GovukForm, LongTextField, NumberField, SelectField
from heard.partnerships.models import Member
from heard.safeguarding.models import Safeguarding
from heard.safeguarding.services.setting_up import SetUp

MOST_HOURS = 7 * 24


def _hours(label: Any) -> NumberField:
    return NumberField(
        label=label,
        min_value=1,
        max_value=MOST_HOURS,
        width=3,
        error_messages={"required": _("Enter a number of hours")},
    )


class SetUpForm(GovukForm):
    """`wanted` is how it is to be."""

    lead = SelectField(
        label=_("Safeguarding lead"),
        help_text=_("They are told of each concern"),
        error_messages={"required": _("Select the safeguarding lead")},
    )
    deputy = SelectField(
        label=_("Deputy (optional)"),
        help_text=_("They are told as well when it cannot wait, and when nobody has looked"),
        required=False,
    )
    hours_at_once = _hours(_("Somebody may be in danger now: hours until a lead looks"))
    hours_today = _hours(_("Somebody should look today: hours until a lead looks"))
    hours_usual = _hours(_("I am not sure: hours until a lead looks"))
    emergency_words = LongTextField(
        label=_("Whom to ring when it cannot wait"),
        help_text=_(
            "Shown wherever somebody can raise a concern, after “ring 999”. Names of services "
            "and numbers, also for nights and weekends"
        ),
        max_length=1000,
        error_messages={"required": _("Enter whom to ring when it cannot wait")},
    )
    kept_years = NumberField(
        label=_("Years for which a closed concern is kept"),
        help_text=_("Then its words are emptied. Ask your records officer if you are not sure"),
        min_value=1,
        max_value=100,
        width=3,
        error_messages={"required": _("Enter a number of years")},
    )

    def __init__(self, setup: Safeguarding, leads: Sequence[Member], *args: Any) -> None:
        self._leads = {str(member.pk): member for member in leads}
        super().__init__(*args, initial=self._as_it_is(setup))
        people = [(pk, member.user.name) for pk, member in self._leads.items()]
        for name, nobody in (("lead", now("Select somebody")), ("deputy", now("Nobody"))):
            self.fields[name].choices = [("", nobody), *people]  # type: ignore[attr-defined] # of a SelectField
        # Whom to ring can be said before anybody holds the role.
        self.fields["lead"].required = bool(people)

    def _as_it_is(self, setup: Safeguarding) -> dict[str, Any]:
        numbers = ("hours_at_once", "hours_today", "hours_usual", "emergency_words", "kept_years")
        return {name: getattr(setup, name) for name in numbers} | {
            "lead": str(setup.lead_id or ""),
            "deputy": str(setup.deputy_id or ""),
        }

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("lead") and given.get("lead") == given.get("deputy"):
            self.add_error("deputy", now("Select somebody else than the lead"))
        return given

    @property
    def wanted(self) -> SetUp:
        given = self.cleaned_data
        people = {name: self._leads.get(given[name]) for name in ("lead", "deputy")}
        return SetUp(**(given | people))

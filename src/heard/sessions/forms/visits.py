"""What elected members say: whether they come, and what they heard."""

from typing import Any, ClassVar

from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from heard.boards.forms.naming import NamingForm
from heard.design.fields import GovukForm, LongTextField, RadiosField, SelectField
from heard.partnerships.models import Division, Partnership
from heard.sessions.models import Phase, Visit
from heard.sessions.services.visits import Report

LONGEST = 5000


class AnswerVisitForm(GovukForm):
    """`will_attend` is what they answered."""

    answer = RadiosField(
        label=_("Will you come to listen?"),
        choices=[("yes", _("Yes, I will come to listen")), ("no", _("No, I can’t come"))],
        error_messages={"required": _("Select whether you will come")},
    )

    @property
    def will_attend(self) -> bool:
        return str(self.cleaned_data["answer"]) == "yes"


class ReportVisitForm(NamingForm):
    """`report` is what is filed. It asks once where somebody seems to be named."""

    free_texts: ClassVar[tuple[str, ...]] = ("heard", "asks_for")

    attended = RadiosField(
        label=_("Were you there?"),
        choices=[("yes", _("Yes")), ("no", _("No, I could not come"))],
        inline=True,
        error_messages={"required": _("Select whether you were there")},
    )
    heard = LongTextField(
        label=_("What I heard"),
        help_text=_("A few lines are enough. Name nobody: families spoke in confidence"),
        max_length=LONGEST,
        rows=6,
        required=False,
    )
    asks_for = LongTextField(
        label=_("What I ask for (optional)"),
        help_text=_("What should the committee, the council or the NHS do?"),
        max_length=LONGEST,
        rows=4,
        required=False,
    )
    worry = LongTextField(
        label=_("Did something make you worry about somebody’s safety? (optional)"),
        help_text=_(
            "Write it here and not above. Only the safeguarding lead reads it; it is no part of "
            "your report. If somebody is in danger now, ring 999"
        ),
        max_length=LONGEST,
        rows=3,
        required=False,
    )

    def __init__(self, visit: Visit | None, sent: Any = None) -> None:
        super().__init__(sent, initial=_filed(visit))
        self._visit = visit

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("attended") == "yes" and "heard" not in self.errors and not given["heard"]:
            self.add_error("heard", now("Enter what you heard"))
        return given

    @property
    def revision(self) -> int:
        """Which state of the report they had before them; what is no number fits none."""
        typed = str(self.data.get("revision", ""))
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else -1

    @property
    def report(self) -> Report:
        given = self.cleaned_data
        if given["attended"] == "no":
            return Report(attended=False, worry=given["worry"])
        return Report(True, given["heard"], given["asks_for"], given["worry"])


def _filed(visit: Visit | None) -> dict[str, Any]:
    if visit is None:
        return {}
    attended = {None: "", True: "yes", False: "no"}[visit.attended]
    return {"attended": attended, "heard": visit.heard, "asks_for": visit.asks_for}


class ReportsForm(GovukForm):
    """Which visits a list shows. `chosen` are lookups; `query` repeats them in an address."""

    phase = SelectField(label=_("Period"), required=False)
    division = SelectField(label=_("Division"), required=False)
    state = SelectField(
        label=_("Which"),
        required=False,
        choices=[
            ("", _("All visits")),
            ("reported", _("Reported")),
            ("owed", _("Report not in yet")),
            ("late", _("Report late")),
            ("coming", _("Will come")),
        ],
    )

    def __init__(self, partnership: Partnership, sent: Any) -> None:
        super().__init__(sent)
        phases = Phase.objects.filter(programme__partnership=partnership)
        divisions = Division.objects.filter(district__partnership=partnership)
        for name, every, found in (
            ("phase", now("All"), phases.select_related("programme")),
            ("division", now("All"), divisions),
        ):
            field: Any = self.fields[name]
            field.choices = [("", every), *((str(each.pk), str(each.name)) for each in found)]

    @property
    def chosen(self) -> dict[str, str]:
        """What cannot be read filters nothing."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

"""Versions, who is asked to approve one and what they said; what the forum says."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from heard.design.fields import (
    DateField,
    GovukForm,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)
from heard.plans.forms.inspections import DATE_HINT
from heard.plans.models import Approval
from heard.plans.models.words import Decision
from heard.plans.plan_details import Said, Who
from heard.plans.queries.agreements import Askable


class VersionForm(GovukForm):
    """What is different from the version before."""

    change = LongTextField(
        label=_("What is different from the version before?"),
        help_text=_("In plain words. Everybody can read this. Of the first one: what it is for"),
        max_length=2000,
        error_messages={"required": _("Enter what is different")},
    )


class AskApprovalForm(GovukForm):
    """A body, a partner, or somebody else by name."""

    who = SelectField(label=_("Who is asked?"), required=False)
    name = TextField(
        label=_("Or somebody else, by name"),
        help_text=_("For example, Ofsted and the CQC, or Westmere Council, Cabinet"),
        max_length=200,
        required=False,
    )

    def __init__(self, sent: object, askable: Askable) -> None:
        super().__init__(sent)
        self._asked = {name.casefold() for name in askable.names}
        bodies = {f"body-{each.pk}": Who(each.name, body=each) for each in askable.bodies}
        partners = {
            f"organisation-{each.pk}": Who(each.name, organisation=each)
            for each in askable.organisations
        }
        every = {**bodies, **partners}
        self._who = {
            key: who for key, who in every.items() if who.name.casefold() not in self._asked
        }
        named = [(key, who.name) for key, who in self._who.items()]
        choices = [("", str(_("Select a board or a partner"))), *named]
        self.fields["who"].choices = choices  # type: ignore[attr-defined] # a choice field has them

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        who, name = given.get("who"), given.get("name")
        if who and name:
            self.add_error("name", _("Select one from the list or enter a name, not both"))
        elif not who and not name and not self.errors:
            self.add_error("who", _("Select who is asked, or enter a name"))
        elif name and name.casefold() in self._asked:
            self.refuse_asked()
        return given

    def refuse_asked(self) -> None:
        field = "name" if self.cleaned_data.get("name") else "who"
        self.add_error(field, _("They are asked already. Select or enter somebody else"))

    @property
    def chosen(self) -> Who:
        return self._who.get(self.cleaned_data["who"]) or Who(self.cleaned_data["name"])


class ApprovalForm(GovukForm):
    """What they said, and when."""

    decision = RadiosField(
        label=_("What did they say?"),
        choices=[
            (Decision.APPROVED, _("They approve it")),
            (Decision.REFUSED, _("They refuse it")),
        ],
        error_messages={"required": _("Select what they said")},
    )
    on = DateField(
        label=_("When?"), help_text=DATE_HINT, error_messages={"required": _("Enter a day")}
    )
    words = LongTextField(
        label=_("Why do they refuse it, or on what condition do they approve it?"),
        help_text=_("As they said it. Everybody can read this"),
        max_length=3000,
        required=False,
    )

    def __init__(self, sent: object, approval: Approval) -> None:
        super().__init__(sent, initial=_said_before(approval))
        self.fields["on"].latest = timezone.localdate()  # type: ignore[attr-defined] # a day has them

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("decision") == Decision.REFUSED and not given.get("words"):
            self.add_error("words", _("Enter why they refuse it"))
        return given

    @property
    def said(self) -> Said:
        given = self.cleaned_data
        return Said(Decision(given["decision"]), given["on"], given["words"])


class ForumStatementForm(GovukForm):
    """The forum's own words."""

    text = LongTextField(
        label=_("What does the parent carer forum say of this plan?"),
        help_text=_(
            "Everybody can read it once the plan is public. Nobody can change or remove it, "
            "neither the council nor you. You can write another one later, which stands above it"
        ),
        rows=10,
        max_length=10_000,
        error_messages={"required": _("Enter what the forum says")},
    )


def _said_before(approval: Approval) -> dict[str, Any] | None:
    if approval.decision == Decision.WAITING:
        return None
    return {"decision": approval.decision, "on": approval.on, "words": approval.words}

"""Deciding what becomes of a point."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from heard.boards.naming import named_people
from heard.design.fields import ConfirmField, GovukForm, LongTextField, RadiosField
from heard.design.words import join_and
from heard.sessions.models import Point
from heard.sessions.models.words import PointState, Reason
from heard.sessions.services.moderating import DECISIONS, Decision

_NEEDED = {
    Reason.ONE_SERVICE: lazy("Enter to whom you passed it"),
    Reason.OTHER: lazy("Enter why"),
}


class ModerateForm(GovukForm):
    """One form with three buttons: `decision` is the name of each."""

    public_text = LongTextField(
        attributes={"data-key": "e"},
        label=lazy("What everybody may read"),
        help_text=lazy("In words that name nobody and by which nobody can be recognised"),
        rows=6,
        max_length=1500,
        required=False,
    )
    names_checked = ConfirmField(label=lazy("These words name nobody"), required=False)
    reason = RadiosField(
        label=lazy("Why is it held back or not published?"),
        choices=Reason.choices,
        required=False,
        hints={Reason.ONE_SERVICE: lazy("Say below to whom you passed it")},
    )
    reason_words = LongTextField(
        label=lazy("More about why"),
        help_text=lazy("Only those who go through points read this"),
        rows=2,
        max_length=500,
        required=False,
    )

    def __init__(self, sent: Any, point: Point) -> None:
        first = {"public_text": point.public_text or point.said}
        columns = {name: getattr(point, name) for name in ("reason", "reason_words")}
        super().__init__(sent, initial=first | columns)
        self.names = named_people(str(self["public_text"].value() or ""))
        if not self.names:
            del self.fields["names_checked"]
        else:
            self.fields["names_checked"].label = self._none_named()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        state = self.data.get("decision", "")
        if state not in DECISIONS:
            self.add_error(None, _("Select Publish, Hold back or Do not publish"))
        elif state == PointState.PUBLISHED:
            self._check_public(given)
        else:
            self._check_reason(given, state)
        return given

    @property
    def decision(self) -> Decision:
        given = self.cleaned_data
        return Decision(
            PointState(self.data["decision"]),
            given["public_text"],
            given["reason"],
            given["reason_words"],
        )

    def _check_public(self, given: dict[str, Any]) -> None:
        if "public_text" in self.errors:
            return
        if not given["public_text"]:
            self.add_error("public_text", _("Enter what everybody may read"))
        elif self.names and not given.get("names_checked"):
            words = _("Take out the name, or tick that nobody is named: %(names)s")
            self.add_error("names_checked", words % {"names": join_and(self.names)})

    def _check_reason(self, given: dict[str, Any], state: str) -> None:
        reason = given.get("reason")
        if state == PointState.NOT_PUBLISHED and not reason and "reason" not in self.errors:
            self.add_error("reason", _("Select why it is not published"))
        if reason in _NEEDED and not given.get("reason_words"):
            self.add_error("reason_words", str(_NEEDED[Reason(reason)]))

    def _none_named(self) -> str:
        return _("These words name nobody (noticed: %(names)s)") % {"names": join_and(self.names)}

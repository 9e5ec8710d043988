"""Which sessions to show."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from heard.design.fields import GovukForm, SelectField
from heard.design.paging import as_query
from heard.sessions.forms.choosing import chosen
from heard.sessions.models import Programme
from heard.sessions.models.words import SessionState
from heard.sessions.queries.sessions import Wanted

TO_COME, PAST, ALL = "to_come", "past", "all"


class SessionFilterForm(GovukForm):
    """What was asked for in the address. Something that is not there leaves nothing out."""

    when = SelectField(
        label=_("When"),
        choices=[(TO_COME, _("To come")), (PAST, _("Past")), (ALL, _("All of them"))],
        required=False,
    )
    part = SelectField(label=_("Programme or phase"), required=False)
    state = SelectField(
        label=_("State"), choices=[("", _("Any")), *SessionState.choices], required=False
    )

    def __init__(self, sent: Any, programmes: Sequence[Programme]) -> None:
        super().__init__(sent)
        self._programmes = programmes
        self._phases = [phase for each in programmes for phase in each.phases.all()]
        part: Any = self.fields["part"]
        part.choices = [("", _("All of them")), *self._parts()]

    def _parts(self) -> list[tuple[str, str]]:
        """A programme, then its phases."""
        parts = []
        for programme in self._programmes:
            parts.append((f"programme-{programme.pk}", programme.name))
            parts += [
                (f"phase-{phase.pk}", f"{programme.name}: {phase.name}")
                for phase in programme.phases.all()
            ]
        return parts

    @property
    def wanted(self) -> Wanted:
        self.is_valid()
        given = self.cleaned_data
        kind, _dash, number = given.get("part", "").partition("-")
        return Wanted(
            programme=chosen(self._programmes, number) if kind == "programme" else None,
            phase=chosen(self._phases, number) if kind == "phase" else None,
            state=given.get("state", ""),
            when=given.get("when") or TO_COME,
        )

    @property
    def query(self) -> str:
        """The same as the end of an address."""
        self.is_valid()
        return as_query({name: self.cleaned_data.get(name) for name in ("when", "part", "state")})

"""Finding a session: where, and for whom."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from heard.design.fields import GovukForm, SelectField
from heard.design.paging import as_query
from heard.partnerships.models import District
from heard.sessions.models import Programme
from heard.sessions.models.words import Audience
from heard.sessions.queries.public_sessions import ALSO_FOR, Wanted

ONLINE = "_online"  # no district has such a code


class FindSessionsForm(GovukForm):
    """Filters in the address. What is not among the choices counts as not asked for."""

    district = SelectField(label=_("Where"), required=False)
    audience = SelectField(label=_("For whom"), required=False)
    programme = SelectField(label=_("Programme"), required=False)

    def __init__(
        self,
        sent: Mapping[str, Any],
        *,
        districts: Sequence[District],
        programmes: Sequence[Programme],
    ) -> None:
        super().__init__(sent)
        self._districts = {each.code: each for each in districts}
        self._programmes = {each.slug: each for each in programmes}
        online = [("", _("Everywhere")), (ONLINE, _("Online"))]
        kinds = [("", _("Everyone"))]
        every = [("", _("All programmes"))]
        self._offer("district", online + [(each.code, each.name) for each in districts])
        self._offer("audience", kinds + [(each.value, each.label) for each in ALSO_FOR])
        self._offer("programme", every + [(each.slug, each.name) for each in programmes])
        if len(programmes) < 2:
            del self.fields["programme"]
        self.is_valid()

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined] # of a ChoiceField

    @property
    def wanted(self) -> Wanted:
        given = self.cleaned_data
        place = given.get("district", "")
        return Wanted(
            district=self._districts.get(place),
            is_online=place == ONLINE,
            audience=given.get("audience", ""),
            programme=self._programmes.get(given.get("programme", "")),
        )

    @property
    def query(self) -> str:
        """What was asked for, as the end of an address: "?district=north", or nothing."""
        return as_query(self.cleaned_data)

    def query_with(self, **more: str) -> str:
        return as_query({**self.cleaned_data, **more})

    @property
    def asked_words(self) -> list[str]:
        """What was asked for, for a heading: the place, and for whom."""
        wanted = self.wanted
        words = [wanted.programme, wanted.district, _("online") if wanted.is_online else ""]
        found = [str(each) for each in words if each]
        return found + ([str(Audience(wanted.audience).label)] if wanted.audience else [])

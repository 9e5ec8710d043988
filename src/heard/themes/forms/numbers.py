"""Which remarks are counted."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from heard.design.fields import GovukForm, SelectField
from heard.design.paging import as_query
from heard.design.words import date_words
from heard.themes.models import Source
from heard.themes.queries.numbers import Group


class CountFilterForm(GovukForm):
    """From where. What cannot be read filters nothing."""

    source = SelectField(label=lazy("Where it was said"), required=False)
    group = SelectField(label=lazy("At which one"), required=False)

    def __init__(self, sent: Any, groups: list[Group]) -> None:
        super().__init__(sent)
        source: Any = self.fields["source"]
        source.choices = [("", _("Everywhere")), *Source.choices]
        group: Any = self.fields["group"]
        group.choices = [("", _("All of them"))] + [(str(one.key), _called(one)) for one in groups]
        self.full_clean()

    @property
    def source_chosen(self) -> str:
        return str(getattr(self, "cleaned_data", {}).get("source") or "")

    @property
    def group_chosen(self) -> UUID | None:
        sent = getattr(self, "cleaned_data", {}).get("group")
        return UUID(sent) if sent else None

    @property
    def query(self) -> str:
        return as_query({"source": self.source_chosen, "group": self.group_chosen})


def _called(group: Group) -> str:
    return f"{group.where or group.source}, {date_words(group.said_on)}"

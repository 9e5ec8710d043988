"""What to look for in the audit."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from typing import Any, cast
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from heard.audit.queries import Wanted
from heard.design.fields import DateField, GovukForm, SelectField
from heard.partnerships.models import Member


class WantedForm(GovukForm):
    """Everything may be left out."""

    who = SelectField(label=_("Who"), required=False)
    deed = SelectField(label=_("What they did"), required=False)
    since = DateField(label=_("From"), required=False)
    until = DateField(label=_("To"), required=False)

    def __init__(
        self, people: Iterable[Member], deeds: Sequence[str], *args: Any, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        names = [(str(member.user_id), str(member)) for member in people]
        cast("SelectField", self.fields["who"]).choices = [("", _("Everybody")), *names]
        kinds = [(deed, deed.capitalize()) for deed in deeds]
        cast("SelectField", self.fields["deed"]).choices = [("", _("Everything")), *kinds]

    @property
    def wanted(self) -> Wanted:
        chosen = self.cleaned_data
        since, until = chosen["since"], chosen["until"]
        return Wanted(
            actor_id=UUID(chosen["who"]) if chosen["who"] else None,
            deed=chosen["deed"],
            since=_midnight(since) if since else None,
            before=_midnight(until + timedelta(days=1)) if until else None,
        )


def _midnight(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))

"""Looking for lines of the tracker."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from heard.design.fields import GovukForm, SelectField, TextField
from heard.design.paging import as_query
from heard.plans.models import Post
from heard.scrutiny.models import Committee
from heard.scrutiny.models.tracker_words import RequestState
from heard.scrutiny.queries.tracker import BY_DAY, NEWEST, OPEN, WORST, Wanted
from heard.scrutiny.rag import Rag

_ALL = ("", _("All"))


class TrackerForm(GovukForm):
    """What is not among the choices counts as not asked for. `wanted` is what it says."""

    words = TextField(label=_("Search words"), required=False, max_length=200)
    state = SelectField(
        label=_("State"),
        choices=[_ALL, (OPEN, _("Everything that is open")), *RequestState.choices],
        required=False,
    )
    rag = SelectField(label=_("Red, amber, green"), choices=[_ALL, *Rag.choices], required=False)
    year = SelectField(label=_("Municipal year"), required=False)
    committee = SelectField(label=_("Committee"), required=False)
    post = SelectField(label=_("Led by"), required=False)
    order = SelectField(
        label=_("In which order?"),
        choices=[
            (NEWEST, _("Newest first")),
            (BY_DAY, _("By the day by which it is to be done")),
            (WORST, _("Red first")),
        ],
        required=False,
    )

    def __init__(
        self,
        sent: Mapping[str, Any],
        *,
        years: Iterable[str],
        committees: Sequence[Committee] = (),
        posts: Sequence[Post] = (),
    ) -> None:
        super().__init__(sent)
        choices = {
            "year": [(year, year) for year in years],
            "committee": [(str(each.pk), str(each)) for each in committees],
            "post": [(str(each.pk), each.title) for each in posts],
        }
        for name, several in choices.items():
            self.fields[name].choices = [_ALL, *several]  # type: ignore[attr-defined] # it has them
        self.is_valid()

    @property
    def wanted(self) -> Wanted:
        given = self.cleaned_data
        return Wanted(**{name: given.get(name, "") for name in self.fields})

    @property
    def query(self) -> str:
        return as_query(self.cleaned_data)


class PublicTrackerForm(TrackerForm):
    """Of one committee, for everybody."""

    committee = None  # type: ignore[assignment] # the page is of one
    post = None  # type: ignore[assignment] # whoever leads is read in the line

    def __init__(self, sent: Mapping[str, Any], *, years: Iterable[str]) -> None:
        GovukForm.__init__(self, sent)
        self.fields["year"].choices = [_ALL, *((year, year) for year in years)]  # type: ignore[attr-defined] # it has them
        self.is_valid()

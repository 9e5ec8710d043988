"""Loading official figures, and looking for one."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from heard.design.fields import (
    DateField,
    FileField,
    GovukForm,
    RadiosField,
    SelectField,
    TextField,
)
from heard.design.words import date_words
from heard.engines.officialstats import Area
from heard.figures.models import Level, Release
from heard.figures.queries import Search
from heard.figures.reading import LARGEST_FILE
from heard.figures.services import Source
from heard.figures.words import indicator_words, topic_words

_NONE = "none"


class LoadFiguresForm(GovukForm):
    """A file with where it is from."""

    file = FileField(
        label=_("File"),
        help_text=_(
            "A CSV file of “Explore education statistics”. In the data catalogue, choose "
            "“Download data set (CSV)”"
        ),
        suffixes=(".csv",),
        largest=LARGEST_FILE,
        error_messages={"required": _("Select the file")},
    )
    title = TextField(
        label=_("What is it called?"),
        help_text=_("For example, Education, health and care plans"),
        max_length=200,
        error_messages={"required": _("Enter what the statistics are called")},
    )
    name = TextField(
        label=_("Which release is it?"),
        help_text=_("For example, Reporting year 2026"),
        max_length=200,
        error_messages={"required": _("Enter which release it is")},
    )
    published_on = DateField(
        label=_("When was it published?"),
        help_text=_("For example, 25 6 2026"),
        error_messages={"required": _("Enter when it was published")},
    )
    url = TextField(
        label=_("Web address (optional)"),
        help_text=_("It starts with https://"),
        required=False,
        max_length=500,
    )

    def clean_published_on(self) -> Any:
        day = self.cleaned_data["published_on"]
        if day > timezone.localdate():
            self.add_error("published_on", now("Enter today or an earlier day"))
        return day

    def clean_url(self) -> str:
        url = str(self.cleaned_data["url"]).strip()
        if url and (not url.startswith("https://") or len(url.split()) > 1):
            self.add_error("url", now("Enter a web address that starts with https://"))
        return url

    @property
    def source(self) -> Source:
        given = self.cleaned_data
        return Source(given["title"], given["name"], given["published_on"], given["url"])


class ChooseAreaForm(GovukForm):
    """Which local authority of the file is ours."""

    area = SelectField(
        label=_("Which area is ours?"),
        help_text=_("We remember it for every file to come"),
        error_messages={"required": _("Select our area")},
    )

    def __init__(self, sent: Any, areas: Sequence[Area], chosen: str = "") -> None:
        super().__init__(sent, initial={"area": chosen})
        self._areas = {area.code: area for area in areas}
        named = [(code, f"{area.name} ({code})") for code, area in self._areas.items()]
        field: Any = self.fields["area"]
        field.choices = [("", now("Select an area")), *named]

    @property
    def chosen(self) -> Area:
        return self._areas[self.cleaned_data["area"]]


class LoadForm(GovukForm):
    """Load it or not, and what it takes the place of."""

    replaces = RadiosField(
        label=_("Are these the same statistics as a release that is here already?"),
        help_text=_(
            "Then the one that was published later holds, and shows what was revised. The other "
            "one is kept"
        ),
        error_messages={"required": _("Select whether these are the same statistics")},
    )
    choice = RadiosField(
        label=_("What do you want to do?"),
        choices=[
            ("load", _("Load the figures of our area, our region and England")),
            ("drop", _("Nothing, and delete the file")),
        ],
        error_messages={"required": _("Select what to do")},
    )

    def __init__(self, sent: Any, same: Sequence[Release], title: str) -> None:
        super().__init__(sent)
        self._same = {str(each.pk): each for each in same}
        if not same:
            del self.fields["replaces"]
            return
        words = now("Yes, as “%(release)s”, published on %(day)s")
        named = [
            (pk, words % {"release": each, "day": date_words(each.published_on)})
            for pk, each in self._same.items()
        ]
        field: Any = self.fields["replaces"]
        field.choices = [*named, (_NONE, now("No, these are other figures"))]
        if same[0].title.lower() == title.lower():
            self.initial["replaces"] = str(same[0].pk)

    @property
    def loads(self) -> bool:
        return bool(self.cleaned_data["choice"] == "load")

    @property
    def earlier(self) -> Release | None:
        return self._same.get(self.cleaned_data.get("replaces", _NONE))


class SearchForm(GovukForm):
    """Figures of one release."""

    text = TextField(label=_("Look for a word"), required=False, max_length=100)
    indicator = SelectField(label=_("What is counted"), required=False)
    topic = SelectField(label=_("By what"), required=False)
    level = SelectField(
        label=_("Where"), choices=[("", _("Everywhere")), *Level.choices], required=False
    )

    def __init__(self, sent: Any, indicators: Sequence[str], topics: Sequence[str]) -> None:
        super().__init__(sent)
        fields: Any = self.fields
        fields["indicator"].choices = [
            ("", now("Everything")),
            *((each, indicator_words(each)) for each in indicators),
        ]
        fields["topic"].choices = [
            ("", now("Anything")),
            *((each, topic_words(each)) for each in topics),
        ]

    @property
    def search(self) -> Search:
        """What is none of the choices filters nothing."""
        self.is_valid()
        given = self.cleaned_data
        return Search(**{name: str(given.get(name, "")) for name in self.fields})

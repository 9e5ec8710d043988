"""Forms in which families write: they ask once where somebody seems to be named."""

from typing import Any, ClassVar

from django.utils.translation import gettext as _

from heard.boards.naming import named_people
from heard.boards.queries.shown_by_role import hidden_names, names_within
from heard.design.fields import GovukForm
from heard.design.words import join_and
from heard.partnerships.models import Partnership

ASKED = "names_asked"


class NamingForm(GovukForm):
    """Comes back once for each name that it finds in `free_texts`.

    A hidden field carries the names that were asked about, so that sending again goes through.
    """

    free_texts: ClassVar[tuple[str, ...]] = ()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        asked = set(self._asked_before)
        for name in self.free_texts:
            found = [each for each in named_people(given.get(name) or "") if each not in asked]
            if found:
                words = _(
                    "You may have written somebody's name: %(names)s. Write “my son” or “my "
                    "daughter” instead, or send it again if that is no name"
                )
                self.add_error(name, words % {"names": join_and(found)})
                self._found.update(dict.fromkeys(found))
        return given

    def __init__(self, *args: Any, **options: Any) -> None:
        self._found: dict[str, None] = {}
        super().__init__(*args, **options)

    @property
    def names_asked(self) -> str:
        """What the hidden field holds: names asked about before and now."""
        return ",".join(dict.fromkeys([*self._asked_before, *self._found]))

    @property
    def _asked_before(self) -> list[str]:
        sent = str(self.data.get(ASKED, "")) if self.is_bound else ""
        return [name for name in sent[:5000].split(",") if name]


class PublicWordsForm(GovukForm):
    """Everybody reads `public_texts`: they name nobody of `within` who is shown by role alone."""

    public_texts: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, within: Partnership, **options: Any) -> None:
        super().__init__(*args, **options)
        self._within = within

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        names = hidden_names(self._within)
        for field in self.public_texts:
            if found := names_within([given.get(field) or ""], names):
                self.add_error(field, hidden_words(found))
        return given


def hidden_words(names: list[str]) -> str:
    """What is wrong with words that everybody reads, and what to write."""
    return _("%(names)s may only be shown by role. Write the role instead of the name") % {
        "names": join_and(names)
    }

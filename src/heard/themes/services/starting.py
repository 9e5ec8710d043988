"""A codebook to start with."""

from django.db import transaction
from django.utils.translation import gettext as _

from heard.partnerships.models import Member, Partnership
from heard.themes.models import ChangeKind, Theme
from heard.themes.queries.codebook import version_of
from heard.themes.services.changing import Because, hold_codebook, note_change
from heard.themes.services.codebook import ThemeWords, as_noted, make_theme
from heard.themes.start_set import START_SET, StartTheme


class CodebookNotEmptyError(Exception):
    """There are themes already, or there were."""


@transaction.atomic
def take_start_set(partnership: Partnership, *, by: Member) -> list[Theme]:
    """Fill an empty codebook, in the language of the page. Raises CodebookNotEmptyError."""
    hold_codebook(partnership.pk)
    if partnership.themes.exists():
        raise CodebookNotEmptyError(partnership)
    because = Because(_("To start with"), by, version_of(partnership.pk))
    themes = []
    for start in START_SET:
        theme = make_theme(partnership, _words(start))
        note_change(theme, ChangeKind.ADDED, because, before={}, after=as_noted(theme))
        themes.append(theme)
    return themes


def _words(start: StartTheme) -> ThemeWords:
    return ThemeWords(
        name=str(start.name),
        belongs=str(start.belongs),
        belongs_not=str(start.belongs_not),
        example=str(start.example),
        shortcut=start.shortcut,
    )

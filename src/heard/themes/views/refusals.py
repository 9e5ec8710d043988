"""Why a change of the codebook is refused, in words beside the field that they are about."""

from django.utils.translation import gettext as _

from heard.design.words import join_and, moment_words
from heard.themes.forms.codebook import ReasonForm
from heard.themes.history_words import differences
from heard.themes.models import Theme
from heard.themes.services import codebook as services
from heard.themes.services.changing import ChangedMeanwhileError, NotInUseError
from heard.themes.services.reshaping import IntoItselfError
from heard.themes.services.settling import ThemeGoneError

REFUSALS = (
    services.NameTakenError,
    services.ShortcutTakenError,
    services.TooDeepError,
    services.HasThemesBelowError,
    services.TooManyThemesError,
    services.InUseAlreadyError,
    ChangedMeanwhileError,
    NotInUseError,
    IntoItselfError,
    ThemeGoneError,
)


def say_why_not(form: ReasonForm, refusal: Exception) -> None:
    """Put the refusal into the form; what was typed stays in it."""
    field, words = _words(refusal)
    if isinstance(refusal, ChangedMeanwhileError):
        form.version = refusal.args[0].number  # which the words tell of: saving again is meant
    form.add_error(field if field in form.fields else None, words)


def _words(refusal: Exception) -> tuple[str | None, str]:
    about = refusal.args[0]
    match refusal:
        case ChangedMeanwhileError():
            return None, _who_changed_it(refusal)
        case services.NameTakenError():
            return "name", _("Enter another name: there is a theme “%(name)s” already") % {
                "name": about.name
            }
        case services.ShortcutTakenError() if isinstance(about, Theme):
            return "shortcut", _("Enter another key: this one sorts under “%(name)s”") % {
                "name": about.name
            }
        case services.TooDeepError():
            return "parent", _(
                "Select no other theme: there are two levels, and a theme with others below it "
                "stands at the top"
            )
        case services.ShortcutTakenError():
            return "shortcut", _("Enter a letter from A to Z or a digit, not S, N or U")
        case _:
            return None, _about_the_theme(refusal)


def _about_the_theme(refusal: Exception) -> str:
    match refusal:
        case services.HasThemesBelowError():
            return _("Other themes stand below this one. Place them elsewhere first")
        case services.TooManyThemesError():
            return _("There are 100 themes already. Retire or merge one first")
        case services.InUseAlreadyError():
            return _("This theme is in use already")
        case NotInUseError():
            return _("This theme has been retired or merged meanwhile. Bring it back first")
        case IntoItselfError():
            return _("Select another theme than this one")
        case _:
            return _("The theme that you chose is not in use any more. Select another")


def _who_changed_it(refusal: Exception) -> str:
    change = refusal.args[0]
    changed = join_and([one.what for one in differences(change)])
    return _(
        "%(name)s changed this theme at %(when)s, while you had it open (%(what)s). What you typed "
        "is kept here and not saved yet. Compare it with the history, then save again"
    ) % {"name": change.by.user.name, "when": moment_words(change.at), "what": changed}

"""What stands between their figures and ours, in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from heard.engines.estimation.external import SMALLEST_BASE, Mark

# They say what the engine's own texts say; a test holds them alike.
MARKS: dict[Mark, str | Promise] = {
    Mark.NOT_SHOWN: _("They do not show this figure."),
    Mark.NO_BASE: _(
        "They do not say how many answered, so nobody can tell how sure the figure is."
    ),
    Mark.SMALL_BASE: _("Fewer than %(least)d people answered: too few to compare."),
    Mark.OTHER_GROUP: _("This group of theirs is none of ours."),
    Mark.UNKNOWN_BASE: _(
        "They do not say whether “I do not know” is part of the base. In ours it is not."
    ),
    Mark.INCOMPLETE: _("The shares of this question do not sum to everybody: answers are missing."),
    Mark.SUMMED: _("Put together from several of their options, so it has no interval."),
    Mark.REBASED: _("Worked out again without “I do not know”, as ours is; the base is rounded."),
    Mark.NO_INTERVAL: _("They give no interval and no standard error."),
    Mark.SIMILAR_WORDING: _("The question was asked in other words."),
    Mark.OTHER_INSTRUMENT: _("Another survey: show it as a line to look at, and test nothing."),
}

# Why an earlier survey of our own, brought in as a file, is not compared with ours.
BREAKS: dict[Mark, str | Promise] = {
    Mark.OTHER_INSTRUMENT: _("it was another survey then"),
    Mark.SIMILAR_WORDING: _("the question was asked in other words then"),
    Mark.INCOMPLETE: _("answers are missing in it"),
    Mark.NO_BASE: _("it is not said how many answered then"),
    Mark.SMALL_BASE: _("too few answered then"),
    Mark.UNKNOWN_BASE: _("it is not said who was counted then"),
}


def mark_words(mark: Mark) -> str:
    return str(MARKS[mark]) % {"least": SMALLEST_BASE}


def reader_words(mark: Mark) -> str:
    """The same for everybody who reads findings: what to do is said to staff only."""
    if mark is Mark.OTHER_INSTRUMENT:
        return str(_("It is another survey."))
    return mark_words(mark)

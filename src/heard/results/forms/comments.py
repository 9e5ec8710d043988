"""What is asked of whoever checks comments."""

from django.utils.translation import gettext_lazy as _

from heard.design.fields import GovukForm, LinesField, RadiosField, SelectField
from heard.engines.plainwords import Kind
from heard.results.marking import KINDS
from heard.results.models import LeftOutBecause
from heard.results.queries.comments import MARK_WORDS

LONGEST_PHRASE = 300
MOST_PHRASES = 50


class StrikeMoreForm(GovukForm):
    """Words of the comment that tell who somebody is."""

    phrases = LinesField(
        label=_("Words to strike"),
        help_text=_(
            "As they stand in the comment, each on a line of its own. They are struck wherever "
            "they stand, and kept nowhere"
        ),
        rows=3,
        longest=LONGEST_PHRASE,
        most=MOST_PHRASES,
        max_length=4000,
        error_messages={"required": _("Enter the words to strike")},
    )
    kind = SelectField(
        label=_("What to put in their place"),
        choices=[(kind, MARK_WORDS[kind]) for kind in KINDS],
        initial="name",
    )

    @property
    def struck_as(self) -> Kind:
        chosen: Kind = self.cleaned_data["kind"]
        return chosen


class LeaveOutForm(GovukForm):
    """Why nobody is to sort a comment."""

    reason = RadiosField(
        label=_("Why is it left out?"),
        choices=LeftOutBecause.choices,
        error_messages={"required": _("Select why it is left out")},
    )

"""What is asked of whoever checks comments."""

from django.utils.translation import gettext_lazy as _

from heard.design.fields import GovukForm, LinesField, LongTextField, RadiosField, SelectField
from heard.engines.plainwords import Kind
from heard.results.marking import KINDS
from heard.results.models import LeftOutBecause
from heard.results.queries.comments import MARK_WORDS
from heard.results.services.comment_flags import CommentWorry
from heard.safeguarding.models import Urgency

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


class CommentWorryForm(GovukForm):
    """What worries somebody; the comment's own words go with it."""

    worry = LongTextField(
        label=_("What worries you?"),
        help_text=_("In your own words. You need not be sure"),
        max_length=2000,
        rows=3,
        error_messages={"required": _("Enter what worries you")},
    )
    about = LongTextField(
        label=_("Who is it about, and how can they be reached? (optional)"),
        help_text=_("Write what you know. Do not go and ask"),
        max_length=2000,
        rows=2,
        required=False,
    )
    urgency = RadiosField(
        label=_("How soon should somebody look?"),
        choices=Urgency.choices,
        error_messages={"required": _("Select how soon somebody should look")},
    )

    @property
    def flagged(self) -> CommentWorry:
        given = self.cleaned_data
        return CommentWorry(given["worry"], given["about"], given["urgency"])

"""The words that people agree to. They are kept with whoever agreed, as they stood."""

from django.utils.translation import gettext as _


def standing_list_words(partnership_name: str) -> str:
    """What somebody agrees to who wants to be kept posted, in the page's language."""
    return _(
        "I want %(name)s to keep me posted about what I ticked, and to keep my contact details "
        "for this and nothing else. I know that I can change this or leave at any time."
    ) % {"name": partnership_name}

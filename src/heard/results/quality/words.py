"""The words of the page: what stands out, what it means, what may be done about it.

`MEANINGS` says what the engine's own texts say, in the reader's language; a test holds them alike.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from heard.design.words import base_words, percent_words
from heard.results.quality.record import Count

MEANINGS: dict[str, tuple[str | Promise, str | Promise]] = {
    "no_returns": (
        _("There are no returns."),
        _("Check that the right file or survey was chosen."),
    ),
    "empty": (
        _("Some returns have no answer at all. They count as replies and say nothing."),
        _("Leave them out of the number who replied, and say how many they were."),
    ),
    "single": (
        _("Some returns have one answer only: somebody tried the form, or gave up at once."),
        _("Keep them: they count where they answered. Report how many they are."),
    ),
    "unknown": (
        _("Some returns answer questions that this questionnaire does not have."),
        _("Check that the returns belong to this version of the questionnaire."),
    ),
    "not_allowed": (
        _("Some answers are not among those that the question allows."),
        _("Correct them at the source, or count them as blank. They are in no share."),
    ),
    "not_asked": (
        _(
            "Some answered a question that their earlier answers lead past. On paper people "
            "do that."
        ),
        _(
            "These answers are counted nowhere. If they are many, make the routing on paper "
            "clearer."
        ),
    ),
    "blank": (
        _("Many who were asked this left it blank. Those who answered may differ from them."),
        _(
            "Show the base beside the share. Ask some families why, and reword it for the "
            "next wave."
        ),
    ),
    "dont_know": (
        _("Many do not know. That is an answer: of what they were not told, or cannot see."),
        _(
            "Report it beside the share, which is of those who did know. Do not add it to "
            "either side."
        ),
    ),
    "stopped": (
        _("Many stopped after this part and answered nothing of what follows."),
        _("Report later parts with their own base. Look at this part's length and wording."),
    ),
    "straight": (
        _(
            "Many gave one answer to every question here. Some mean it: a family may be "
            "pleased, or let down, throughout. Others did not read on."
        ),
        _(
            "Look at the answer that they gave and at the effect without them before you "
            "decide. If you leave them out, say so, and show both figures."
        ),
    ),
    "straight_effect": (
        _("Without those who answered everything here alike, this share would be another."),
        _("Show both shares, or say that the figure rests on them."),
    ),
    "repeats": (
        _(
            "Some returns are the same in every answer that is chosen, though they vary "
            "within. A form may have been sent or read twice, or filled in by one hand for "
            "many."
        ),
        _(
            "Compare the paper forms, and ask whoever helped families to reply. Take nothing "
            "out because of this alone."
        ),
    ),
    "repeats_with_words": (
        _(
            "Some returns are the same to the letter, words included. Chance hardly does "
            "that: they were sent or read twice, or the words were given to people."
        ),
        _(
            "Find out how they came. If one person sent one return twice, leave one out, and "
            "say so."
        ),
    ),
    "impossible": (
        _("Some gave answers that cannot be true together. One of them is a slip."),
        _("Keep the rest of the return. Leave both answers out of breakdowns by each other."),
    ),
    "unlikely": (
        _("Some gave answers that are seldom true together. They may be true of them."),
        _("Keep them. Look at single forms if they are on paper: one may have been misread."),
    ),
    "mode_gap": (
        _(
            "The ways of answering differ here by more than chance would make them. Other "
            "people use them, and the same people may answer otherwise on them."
        ),
        _(
            "Show this by way of answering before you compare waves or areas that mix them "
            "otherwise."
        ),
    ),
    "mode_gap_straight": (
        _("One way of answering has more returns with the same answer throughout than another."),
        _(
            "Show shares by way of answering. A grid on a small screen, or a helper, can be "
            "the cause."
        ),
    ),
    "few_words": (
        _("Hardly anybody wrote anything here."),
        _("Read what there is, but draw no picture of all families from it."),
    ),
}

HEADINGS: dict[str, str | Promise] = {
    "empty": _("Returns without any answer"),
    "single": _("Returns with one answer only"),
    "blank": _("Left blank by many"),
    "dont_know": _("Many do not know"),
    "stopped": _("Many stopped in one section"),
    "straight": _("The same answer throughout"),
    "straight_effect": _("Shares that rest on those who answer all alike"),
    "repeats": _("Returns that are the same in all that is chosen"),
    "repeats_with_words": _("Returns that are the same to the letter"),
    "impossible": _("Answers that cannot be true together"),
    "unlikely": _("Answers that are seldom true together"),
    "mode_gap": _("Left blank more often on one way of answering"),
    "mode_gap_straight": _("The same answer throughout on one way of answering"),
    "few_words": _("Few wrote anything"),
}


def count_words(count: Count) -> str:
    """`About 15 of 800 (2%)`, or that it is not shown."""
    if count.count is None:
        return now("Not shown")
    if count.base is None:
        return now("About %(count)s") % {"count": count.count}
    words = base_words(count.count, count.base)
    words = words[:1].upper() + words[1:]
    return words if count.percent is None else f"{words} ({percent_words(count.percent)})"

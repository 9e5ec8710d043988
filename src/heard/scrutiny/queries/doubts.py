"""What reading a record could not settle, in words, with what to do."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from heard.scrutiny.models import DecisionRecord

Words = str | Promise


@dataclass(frozen=True)
class Doubt:
    """A field, what is in doubt about it, and what the officer does."""

    field: str
    what: Words
    remedy: Words


_WORDS: Mapping[str, tuple[Words, Words]] = {
    "dates_disagree": (
        _("The record has two dates that disagree"),
        _("Compare both with the source, and enter the day that counts"),
    ),
    "republished": (
        _("The record says that it was published again"),
        _(
            "Look whether the earlier one is here. If it is, correct that one; if the decision "
            "itself is another, go on"
        ),
    ),
    "called_in": (
        _("The decision was called in, so it may not stand"),
        _("Look in the committee system what became of it, and set what the status means"),
    ),
    "amends_other": (
        _("A resolution changes one that was resolved before"),
        _("Look for the earlier decision in the register, and say in the tracker which it is"),
    ),
    "motion_lost": (
        _("A motion or an amendment was lost"),
        _("Look through what was resolved, and remove what was not carried"),
    ),
    "published_before_decision": (
        _("It says that it was published before it was decided"),
        _("Compare both days with the source, and enter those that are right"),
    ),
    "effective_before_decision": (
        _("It says that it took effect before it was decided"),
        _("Compare both days with the source, and enter those that are right"),
    ),
    "exempt": (
        _("Part of it was kept from the public"),
        _("Look that nothing of that part stands here before you publish it"),
    ),
    "nothing_resolved": (
        _("No resolution was found in it"),
        _("Look for what was resolved, and enter it"),
    ),
}


def doubts(record: DecisionRecord) -> list[Doubt]:
    """Those that have words, each once; codes that are not known here are left out."""
    found = dict.fromkeys((str(field), str(code)) for field, code in record.doubts)
    return [Doubt(field, *_WORDS[code]) for field, code in found if code in _WORDS]

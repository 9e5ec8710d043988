"""All that an expression of interest holds of somebody, for them to read and to take away."""

from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from heard.boards import stages
from heard.boards.models import Expression
from heard.boards.models.words import AccessNeed, Stage
from heard.design.words import iso_day

Line = tuple[str, str]  # a label and what was said


def told_us(expression: Expression) -> list[Line]:
    """What they gave, in the order of the form, without what they left empty."""
    lines = [*_who(expression), *_reaching(expression), *_words(expression)]
    return [(label, words) for label, words in lines if words]


def _who(expression: Expression) -> list[Line]:
    groups = expression.groups.select_related("body")
    return [
        (_("Seats"), "\n".join(str(group) for group in groups)),
        (_("Name"), expression.name),
        (_("Who you are"), expression.get_relationship_display()),
        (_("Where you live"), str(expression.district or "")),
    ]


def _reaching(expression: Expression) -> list[Line]:
    languages = dict(settings.LANGUAGES) if len(settings.LANGUAGES) > 1 else {}
    return [
        (_("How we reach you"), expression.get_channel_display()),
        (_("E-mail address"), expression.email),
        (_("Phone number"), expression.phone),
        (_("Postal address"), expression.address),
        (_("Language"), str(languages.get(expression.language, ""))),
    ]


def _words(expression: Expression) -> list[Line]:
    needs = [str(AccessNeed(need).label) for need in expression.access_needs]
    may_ask = _("Yes") if expression.may_ask_again else _("No")
    return [
        (_("How old your child is"), expression.get_age_band_display()),
        (_("Your child's needs"), expression.need),
        (_("Why you are interested"), expression.why),
        (_("What you would bring"), expression.brings),
        (_("When you can come"), expression.availability),
        (_("What you need"), "\n".join(needs)),
        (_("What else would help"), expression.access_words),
        (_("Possible conflict of interest"), expression.conflict_words),
        (_("How you heard of this"), expression.get_how_heard_display()),
        (_("What you added to your answer"), expression.answer_words),
        (_("We may ask you again"), may_ask),
    ]


def held_in(expression: Expression) -> dict[str, Any]:
    """The same as plain values for a file, with days and stages.

    Stages and feedback are those that the person may know by now: what the panel has decided is
    told to everybody on one day.
    """
    is_told = expression.stage in {Stage.DECLINED, Stage.RESERVE}
    return {
        "reference": expression.reference,
        "call": expression.call.title,
        "partnership": expression.call.partnership.name,
        "came": str(expression.get_origin_display()),
        "received_on": expression.received_on.isoformat(),
        "stage": str(stages.tag_of(expression).word),
        "stages": _stages(expression),
        "told_us": dict(told_us(expression)),
        "feedback": expression.feedback if is_told else "",
        "answer_by": iso_day(expression.answer_by),
        "deleted_on": iso_day(expression.forget_on),
    }


def _stages(expression: Expression) -> list[dict[str, str]]:
    """One line for each change that a person could see."""
    seen: list[dict[str, str]] = []
    for change in expression.changes.all():
        words = str(stages.public_tag(change.stage).word)
        if not seen or seen[-1]["stage"] != words:
            seen.append({"stage": words, "at": timezone.localtime(change.at).isoformat()})
    return seen

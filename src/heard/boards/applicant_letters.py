"""The words of what applicants are told, in the language that each of them chose."""

from datetime import date
from typing import Any

from django.utils import translation

from heard.boards.addresses import Link
from heard.boards.models import Expression
from heard.boards.models.words import Stage
from heard.boards.queries.expressions import link_of
from heard.mail.letters import Letter, letter

_OUTCOMES = {
    Stage.TO_OFFER: "offered",
    Stage.TO_RESERVE: "reserve",
    Stage.TO_DECLINE: "declined",
}


def applicant_letter(expression: Expression, name: str, *, link: Link, **words: Any) -> Letter:
    """The letter `name` of `boards/mail/` to whoever wrote `expression`."""
    with translation.override(expression.language):
        return letter(
            f"boards/mail/{name}.txt",
            expression=expression,
            call=expression.call,
            partnership=expression.call.partnership,
            link=link(link_of(expression)),
            **words,
        )


def outcome_letter(expression: Expression, *, link: Link, answer_by: date) -> Letter:
    """What the panel decided. Raises KeyError for one that is not decided."""
    name = _OUTCOMES[Stage(expression.stage)]
    return applicant_letter(expression, name, link=link, answer_by=answer_by)

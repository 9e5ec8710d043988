"""What an officer is told when somebody else has saved the same draft meanwhile.

What the other changed is shown as it is now, beside what was sent and not saved; all else that
was sent stays in the form. So nobody's words are lost and nobody's are overwritten unseen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from heard.design.words import date_words, join_and, moment_words
from heard.scrutiny.field_names import CHECKED, FIELD_LABELS, columns
from heard.scrutiny.forms import DecisionForm, ResolutionForms
from heard.scrutiny.forms.decision import values_of
from heard.scrutiny.models import Change
from heard.scrutiny.services import ChangedMeanwhileError


@dataclass(frozen=True)
class Conflict:
    """Who changed what, in sentences, and what was sent but not saved, by field."""

    sentences: Sequence[str] = ()
    sent: Mapping[str, str] = field(default_factory=dict)


NONE = Conflict()


def of_fields(changed: ChangedMeanwhileError, form: DecisionForm) -> tuple[Conflict, DecisionForm]:
    """The conflict, and a form with what is saved now in the fields that the other changed."""
    saved = values_of(changed.record)
    theirs = {name for change in changed.changes for name in change.fields}
    initial, sent = dict(form.cleaned_data), {}
    for name in theirs & set(FIELD_LABELS):
        mine = [form.cleaned_data[column] for column in columns(name) if column in saved]
        kept = [saved[column] for column in columns(name) if column in saved]
        if mine != kept:
            sent[name] = "\n".join(_words(value) for value in mine)
        initial |= {column: saved[column] for column in columns(name) if column in saved}
    conflict = Conflict(_sentences(changed.changes), sent)
    return conflict, DecisionForm(None, changed.record, initial)


def of_resolutions(changed: ChangedMeanwhileError, forms: ResolutionForms) -> Conflict:
    """The conflict, with the resolutions that were sent."""
    sent = "\n\n".join(f"{part.number} {part.text}".strip() for part in forms.parts)
    return Conflict(_sentences(changed.changes), {"resolutions": sent})


def _sentences(changes: Sequence[Change]) -> list[str]:
    names = {**FIELD_LABELS, CHECKED: _("what has been checked")}
    return [
        _("%(name)s changed %(fields)s at %(when)s")
        % {
            "name": change.made_by.user.name,
            "fields": join_and([names.get(name, name) for name in change.fields]),
            "when": moment_words(change.made_at),
        }
        for change in changes
    ]


def _words(value: object) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, list):
        return "\n".join(_words(each) for each in value) or "–"
    if isinstance(value, tuple):
        return " ".join(str(part) for part in value if part)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return date_words(value) if isinstance(value, date) else str(value)

"""What the room holds on people. A remark names nobody; where one does all the same, it is struck.

Remarks are kept as long as the room above hands them down: withdrawing one empties it.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.design.words import date_words
from heard.partnerships.likeness import may_name, names_them
from heard.partnerships.models import Member
from heard.partnerships.privacy import Held, Room, Subject, values
from heard.themes.models import Coding, Remark, Theme, ThemeChange
from heard.themes.services.forgetting import strike_coding, strike_remark

CODEBOOK = gettext_lazy("The codebook is the partnership's own words. Change it on its page")
WORK = gettext_lazy("Who sorted what must stay known while the numbers can be questioned")


def held_on(subject: Subject) -> list[Held]:
    return [*_remarks(subject), *_notes(subject), *_codebook(subject), *_work(subject)]


def counts(partnership_id: int) -> dict[str, int]:
    """Rows of the partnership that may name somebody, or tell who did what."""
    return {
        "remarks": Remark.objects.filter(partnership_id=partnership_id).count(),
        "codings": Coding.objects.filter(remark__partnership_id=partnership_id).count(),
        "theme changes": ThemeChange.objects.filter(partnership_id=partnership_id).count(),
    }


def _remarks(subject: Subject) -> Iterator[Held]:
    columns = ("text", "context", "where", "settled_because")
    ours = Remark.objects.filter(partnership_id=subject.partnership_id)
    for remark in _naming(ours, subject, columns):
        yield Held(
            _("Something that was said names you"),
            f"remark:{remark.key}",
            values((_("Said on"), date_words(remark.said_on))),
            is_certain=not subject.has_namesake,
            forget=partial(_strike_remark, remark, subject),
        )


def _notes(subject: Subject) -> Iterator[Held]:
    """That they are named is told, and nothing of who named them or how."""
    ours = Coding.objects.filter(remark__partnership_id=subject.partnership_id)
    for coding in _naming(ours, subject, ("note",)):
        yield Held(
            _("A note beside something that was said names you"),
            f"coding:{coding.pk}",
            is_certain=not subject.has_namesake,
            forget=partial(_strike_coding, coding, subject),
        )


def _codebook(subject: Subject) -> Iterator[Held]:
    here = {"partnership_id": subject.partnership_id}
    themes = _naming(
        Theme.objects.filter(**here), subject, ("name", "belongs", "belongs_not", "example")
    )
    changes = _naming(ThemeChange.objects.filter(**here), subject, ("because",))
    for kind, rows in (("theme", themes), ("theme_change", changes)):
        for row in rows:
            yield Held(
                _("The codebook names you"),
                f"{kind}:{row.pk}",
                values((_("What"), row)),
                why_kept=CODEBOOK,
                is_certain=not subject.has_namesake,
            )


def _work(subject: Subject) -> Iterator[Held]:
    """What somebody who signs in has done here."""
    if not subject.email:
        return
    ours = {"partnership_id": subject.partnership_id, "user__email": subject.email.lower()}
    member = Member.objects.filter(**ours).first()
    if member is None:
        return
    codings = Coding.objects.filter(coder=member).count()
    changes = ThemeChange.objects.filter(by=member).count()
    decided = Remark.objects.filter(settled_by=member).count()
    if codings or changes or decided:
        yield Held(
            _("Your work with themes"),
            f"themes_work:{member.pk}",
            values(
                (_("Remarks that you sorted"), codings or ""),
                (_("Remarks that you decided on"), decided or ""),
                (_("Changes of the codebook"), changes or ""),
            ),
            why_kept=WORK,
        )


def _naming(rows: QuerySet[Any], subject: Subject, columns: tuple[str, ...]) -> Iterator[Any]:
    for row in rows.filter(may_name(subject, *columns)):
        if any(names_them(getattr(row, column), subject) for column in columns):
            yield row


def _strike_remark(remark: Remark, subject: Subject, by: Member | None) -> Model:
    return strike_remark(remark, subject, by=by)


def _strike_coding(coding: Coding, subject: Subject, by: Member | None) -> Model:
    return strike_coding(coding, subject, by=by)


THEMES = Room("themes", gettext_lazy("What was said, sorted under themes"), held_on, counts)

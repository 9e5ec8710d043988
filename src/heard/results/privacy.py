"""What the room holds on people, and how long it keeps what. Nobody's answers can be found."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.design.words import date_words
from heard.partnerships.likeness import may_name, names_them
from heard.partnerships.models import Member
from heard.partnerships.privacy import (
    Held,
    RetentionRule,
    Room,
    Subject,
    rule,
    values,
    years_after,
    years_before,
)
from heard.results.models import RowExport, RowState
from heard.results.services.row_files import delete_row_file, forget_row_words

YEARS_KEPT = 6
WRITTEN = ("purpose", "recipient", "agreement", "refusal")

WORK = gettext_lazy("Who asked for families' answers, and who approved, must stay known")
GIVEN = gettext_lazy("To whom families' answers were given must stay known")


def held_on(subject: Subject) -> list[Held]:
    return [*_work(subject), *_named(subject)]


def counts(partnership_id: int) -> dict[str, int]:
    return {"requests for rows": RowExport.objects.filter(partnership_id=partnership_id).count()}


def _work(subject: Subject) -> Iterator[Held]:
    """What somebody who signs in has asked for, approved or refused."""
    ours = {"partnership_id": subject.partnership_id, "user__email": subject.email.lower()}
    member = Member.objects.filter(**ours).first() if subject.email else None
    if member is None:
        return
    done = RowExport.objects.aggregate(
        asked=Count("pk", filter=Q(asked_by=member)),
        settled=Count("pk", filter=Q(settled_by=member)),
    )
    if any(done.values()):
        shown = values(
            (_("Requests for answers as rows"), done["asked"] or ""),
            (_("Such requests that you approved or refused"), done["settled"] or ""),
        )
        yield Held(_("Your work with findings"), f"rows_work:{member.pk}", shown, why_kept=WORK)


def _named(subject: Subject) -> Iterator[Held]:
    ours = RowExport.objects.filter(partnership_id=subject.partnership_id)
    for export in ours.filter(may_name(subject, *WRITTEN)):
        if any(names_them(getattr(export, column), subject) for column in WRITTEN):
            yield Held(
                _("A request for answers as rows names you"),
                f"row_export:{export.key}",
                values((_("Asked for on"), date_words(export.asked_at))),
                kept_until=years_after(export.keep_until, YEARS_KEPT),
                why_kept=GIVEN,
                is_certain=not subject.has_namesake,
            )


def past_their_days(today: date) -> QuerySet[RowExport]:
    return RowExport.objects.filter(state=RowState.READY, download_until__lt=today)


def long_over(today: date) -> QuerySet[RowExport]:
    """The recipient had to delete their copies six years ago."""
    settled = RowExport.objects.filter(forgotten_at=None).exclude(state=RowState.READY)
    return settled.filter(keep_until__lte=years_before(today, YEARS_KEPT))


def retention_rules() -> list[RetentionRule]:
    return [
        rule(
            (
                "row_files",
                gettext_lazy("Files of answers as rows, without written words"),
                gettext_lazy("14 days"),
                gettext_lazy("the day on which two people had the file made"),
                gettext_lazy("So that they can fetch it. Who got it under what agreement stays"),
            ),
            due=past_their_days,
            forget=delete_row_file,
            every=RowExport.objects.all,
        ),
        rule(
            (
                "row_requests",
                gettext_lazy("Why answers were given out as rows, to whom, and who was refused"),
                gettext_lazy("6 years"),
                gettext_lazy("the day on which the recipient must delete them"),
                gettext_lazy("Claims can be brought for six years (Limitation Act 1980)"),
            ),
            due=long_over,
            forget=forget_row_words,
            every=RowExport.objects.all,
        ),
    ]


RESULTS = Room("results", gettext_lazy("Findings"), held_on, counts)

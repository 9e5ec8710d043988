"""What is held on members through their duties and reports, and how long it is kept."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.design.words import date_words
from heard.partnerships.likeness import may_name, names_them, strike
from heard.partnerships.models import Member
from heard.partnerships.privacy import (
    Held,
    RetentionRule,
    Subject,
    Words,
    end_of,
    rule,
    values,
    years_before,
)
from heard.scrutiny.models import Confirmation, MemberDuty, ReportBack
from heard.scrutiny.services.forgetting_reports import (
    EMPTIED,
    empty_excuse,
    empty_report,
    strike_report,
)
from heard.sessions.models import Visit

REPORTS_KEPT_YEARS = 2
EXCUSES_KEPT = timedelta(days=90)
DUTY = gettext_lazy(
    "What a committee asked its members, and who has reported, is the public record of the council"
)
_WHAT: dict[type[Model], Words] = {
    ReportBack: gettext_lazy("What was published of an elected member’s report names you"),
    MemberDuty: gettext_lazy("Why an elected member was excused names you"),
    Confirmation: gettext_lazy("Why a member does not agree that something is complete names you"),
}


def held_on(subject: Subject) -> list[Held]:
    return [*_duties(subject), *_words(subject)]


def counts(partnership_id: int) -> dict[str, int]:
    """Rows of the partnership that are of a member, or may name somebody."""
    return {
        "duties of members": MemberDuty.objects.filter(duty__partnership=partnership_id).count(),
        "published reports of members": _reports(partnership_id).count(),
        "confirmations": Confirmation.objects.filter(request__partnership=partnership_id).count(),
    }


def reports_past(today: date) -> QuerySet[Visit]:
    """The member's own words, two years after the session."""
    filed = Visit.objects.exclude(reported_at=None).exclude(heard=EMPTIED)
    return filed.filter(session__ends_at__lt=end_of(years_before(today, REPORTS_KEPT_YEARS)))


def excuses_past(today: date) -> QuerySet[MemberDuty]:
    """What was written to the officer, 90 days after the last day of the duty."""
    written = MemberDuty.objects.exclude(asked_to_be_excused="")
    return written.filter(duty__ends_on__lte=today - EXCUSES_KEPT)


def retention_rules() -> list[RetentionRule]:
    return [
        rule(
            (
                "reports_back",
                gettext_lazy("What elected members wrote of sessions, in their own words"),
                gettext_lazy("2 years"),
                gettext_lazy("the session"),
                gettext_lazy("So that the committee can ask what was meant. What was published "
                             "of it after a check stays"),
            ),
            due=reports_past,
            forget=empty_report,
            every=Visit.objects.all,
        ),
        rule(
            (
                "excuses",
                gettext_lazy("Why elected members asked to be excused from a session"),
                gettext_lazy("90 days, or until the officer has answered"),
                gettext_lazy("the last day of what they were asked to do"),
                gettext_lazy("It may say something of their health, and is not needed any more"),
            ),
            due=excuses_past,
            forget=empty_excuse,
            every=MemberDuty.objects.all,
        ),
    ]  # fmt: skip


def _duties(subject: Subject) -> Iterator[Held]:
    """Of a member who is asked for by e-mail: what committees asked of them."""
    if not subject.email:
        return
    mine = MemberDuty.objects.filter(
        duty__partnership=subject.partnership_id, member__user__email__iexact=subject.email
    )
    for line in mine.select_related("duty__committee__body", "division"):
        yield Held(
            _("What a committee asked you to do"),
            f"duty:{line.key}",
            values(
                (_("Committee"), line.duty.committee),
                (_("What"), line.duty.text),
                (_("Division"), line.division_name),
                (_("Reported on"), date_words(line.done_on) if line.done_on else ""),
                (_("Excused or left"), line.because),
                (_("What you wrote to the officer"), line.asked_to_be_excused),
            ),
            why_kept=DUTY,
        )


def _words(subject: Subject) -> Iterator[Held]:
    """That they are named is told, and nothing of who named them or how."""
    pk = subject.partnership_id
    kinds: tuple[tuple[QuerySet[Any], tuple[str, ...]], ...] = (
        (_reports(pk), ("heard", "asks_for", "held_back_because")),
        (MemberDuty.objects.filter(duty__partnership=pk), ("because", "asked_to_be_excused")),
        (Confirmation.objects.filter(request__partnership=pk), ("words",)),
    )
    for rows, columns in kinds:
        for row in rows.filter(may_name(subject, *columns)):
            if any(names_them(getattr(row, column), subject) for column in columns):
                yield Held(
                    _WHAT[type(row)],
                    f"{type(row).__name__.lower()}-words:{row.pk}",
                    is_certain=not subject.has_namesake,
                    forget=partial(_strike, row, columns, subject),
                )


def _strike(row: Any, columns: tuple[str, ...], subject: Subject, by: Member | None) -> object:
    return strike_report(row, columns, lambda text: strike(text, subject), by=by)


def _reports(partnership_id: int) -> QuerySet[ReportBack]:
    return ReportBack.objects.filter(visit__session__phase__programme__partnership=partnership_id)

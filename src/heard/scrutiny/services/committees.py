"""Following a body as a committee, and what is kept of it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.db import transaction

from heard.audit.services import record as audit
from heard.boards.models import Body
from heard.partnerships.models import Member
from heard.scrutiny.committee_details import (
    USUAL_DEADLINES,
    USUAL_IMPLICATIONS,
    CommitteeDetails,
)
from heard.scrutiny.models import Committee, ImplicationKind, ReportDeadline
from heard.scrutiny.services.filing import file_under


class NotOfThisPartnershipError(Exception):
    """The body is of another area."""


class SavedMeanwhileError(Exception):
    """Somebody else saved the committee since it was opened."""


@dataclass(frozen=True)
class ImplicationDetails:
    """One heading under a report's implications; `pk` is None for a new one."""

    title: str
    hint: str = ""
    signed_off_by: str = ""
    pk: int | None = None


@dataclass(frozen=True)
class DeadlineDetails:
    """What has to be done so many clear working days before a meeting."""

    title: str
    days_before: int


@transaction.atomic
def follow_committee(body: Body, details: CommitteeDetails, *, by: Member) -> Committee:
    """Follow a body as a committee, with what most councils ask of reports.

    Decisions that name it are filed under it. A body that is followed already is given back.
    Raises NotOfThisPartnershipError.
    """
    if body.partnership_id != by.partnership_id:
        raise NotOfThisPartnershipError(body)
    body = Body.objects.select_for_update(no_key=True).get(pk=body.pk)
    known = Committee.objects.filter(body=body).first()
    if known is not None:
        return known
    committee = Committee.objects.create(partnership=by.partnership, body=body, **_columns(details))
    ImplicationKind.objects.bulk_create(
        ImplicationKind(
            committee=committee, position=position, title=str(title), signed_off_by=str(post)
        )
        for position, (title, post) in enumerate(USUAL_IMPLICATIONS)
    )
    ReportDeadline.objects.bulk_create(
        ReportDeadline(committee=committee, position=position, title=str(title), days_before=days)
        for position, (title, days) in enumerate(USUAL_DEADLINES)
    )
    file_under(committee)
    audit("committee followed", committee, by=by.user)
    return committee


@transaction.atomic
def change_committee(
    committee: Committee, details: CommitteeDetails, *, revision: int, by: Member
) -> Committee:
    """Keep something else of it. References that were given stay. Raises SavedMeanwhileError."""
    committee = _locked(committee, revision)
    for name, value in _columns(details).items():
        setattr(committee, name, value)
    committee.save()
    file_under(committee)
    audit("committee changed", committee, by=by.user)
    return committee


@transaction.atomic
def set_implications(
    committee: Committee, kinds: Sequence[ImplicationDetails], *, revision: int, by: Member
) -> Committee:
    """The headings, in their order. One that is left out is not asked for any more.

    Raises SavedMeanwhileError.
    """
    committee = _locked(committee, revision)
    committee.save()
    known = {kind.pk: kind for kind in committee.implication_kinds.all()}
    by_title = {kind.title: kind for kind in known.values()}
    kept = set()
    for position, given in enumerate(kinds):
        kind = known.get(given.pk or 0) or by_title.get(given.title)
        kind = kind or ImplicationKind(committee=committee)
        kind.position, kind.title, kind.hint = position, given.title, given.hint
        kind.signed_off_by, kind.is_used = given.signed_off_by, True
        kind.save()
        kept.add(kind.pk)
    committee.implication_kinds.exclude(pk__in=kept).update(is_used=False)
    audit("headings of implications changed", committee, by=by.user, number=len(kinds))
    return committee


@transaction.atomic
def set_deadlines(
    committee: Committee, deadlines: Sequence[DeadlineDetails], *, revision: int, by: Member
) -> Committee:
    """What has to be done when before a meeting. Raises SavedMeanwhileError."""
    committee = _locked(committee, revision)
    committee.save()
    committee.deadlines.all().delete()
    ReportDeadline.objects.bulk_create(
        ReportDeadline(committee=committee, position=position, **asdict(each))
        for position, each in enumerate(deadlines)
    )
    audit("deadlines of reports changed", committee, by=by.user, number=len(deadlines))
    return committee


def _locked(committee: Committee, revision: int) -> Committee:
    """Held until the end of the transaction, with its next revision."""
    found = Committee.objects.select_for_update(of=("self",)).select_related("body")
    committee = found.get(pk=committee.pk)
    if committee.revision != revision:
        raise SavedMeanwhileError(committee)
    committee.revision += 1
    return committee


def _columns(details: CommitteeDetails) -> dict[str, object]:
    return asdict(details) | {"other_names": list(details.other_names)}

"""Sorting remarks under themes, by one or two people who do not see each other's."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from heard.partnerships.models import Member
from heard.themes.models import Coding, Remark, Theme
from heard.themes.queries.codebook import version_of
from heard.themes.services.settling import WordsChangedError, must_be_in_use, settle


class NotToBeSortedError(Exception):
    """It was withdrawn, or others have sorted it meanwhile."""


class NothingChosenError(Exception):
    """Neither a theme nor that none fits, or both."""


class TooLateToUndoError(Exception):
    """Somebody has sorted it since, or decided; or there is nothing to undo."""


@dataclass(frozen=True)
class Sorting:
    """The themes that somebody sorts a remark under, or that none fits.

    `revision` is of the remark as they read it.
    """

    themes: Sequence[Theme]
    fits_none: bool = False
    note: str = ""
    revision: int = 0


@transaction.atomic
def sort_remark(remark: Remark, sorting: Sorting, *, by: Member) -> Remark:
    """Take in how somebody sorts a remark; again, in place of what they chose before.

    It counts once all who are to have sorted it and agree. No entry goes into the audit: the coding
    itself says who and when. Raises NothingChosenError, WordsChangedError, NotToBeSortedError,
    ThemeGoneError.
    """
    if bool(sorting.themes) == sorting.fits_none:
        raise NothingChosenError(remark)
    remark = _held(remark)
    if remark.withdrawn_at is not None:
        raise NotToBeSortedError(remark)
    if remark.revision != sorting.revision:
        raise WordsChangedError(remark)
    if not may_still_sort(remark, by):
        raise NotToBeSortedError(remark)
    must_be_in_use(sorting.themes, remark.partnership_id)
    coding, _is_new = Coding.objects.update_or_create(
        remark=remark,
        coder=by,
        defaults={
            "fits_none": sorting.fits_none,
            "note": sorting.note,
            "codebook": version_of(remark.partnership_id),
            "revision": remark.revision,
        },
    )
    coding.themes.set(sorting.themes)
    return settle(remark)


@transaction.atomic
def undo_sorting(remark: Remark, *, by: Member) -> Remark:
    """Take back how one sorted it oneself. Raises TooLateToUndoError."""
    remark = _held(remark)
    own = remark.codings.filter(coder=by, revision=remark.revision)
    if not own.exists() or not may_still_sort(remark, by):
        raise TooLateToUndoError(remark)
    own.delete()
    return settle(remark)


def may_still_sort(remark: Remark, member: Member) -> bool:
    """Whether it waits for this member, or they may change how they sorted it.

    That they may until somebody else sorts it after them, or decides.
    """
    if remark.settled_by_id is not None or remark.withdrawn_at is not None:
        return False
    codings = list(remark.codings.filter(revision=remark.revision).order_by("at", "pk"))
    if any(coding.coder_id == member.pk for coding in codings):
        return codings[-1].coder_id == member.pk
    return len(codings) < remark.coders_wanted


def _held(remark: Remark) -> Remark:
    return Remark.objects.select_for_update(no_key=True).get(pk=remark.pk)

"""When a remark counts: one has sorted it, two agree, or somebody decided."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.themes.merging import final_themes, resolved
from heard.themes.models import Remark, Theme


class NotApartError(Exception):
    """Nobody has to decide: it is settled, waits to be sorted, or was withdrawn."""


class ThemeGoneError(Exception):
    """A theme is not in use any more, or is another partnership's."""


class WordsChangedError(Exception):
    """The remark has other words now, or was sorted anew: read it again."""


def settle(remark: Remark) -> Remark:
    """Say what the codings of this revision come to. Hold the remark.

    What somebody decided stays decided as long as nothing is to be sorted anew.
    """
    codings = list(remark.codings.filter(revision=remark.revision).prefetch_related("themes"))
    if remark.settled_by_id is not None and codings:
        return remark
    if len(codings) < remark.coders_wanted:
        return _write(remark, [], is_settled=False, is_apart=False)
    final = final_themes(Theme.objects.filter(partnership_id=remark.partnership_id))
    chosen = [list(coding.themes.all()) for coding in codings]
    agreed = len({resolved([one.pk for one in each], final) for each in chosen}) == 1
    return _write(remark, chosen[0] if agreed else [], is_settled=agreed, is_apart=not agreed)


@transaction.atomic
def decide(
    remark: Remark, themes: Sequence[Theme], *, because: str, revision: int, by: Member
) -> Remark:
    """Say under which themes it counts, where those who sorted it did not agree. None is an answer.

    Raises NotApartError, WordsChangedError, ThemeGoneError.
    """
    remark = Remark.objects.select_for_update(no_key=True).get(pk=remark.pk)
    if remark.revision != revision:
        raise WordsChangedError(remark)
    if remark.apart_at is None or remark.withdrawn_at is not None:
        raise NotApartError(remark)
    must_be_in_use(themes, remark.partnership_id)
    remark.settled_by, remark.settled_because = by, because
    _write(remark, themes, is_settled=True, is_apart=False)
    record("remark decided", remark, by=by.user, themes=len(themes))
    return remark


def must_be_in_use(themes: Sequence[Theme], partnership_id: int) -> None:
    """Raises ThemeGoneError. One that is retired just after this does no harm: it counts still."""
    wanted = {theme.pk for theme in themes}
    here = Theme.objects.in_use().filter(partnership_id=partnership_id, pk__in=wanted)
    if here.count() < len(wanted):
        raise ThemeGoneError(wanted)


def _write(remark: Remark, themes: Sequence[Theme], *, is_settled: bool, is_apart: bool) -> Remark:
    now = timezone.now()
    remark.settled_at = (remark.settled_at or now) if is_settled else None
    remark.apart_at = (remark.apart_at or now) if is_apart else None
    if not is_settled:
        remark.settled_by, remark.settled_because = None, ""
    remark.save(update_fields=["settled_at", "apart_at", "settled_by", "settled_because"])
    remark.themes.set(themes)
    return remark

"""How two people sorted the same remarks, without seeing each other's."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, Max, Min, Q

from heard.partnerships.models import Partnership
from heard.themes.merging import final_themes, resolved
from heard.themes.models import Coding, CodingQuerySet, RemarkQuerySet, Theme

Pair = tuple[list[int], list[int]]


@dataclass(frozen=True)
class SortedTwice:
    """The codings of one group of remarks: for each remark the themes that each of two chose.

    Merged themes stand as what they count under, by pk; `themes` has all that occur. `codebooks`
    are the first and last version that they were sorted by, `last_at` when the last was: None
    where nothing was sorted twice. `waiting`: remarks that two are to sort and have not yet.
    """

    pairs: list[tuple[frozenset[int], frozenset[int]]]
    themes: dict[int, Theme]
    waiting: int
    codebooks: tuple[int, int] | None
    last_at: datetime | None


def sorted_twice(partnership: Partnership, source: str, group: UUID) -> SortedTwice:
    """What two people have sorted of a group, as it stands now."""
    remarks = partnership.remarks.here().filter(source=source, group=group)
    final = final_themes(partnership.themes.all())
    pairs = [
        (resolved(first, final), resolved(second, final)) for first, second in pairs_of(remarks)
    ]
    facts = _codings(remarks).aggregate(
        first=Min("codebook"), last=Max("codebook"), last_at=Max("at")
    )
    return SortedTwice(
        pairs=pairs,
        themes={pk: final[pk] for one, other in pairs for pk in one | other},
        waiting=remarks.waiting().filter(coders_wanted=2).count(),
        codebooks=(facts["first"], facts["last"]) if pairs else None,
        last_at=facts["last_at"],
    )


def pairs_of(remarks: RemarkQuerySet) -> list[Pair]:
    """The themes of the first two codings of each remark that has two, by pk."""
    chosen: defaultdict[int, dict[int, list[int]]] = defaultdict(dict)
    rows: Iterable[tuple[int, int, int | None]] = (
        _codings(remarks).order_by("pk").values_list("remark_id", "pk", "themes")
    )
    for remark, coding, theme in rows:
        chosen[remark].setdefault(coding, []).extend([] if theme is None else [theme])
    found = (list(one.values()) for one in chosen.values())
    return [(two[0], two[1]) for two in found]


def _codings(remarks: RemarkQuerySet) -> CodingQuerySet:
    """Those of remarks that two or more have sorted as they stand now."""
    twice = remarks.annotate(sorted_by=Count("codings", filter=Q(codings__revision=F("revision"))))
    wanted = twice.filter(sorted_by__gte=2).order_by().values("pk")
    return Coding.objects.valid().filter(remark__in=wanted)

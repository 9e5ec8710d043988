"""What remarks were sorted under, once that is settled."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import QuerySet

from heard.partnerships.models import Partnership
from heard.themes.merging import final_themes
from heard.themes.models import Coding, Remark, Theme


def themes_of(
    partnership: Partnership, source: str, keys: Collection[UUID]
) -> dict[UUID, list[Theme]]:
    """The themes of each remark by its key in the room above, in the order of the codebook.

    Of settled remarks only; an empty list is one that fits none. What was merged is given as the
    theme that it counts under. 3 statements, however many.
    """
    rows = partnership.remarks.settled().filter(source=source, key__in=keys)
    final = final_themes(partnership.themes.all())
    found: dict[UUID, list[Theme]] = {}
    for key, pks in _sorted_under(rows.values_list("pk", "key")):
        themes = {final[pk].pk: final[pk] for pk in pks}
        found[key] = sorted(themes.values(), key=lambda one: (one.name, one.pk))
    return found


def counts_by_theme(partnership: Partnership, source: str, group: UUID) -> list[tuple[Theme, int]]:
    """How many settled remarks of a group each theme has, most first. Exact: for staff only.

    A theme's number does not hold those of the themes below it.
    """
    rows = partnership.remarks.settled().filter(source=source, group=group)
    final = final_themes(partnership.themes.all())
    counts: Counter[int] = Counter()
    for _key, pks in _sorted_under(rows.values_list("pk", "key")):
        counts.update({final[pk].pk for pk in pks})
    found = [(final[pk], count) for pk, count in counts.items()]
    return sorted(found, key=lambda one: (-one[1], one[0].name))


def _sorted_under(rows: Iterable[tuple[int, UUID]]) -> Iterable[tuple[UUID, set[int]]]:
    """Each remark's key with the themes that it was sorted under."""
    keys = dict(rows)
    links = Remark.themes.through.objects.filter(remark_id__in=list(keys))
    under: defaultdict[int, set[int]] = defaultdict(set)
    for remark, theme in links.values_list("remark_id", "theme_id"):
        under[remark].add(theme)
    return ((key, under[pk]) for pk, key in keys.items())


def codings_of(remark: Remark) -> list[Coding]:
    """How people sorted a remark as it stands now, in the order in which they did."""
    found = remark.codings.filter(revision=remark.revision).select_related("coder__user")
    return list(found.prefetch_related("themes").order_by("at", "pk"))


def remarks_of(theme: Theme) -> QuerySet[Remark]:
    """What counts under a theme, with what came in by merging; the latest first."""
    everything = Theme.objects.filter(partnership_id=theme.partnership_id)
    same = [pk for pk, final in final_themes(everything).items() if final.pk == theme.pk]
    under = Remark.themes.through.objects.filter(theme_id__in=same).values("remark_id")
    return Remark.objects.settled().filter(pk__in=under).order_by("-said_on", "-pk")

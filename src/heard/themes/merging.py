"""Where a theme's remarks are counted once themes have been merged. Values in, values out."""

from collections.abc import Collection, Iterable, Mapping

from heard.themes.models import Theme


def final_themes(themes: Iterable[Theme]) -> dict[int, Theme]:
    """For each theme, by pk, the one that it counts under: itself, or the last it was merged into.

    Give all themes of a partnership.
    """
    by_pk = {theme.pk: theme for theme in themes}
    return {pk: _last(theme, by_pk) for pk, theme in by_pk.items()}


def _last(theme: Theme, by_pk: Mapping[int, Theme]) -> Theme:
    seen = {theme.pk}
    while theme.merged_into_id is not None and theme.merged_into_id not in seen:
        theme = by_pk[theme.merged_into_id]
        seen.add(theme.pk)
    return theme


def resolved(pks: Collection[int], final: Mapping[int, Theme]) -> frozenset[int]:
    """The themes that these count under, each once."""
    return frozenset(final[pk].pk for pk in pks)

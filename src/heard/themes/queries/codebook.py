"""Reads of the codebook."""

from django.db.models import Max

from heard.themes.models import ThemeChange


def version_of(partnership_id: int) -> int:
    """The number of the codebook's last change; 0 before the first."""
    changes = ThemeChange.objects.filter(partnership_id=partnership_id)
    return changes.aggregate(last=Max("number"))["last"] or 0

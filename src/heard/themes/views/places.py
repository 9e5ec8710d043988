"""Staying with one place: the address carries where the remarks that one sorts were made."""

from uuid import UUID

from django.http import HttpRequest


def group_of(request: HttpRequest) -> UUID | None:
    """The place that was asked for; None where nothing, or nothing sensible, was."""
    try:
        return UUID(request.GET.get("group", ""))
    except ValueError:
        return None


def in_group(address: str, group: UUID | None, **more: object) -> str:
    """An address that stays with the place, with more asked of it."""
    asked = {"group": group, **more}
    given = [f"{name}={value}" for name, value in asked.items() if value]
    return f"{address}?{'&'.join(given)}" if given else address

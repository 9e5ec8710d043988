"""Whoever does something does it in their own partnership."""

from heard.partnerships.models import Member


class NotOfThisPartnershipError(Exception):
    """The thing, or something that was chosen for it, is another partnership's."""


def refuse_others(partnership_id: int | None, by: Member) -> None:
    """Raises NotOfThisPartnershipError."""
    if by.partnership_id != partnership_id:
        raise NotOfThisPartnershipError(partnership_id)


def refuse_foreign(partnership_id: int, *things: object) -> None:
    """Each of `things`, where it is there, hangs on the partnership.

    Raises NotOfThisPartnershipError.
    """
    for thing in things:
        if thing is not None and getattr(thing, "partnership_id", None) != partnership_id:
            raise NotOfThisPartnershipError(thing)

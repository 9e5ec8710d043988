"""Dull valid themes and remarks for tests: name only what your test is about."""

from datetime import date
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from heard.partnerships.models import Member, Partnership
from heard.partnerships.roles import Role
from heard.themes.models import Remark, Source, Theme
from heard.themes.services import Handed, hand_down
from heard.themes.services.sorting import Sorting, sort_remark
from tests.partnerships import make as partnerships

_number = count(1)


def keeper(of: Partnership | None = None) -> Member:
    """An analyst, who keeps the codebook and sorts."""
    return partnerships.member(Role.ANALYST, of=of)


def coder(of: Partnership | None = None) -> Member:
    return partnerships.member(Role.CODER, of=of)


def theme(of: Partnership | None = None, name: str = "", **more: Any) -> Theme:
    """A theme in use."""
    number = next(_number)
    columns = {"slug": f"theme-{number}", "belongs": "What families say of it"}
    return Theme.objects.create(
        partnership=of or partnerships.partnership(),
        name=name or f"Theme {number}",
        **(columns | more),
    )


def handed(text: str = "", key: UUID | None = None, **more: Any) -> Handed:
    """Something said at a session, to be sorted by one person."""
    columns: dict[str, Any] = {
        "source": Source.SESSION,
        "key": key or uuid4(),
        "group": UUID(int=1),
        "text": text or f"We waited {next(_number)} months",
        "context": "Even better if",
        "said_on": date(2026, 11, 3),
    }
    return Handed(**(columns | more))


def remark(of: Partnership | None = None, text: str = "", **more: Any) -> Remark:
    """A remark that waits to be sorted."""
    return hand_down(of or partnerships.partnership(), handed(text, **more))


def settled(*themes: Theme, of: Partnership, **more: Any) -> Remark:
    """A remark that one person has sorted under `themes`."""
    made = remark(of, **more)
    chosen = Sorting(themes=themes, fits_none=not themes, revision=made.revision)
    return sort_remark(made, chosen, by=coder(of))

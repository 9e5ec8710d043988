"""Forty themes and twenty thousand remarks, half of them sorted, and how fast their pages are.

Needs Django set up: see `themes.py`.
"""

import time
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from bench._pages import measure_pages
from django.db import connection
from django.utils import timezone
from tests.access import address_in
from tests.partnerships import make as partnerships
from tests.themes import make

from heard.partnerships.models import Member
from heard.partnerships.roles import Role
from heard.themes.models import Coding, Remark, Source, Theme
from heard.themes.queries import desk
from heard.themes.queries.numbers import theme_counts

REMARKS, THEMES, GROUPS = 20_000, 40, 200
MOST_SECONDS = 2
BATCH = 2_000


def fill() -> Member:
    """Make them all in one partnership; gives a member who has sorted a quarter of them."""
    member = partnerships.member(*Role)
    area = member.partnership
    other = partnerships.member(Role.CODER, of=area)
    tops = [make.theme(area, f"Theme {number:02}") for number in range(THEMES // 2)]
    themes = tops + [
        make.theme(area, f"Below {number:02}", parent=top) for number, top in enumerate(tops)
    ]
    remarks = Remark.objects.bulk_create(
        (_remark(member, number) for number in range(REMARKS)), batch_size=BATCH
    )
    _sort(remarks, themes, (member, other))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return member


def _remark(member: Member, number: int) -> Remark:
    is_settled = number % 2 == 0
    return Remark(
        partnership=member.partnership,
        source=Source.SESSION,
        key=uuid4(),
        group=UUID(int=number % GROUPS),
        where=f"Session {number % GROUPS}",
        text=f"We waited {number} weeks and nobody told us why.",
        context="Even better if",
        said_on=date(2026, 1, 5) + timedelta(days=number % GROUPS),
        sha256=f"{number:064}",
        coders_wanted=2 if number % 4 else 1,
        settled_at=timezone.now() if is_settled else None,
        apart_at=timezone.now() if number % 100 == 1 else None,
    )


def _sort(remarks: list[Remark], themes: list[Theme], coders: tuple[Member, Member]) -> None:
    """Both have sorted what is settled or apart; one some of what waits for the other."""
    codings = Coding.objects.bulk_create(
        (
            Coding(remark=remark, coder=coder, codebook=1, at=timezone.now())
            for number, remark in enumerate(remarks)
            for place, coder in enumerate(coders)
            if remark.settled_at or remark.apart_at or (place and number % 4 == 3)
        ),
        batch_size=BATCH,
    )
    chosen = Coding.themes.through
    chosen.objects.bulk_create(
        (
            chosen(coding_id=coding.pk, theme_id=themes[(coding.remark_id * step) % THEMES].pk)
            for coding in codings
            for step in (1, 3)
            if (coding.remark_id * step) % THEMES != 0
        ),
        batch_size=BATCH,
        ignore_conflicts=True,
    )
    under = Remark.themes.through
    under.objects.bulk_create(
        (
            under(remark_id=remark.pk, theme_id=themes[(remark.pk * step) % THEMES].pk)
            for remark in remarks
            if remark.settled_at
            for step in (1, 3)
        ),
        batch_size=BATCH,
        ignore_conflicts=True,
    )


def pages(member: Member) -> dict[str, str]:
    """The pages of the desk and of the codebook."""
    area = member.partnership
    remark = desk.next_remark(member)
    theme = area.themes.in_use().order_by("pk")[0]
    asked: dict[str, tuple[str, tuple[Any, ...]]] = {
        "codebook": ("codebook", ()),
        "history": ("codebook_history", ()),
        "one theme": ("theme", (theme.pk,)),
        "what is under it": ("theme_remarks", (theme.pk,)),
        "desk": ("sorting", ()),
        "desk: one remark": ("sort_remark", (remark.pk if remark else 0,)),
        "sorted differently": ("disagreements", ()),
    }
    return {
        words: address_in(area, f"themes:{name}", *args) for words, (name, args) in asked.items()
    }


def measure(member: Member) -> None:
    print(f"{THEMES} themes, {REMARKS} remarks")
    measure_pages(partnerships.signed_in(member), pages(member))
    before = time.perf_counter()
    counts = theme_counts(member.partnership)
    took = time.perf_counter() - before
    over = "  over the limit" if took > MOST_SECONDS else ""
    print(f"protected counts of {counts.settled} remarks: {took:.2f} s{over}")

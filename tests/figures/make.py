"""Files of official figures, and releases of them."""

from datetime import date
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from heard.figures import services
from heard.figures.models import Area, Figure, Level, Release, Upload
from heard.figures.services import Source
from heard.partnerships.models import Member, Partnership
from heard.partnerships.roles import Role
from tests.partnerships import make as partnerships

FILES = Path(__file__).parent.parent / "engines" / "officialstats" / "files"
OURS = "E10000901"
PLANS = "Education, health and care plans"


def analyst(of: Partnership | None = None) -> Member:
    return partnerships.member(Role.ANALYST, of=of)


def content(year: int = 2025) -> bytes:
    """A file of January plans, as that year's are."""
    return (FILES / f"caseload_{year}.csv").read_bytes()


def file(year: int = 2025, *, text: bytes | None = None) -> SimpleUploadedFile:
    found = content(year) if text is None else text
    return SimpleUploadedFile(f"caseload_{year}.csv", found)


def source(year: int = 2025, title: str = PLANS) -> Source:
    return Source(title, f"Reporting year {year}", date(year, 6, 26))


def area(of: Partnership, code: str = OURS) -> Area:
    """Which area is ours, as it was chosen before."""
    region = {"region_code": "E12000002", "region_name": "North West"}
    return Area.objects.create(partnership=of, code=code, name="Westmere", **region)


def upload(by: Member, year: int = 2025, *, text: bytes | None = None) -> Upload:
    sent = file(year, text=text)
    return services.keep_upload(by.partnership, source(year), sent, by=by)


def loaded(by: Member, year: int = 2025, **more: Any) -> Release:
    """A release that was read from its file."""
    if not Area.objects.filter(partnership=by.partnership).exists():
        area(by.partnership)
    return services.load_figures(upload(by, year), by=by, **more)


def figure(of: Release, value: int, period: str = "202425", **more: Any) -> Figure:
    """Plans in our area in January."""
    columns = {
        "period_kind": "Academic year",
        "level": Level.LOCAL,
        "area_code": OURS,
        "area_name": "Westmere",
        "topic": "total",
        "breakdown": "Total",
        "indicator": "ehc_plans",
    }
    return Figure.objects.create(release=of, period=period, value=value, **(columns | more))

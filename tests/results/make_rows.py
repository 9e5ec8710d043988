"""Requests for answers row by row, at each step of their way."""

import csv
import io
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from heard.partnerships.models import Member, Partnership
from heard.partnerships.privacy import Held, Subject
from heard.partnerships.roles import Role
from heard.results import services
from heard.results.models import RowExport
from heard.results.privacy import RESULTS
from heard.surveys.models import Survey
from tests.partnerships import make as partnerships
from tests.results import make


def custodian(of: Partnership | None = None) -> Member:
    return partnerships.member(Role.CUSTODIAN, of=of)


def wanted(**other: Any) -> services.RowsWanted:
    given = {
        "purpose": "A thesis on waiting times",
        "recipient": "University of Westmere, public health",
        "agreement": "Agreement DSA-14",
        "keep_until": timezone.localdate() + timedelta(days=100),
        "columns": services.RowColumns(("mode", "sources", "district"), 8),
    }
    return services.RowsWanted(**given | other)  # type: ignore[arg-type] # each is of its own type


def asked(by: Member | None = None, survey: Survey | None = None, **other: Any) -> RowExport:
    """Asked for, the risk not worked out yet."""
    by = by or custodian()
    survey = survey or make.closed_survey(make.analyst(of=by.partnership))
    return services.ask_for_rows(survey, wanted(**other), by=by)


def waiting(by: Member | None = None, survey: Survey | None = None, **other: Any) -> RowExport:
    """Measured: it waits for a second person."""
    export = asked(by, survey, **other)
    services.measure_rows(export)
    return fresh(export)


def approved(by: Member | None = None, survey: Survey | None = None, **other: Any) -> RowExport:
    """Approved by another custodian, the file not written yet."""
    export = waiting(by, survey, **other)
    second = custodian(export.partnership)
    return services.approve_rows(export, by=second, seen=export.revision)


def ready(by: Member | None = None, survey: Survey | None = None, **other: Any) -> RowExport:
    export = approved(by, survey, **other)
    services.write_rows(export)
    return fresh(export)


def fresh(export: RowExport) -> RowExport:
    return RowExport.objects.select_related("asked_by", "settled_by").get(pk=export.pk)


def files_in(export: RowExport) -> dict[str, str]:
    """The files of the ZIP, by name."""
    with export.file.open("rb") as kept, zipfile.ZipFile(kept) as pack:
        return {name: pack.read(name).decode() for name in pack.namelist()}


def rows_in(export: RowExport) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files_in(export)["answers.csv"])))


def keep_files_in(settings: Any, folder: Path) -> None:
    """Keep what a test stores in a folder of its own."""
    storages = dict(settings.STORAGES)
    storages["default"] = storages["default"] | {"OPTIONS": {"location": folder}}
    settings.STORAGES = storages


def held_on(export: RowExport, **known: Any) -> list[Held]:
    """What the room holds on somebody in the request's partnership."""
    return RESULTS.held_on(Subject(export.partnership_id, **known))


def day_after(export: RowExport) -> date:
    """The first day on which the file is not there any longer."""
    assert export.download_until is not None
    return export.download_until + timedelta(days=1)

"""Bringing in a file of official figures, choosing whose they are, loading them."""

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Any
from uuid import uuid4

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.engines.officialstats import Area as ReadArea
from heard.figures.models import Area, Figure, Release, Upload
from heard.figures.reading import as_row, doubts_of, read_upload
from heard.partnerships.models import Member, Partnership

KEPT_FOR = timedelta(days=30)
_AT_ONCE = 2_000


class LoadedAlreadyError(Exception):
    """This very file was loaded before: as `release`."""

    def __init__(self, release: Release) -> None:
        super().__init__(release)
        self.release = release


class NothingOfOursError(Exception):
    """No area is chosen, or the file has no figure of it."""


class NotTheirsError(Exception):
    """The release is of another partnership, or was replaced already."""


@dataclass(frozen=True)
class Source:
    """Where a file is from."""

    title: str
    name: str
    published_on: date
    url: str = ""


@transaction.atomic
def keep_upload(
    partnership: Partnership, source: Source, file: "File[Any]", *, by: Member
) -> Upload:
    """Keep a file until somebody has looked at it. The same file again: the one that waits.

    Raises LoadedAlreadyError.
    """
    _lock(partnership)
    digest = _digest(file)
    loaded = partnership.figure_releases.filter(sha256=digest).first()
    if loaded:
        raise LoadedAlreadyError(loaded)
    upload = partnership.figure_uploads.filter(sha256=digest).first()
    if upload:
        Upload.objects.filter(pk=upload.pk).update(**vars(source))
        upload.refresh_from_db()
        return upload
    name = str(file.name)[-200:]
    upload = Upload(partnership=partnership, filename=name, sha256=digest, brought_by=by)
    for field, value in vars(source).items():
        setattr(upload, field, value)
    upload.file.save(f"{uuid4().hex}.csv", file, save=False)
    try:
        upload.save()
    except BaseException:  # the row is not there, so nobody would ever find the file
        upload.file.storage.delete(str(upload.file.name))
        raise
    return upload


@transaction.atomic
def choose_area(partnership: Partnership, area: ReadArea, *, by: Member) -> Area:
    """Which area is ours in official statistics: remembered for every file to come."""
    _lock(partnership)
    values = {
        "code": area.code,
        "name": area.name,
        "region_code": area.region_code,
        "region_name": area.region_name,
    }
    ours, _made = Area.objects.update_or_create(partnership=partnership, defaults=values)
    record("statistical area chosen", partnership, by=by.user, area=str(ours)[:300])
    return ours


@transaction.atomic
def load_figures(upload: Upload, *, by: Member, replaces: Release | None = None) -> Release:
    """Load what the file has of our area, our region and England; the file itself goes.

    Of two releases of the same statistics the later one holds, whichever is loaded first.
    Raises LoadedAlreadyError, NothingOfOursError, NotTheirsError, StatsFileError.
    """
    partnership = _lock(upload.partnership)
    loaded = partnership.figure_releases.filter(sha256=upload.sha256).first()
    if loaded:
        raise LoadedAlreadyError(loaded)
    area = Area.objects.filter(partnership=partnership).first()
    preview = read_upload(upload, area.code if area else "")
    if not preview.has_ours:
        raise NothingOfOursError(upload)
    release = _release(upload, by)
    release.columns = {each.written: each.name for each in preview.statistics.columns}
    release.doubts = doubts_of(preview.statistics)
    release.save()
    rows = (as_row(release, figure) for figure in preview.statistics.figures)
    Figure.objects.bulk_create(rows, batch_size=_AT_ONCE)
    if replaces:
        _replace(replaces, release)
    number = len(preview.statistics.figures)
    record("figures loaded", release, by=by.user, figures=number, doubts=len(release.doubts))
    _remove(upload)
    return release


@transaction.atomic
def drop_upload(upload: Upload, *, by: Member) -> None:
    """Load nothing, and delete the file. Twice is harmless."""
    found = Upload.objects.select_for_update().filter(pk=upload.pk).first()
    if found:
        record("figures not loaded", found, by=by.user)
        _remove(found)


def drop_old_uploads() -> None:
    """Files that nobody has looked at for a month."""
    for upload in Upload.objects.filter(brought_at__lt=timezone.now() - KEPT_FOR):
        with transaction.atomic():
            _remove(upload)


def _release(upload: Upload, by: Member) -> Release:
    return Release(
        partnership_id=upload.partnership_id,
        title=upload.title,
        name=upload.name,
        published_on=upload.published_on,
        url=upload.url,
        filename=upload.filename,
        sha256=upload.sha256,
        loaded_by=by,
    )


def _replace(one: Release, other: Release) -> None:
    one = Release.objects.select_for_update().get(pk=one.pk)
    if one.partnership_id != other.partnership_id or one.replaced_by_id is not None:
        raise NotTheirsError(one)
    earlier, later = sorted((one, other), key=lambda each: (each.published_on, each.pk))
    earlier.replaced_by = later
    earlier.save(update_fields=["replaced_by"])


def _remove(upload: Upload) -> None:
    storage, name = upload.file.storage, str(upload.file.name)
    upload.delete()
    transaction.on_commit(lambda: storage.delete(name))


def _lock(partnership: Partnership) -> Partnership:
    """One file at a time, so that none is loaded twice."""
    return Partnership.objects.select_for_update(no_key=True).get(pk=partnership.pk)


def _digest(file: "File[Any]") -> str:
    file.seek(0)
    digest = sha256()
    for piece in file.chunks():
        digest.update(piece)
    file.seek(0)
    return digest.hexdigest()

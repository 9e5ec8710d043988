"""One file with the reports of all areas that published, written by a job."""

from collections.abc import Callable
from hashlib import sha256
from tempfile import TemporaryFile
from typing import Any, BinaryIO
from zipfile import ZIP_STORED, ZipFile

from django.core.files.base import File
from django.db import transaction
from procrastinate.contrib.django import app

from heard.areas.models import PackState, Programme, ReportPack
from heard.areas.queries.comparison import published_areas
from heard.audit.services import record
from heard.partnerships.addresses import addresses_of_install
from heard.partnerships.models import Member
from heard.results import queries as results
from heard.results.models import Publication

PIECE = 1024 * 1024


class NothingPublishedError(Exception):
    """No area has published its findings."""


class NoPackError(Exception):
    """The file is not written yet, or was replaced by a later one."""


@transaction.atomic
def pack_reports(programme: Programme, *, by: Member) -> ReportPack:
    """Start putting the reports of all published areas into one file; it replaces an earlier one.

    One that is being written is given back as it is. Raises NothingPublishedError.
    """
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    total = len(published_areas(programme))
    if not total:
        raise NothingPublishedError(programme)
    current = programme.report_packs.exclude(state=PackState.REPLACED).first()
    if current is not None and current.is_writing:
        return current
    if current is not None:
        _replace(current)
    pack = ReportPack.objects.create(programme=programme, total=total, made_by=by)
    app.configure_task("areas.jobs.write_pack").defer(pack_id=pack.pk)
    record("reports of areas asked for", pack, by=by.user, areas=total)
    return pack


def write_pack(pack: ReportPack) -> None:
    """Write the file: a Word and a PDF report of each area, in a folder by its short name.

    May run twice, also at once: one file is kept. Until it is whole it has no name on any disk.
    """
    if not pack.is_writing:
        return
    publications = [publication for _area, publication in published_areas(pack.programme)]
    with TemporaryFile() as file:
        with ZipFile(file, "w", ZIP_STORED) as archive:  # both kinds are compressed already
            for number, publication in enumerate(publications, start=1):
                _add(archive, publication)
                ReportPack.objects.filter(pk=pack.pk).update(done=number, total=len(publications))
        _keep(pack, lambda found: _store(found, file))


@transaction.atomic
def download_pack(programme: Programme, *, by: Member) -> "File[Any]":
    """Open the file, and write down who fetched it. Raises NoPackError."""
    ready = programme.report_packs.select_for_update().filter(state=PackState.READY)
    pack = ready.first()
    if pack is None:
        raise NoPackError(programme)
    try:
        file = pack.file.open("rb")
    except FileNotFoundError as gone:
        raise NoPackError(pack) from gone
    record("reports of areas downloaded", pack, by=by.user, sha256=pack.sha256)
    return file


def _add(archive: ZipFile, publication: Publication) -> None:
    area = publication.partnership
    address = addresses_of_install(area)("results:publication", publication.key)
    archive.writestr(f"{area.slug}/findings.docx", results.word_of(publication, address))
    archive.writestr(f"{area.slug}/findings.pdf", results.pdf_of(publication, address))


@transaction.atomic
def _keep(pack: ReportPack, keep: Callable[[ReportPack], None]) -> None:
    found = ReportPack.objects.select_for_update().filter(pk=pack.pk).first()
    if found is not None and found.is_writing:
        keep(found)


def _store(pack: ReportPack, file: BinaryIO) -> None:
    name = f"{pack.key.hex}.zip"
    storage = pack.file.storage
    storage.delete(pack.file.field.generate_filename(pack, name))  # of a run that was killed
    file.seek(0)
    digest = sha256()
    while piece := file.read(PIECE):
        digest.update(piece)
    file.seek(0)
    pack.file.save(name, File(file), save=False)
    pack.state, pack.sha256 = PackState.READY, digest.hexdigest()
    pack.save(update_fields=["file", "state", "sha256"])
    record("reports of areas written", pack, by=None, sha256=pack.sha256)


def _replace(pack: ReportPack) -> None:
    pack.file.storage.delete(str(pack.file.name))
    pack.state, pack.file = PackState.REPLACED, ""
    pack.save(update_fields=["state", "file"])

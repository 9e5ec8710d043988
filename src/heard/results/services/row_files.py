"""Files of rows: the risk worked out, the file written, given to two people, deleted."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from hashlib import sha256
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.engines.estimation import code_returns
from heard.partnerships.models import Member
from heard.results import queries
from heard.results.models import Problem, RowExport, RowState
from heard.results.readme import readme_of
from heard.results.rowfile import Choice, RowFile, row_file
from heard.results.rowpack import write_pack
from heard.results.rowrisk import Risk, risk_of
from heard.results.rules import SMALL_NUMBERS, can_download_rows
from heard.results.services.exporting import NotTheirsError
from heard.surveys.models import Promise, Survey
from heard.surveys.services.settling import settle_answers

DOWNLOAD_DAYS = 14
PIECE = 1024 * 1024


class NoFileError(Exception):
    """The file is not written yet, its days are over, or it is deleted."""


class _NotToBeMadeError(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def measure_rows(export: RowExport) -> None:
    """Work out how far rows stand alone with the columns asked for. May run twice."""
    if export.state != RowState.MEASURING:
        return
    try:
        _survey, file, risk = _measured(export)
    except _NotToBeMadeError as refused:
        problem = refused.problem
        _keep(export, RowState.MEASURING, lambda found: _fail(found, problem))
        return

    def wait(found: RowExport) -> None:
        found.state, found.risk = RowState.WAITING, asdict(risk)
        found.left_out = [[code, str(why)] for code, why in file.left_out]
        found.save(update_fields=["state", "risk", "left_out"])

    _keep(export, RowState.MEASURING, wait)


def write_rows(export: RowExport) -> None:
    """Write the file that was approved. May run twice, also at once: one file is kept.

    Until it is whole it has no name on any disk, so nothing is left of a run that was killed; what
    was kept before the record of it is written over by the next run.
    """
    if export.state != RowState.WRITING:
        return
    try:
        survey, file = _as_approved(export)
    except _NotToBeMadeError as refused:
        problem = refused.problem
        _keep(export, RowState.WRITING, lambda found: _fail(found, problem))
        return
    with TemporaryFile() as pack:
        readme = readme_of(export, survey, file)
        write_pack(pack, file, survey.version.questionnaire, readme)
        _keep(export, RowState.WRITING, lambda found: _store(found, pack))


@transaction.atomic
def download_rows(export: RowExport, *, by: Member) -> "File[Any]":
    """Open the file for one of the two, and write down that they fetched it.

    Raises NotTheirsError, NoFileError.
    """
    export = RowExport.objects.select_for_update().get(pk=export.pk)
    if not can_download_rows(by, export):
        raise NotTheirsError(export)
    if not export.can_be_downloaded_on(timezone.localdate()):
        raise NoFileError(export)
    try:
        file = export.file.open("rb")
    except FileNotFoundError as gone:
        raise NoFileError(export) from gone
    export.downloads += 1
    export.save(update_fields=["downloads"])
    record("rows downloaded", export, by=by.user, sha256=export.sha256)
    return file


@transaction.atomic
def delete_row_file(export: RowExport) -> None:
    """Delete a file whose days are over; the record stays. Twice is harmless."""
    export = RowExport.objects.select_for_update().get(pk=export.pk)
    if export.state != RowState.READY:
        return
    # First the file: whoever is killed in between deletes it again, and never leaves it behind.
    export.file.storage.delete(str(export.file.name))
    export.state, export.file = RowState.DELETED, ""
    export.save(update_fields=["state", "file"])
    record("file of rows deleted", export, by=None, downloads=export.downloads)


@transaction.atomic
def forget_row_words(export: RowExport) -> RowExport:
    """Forget why rows went out and to whom; that they did, and who approved, stays."""
    export = RowExport.objects.select_for_update().get(pk=export.pk)
    export.purpose = export.recipient = export.agreement = export.refusal = ""
    export.forgotten_at = timezone.now()
    export.save()
    return export


def _as_approved(export: RowExport) -> tuple[Survey, RowFile]:
    """The columns, if their risk is what the approver saw. Raises _NotToBeMadeError."""
    survey, file, risk = _measured(export)
    if asdict(risk) != export.risk:
        raise _NotToBeMadeError(Problem.CHANGED)
    return survey, file


def _measured(export: RowExport) -> tuple[Survey, RowFile, Risk]:
    """The columns and their risk, read from the answers. Raises _NotToBeMadeError."""
    known = Survey.objects.select_related("version").filter(row_exports=export.pk)
    survey = known.first()
    if survey is None or survey.promise != Promise.OPEN or not survey.is_closed:
        raise _NotToBeMadeError(Problem.GONE)
    settle_answers(survey)  # an answer may have been on its way when the survey closed
    questionnaire = survey.version.questionnaire
    coded = code_returns(questionnaire, queries.responses(survey))
    if len(coded) < SMALL_NUMBERS.percentage_base:
        raise _NotToBeMadeError(Problem.TOO_FEW)
    profile = frozenset(export.profile)
    choice = Choice(profile, export.smallest, SMALL_NUMBERS.threshold)
    file = row_file(questionnaire, coded, choice)
    if not file.columns:
        raise _NotToBeMadeError(Problem.NOTHING)
    return survey, file, risk_of(file, profile)


@transaction.atomic
def _keep(export: RowExport, state: RowState, keep: Callable[[RowExport], None]) -> None:
    """Keep what was worked out, unless the request went on or was changed meanwhile."""
    found = RowExport.objects.select_for_update().filter(pk=export.pk).first()
    if found and found.state == state and found.revision == export.revision:
        keep(found)


def _fail(export: RowExport, problem: Problem) -> None:
    export.state, export.problem = RowState.FAILED, problem
    export.save(update_fields=["state", "problem"])
    record("rows could not be made", export, by=None, problem=str(problem))


def _store(export: RowExport, pack: BinaryIO) -> None:
    name = f"{export.key.hex}.zip"
    storage = export.file.storage
    storage.delete(export.file.field.generate_filename(export, name))
    pack.seek(0)
    digest = sha256()
    while piece := pack.read(PIECE):
        digest.update(piece)
    export.sha256 = digest.hexdigest()
    pack.seek(0)
    export.file.save(name, File(pack), save=False)
    export.state = RowState.READY
    export.download_until = timezone.localdate() + timedelta(days=DOWNLOAD_DAYS)
    export.save(update_fields=["file", "sha256", "state", "download_until"])
    record("file of rows written", export, by=None, sha256=export.sha256)

"""Bringing in results of others: a file is mapped, looked at, loaded, and never edited after."""

import io
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256

import msgspec
from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.engines.estimation.external import AboutWave, read_external_wave
from heard.partnerships.models import Member, Partnership
from heard.questionnaires.models import QuestionnaireVersion
from heard.results.external import (
    Content,
    MappedQuestion,
    as_mapping,
    proposed,
    their_questions,
)
from heard.results.models import ExternalWave


class AlreadyBroughtError(Exception):
    """This very file was brought in for these questions before: as `wave`."""

    def __init__(self, wave: ExternalWave) -> None:
        super().__init__(wave)
        self.wave = wave


class AlreadyLoadedError(Exception):
    """The results are loaded, and are not changed any more."""


class MappedMeanwhileError(Exception):
    """Somebody else has changed the mapping since it was read."""


class OtherWaveError(Exception):
    """Results of another partnership, of other questions, replaced or removed already."""


class AlreadyRemovedError(Exception):
    """The results are removed, or were never loaded."""


@dataclass(frozen=True)
class WaveFile:
    """A file of results as it came, and whether they are of our own families."""

    filename: str
    content: bytes
    is_own: bool = False
    mapped: tuple[MappedQuestion, ...] = ()


@transaction.atomic
def bring_external_wave(
    version: QuestionnaireVersion, about: AboutWave, file: WaveFile, *, by: Member
) -> ExternalWave:
    """Keep a file until somebody has mapped it and looked at it; what is named alike is mapped.

    Raises ExternalFileError, AlreadyBroughtError, OtherWaveError.
    """
    partnership = Partnership.objects.select_for_update(no_key=True).get(pk=by.partnership_id)
    if version.partnership_id != partnership.pk:
        raise OtherWaveError(version)
    digest = sha256(file.content).hexdigest()
    same = partnership.external_waves.filter(version=version, sha256=digest, removed_at=None)
    if wave := same.first():
        raise AlreadyBroughtError(wave)
    theirs = their_questions(file.content, file.filename)
    mapped = file.mapped or proposed(
        theirs, version.questionnaire, same_instrument=about.same_instrument
    )
    wave = ExternalWave.objects.create(
        partnership=partnership,
        version=version,
        **asdict(about),
        is_own=file.is_own,
        filename=file.filename[-200:],
        sha256=digest,
        file=file.content.decode(),
        mapping=msgspec.to_builtins(mapped),
        brought_by=by,
    )
    record("results of others brought in", wave, by=by.user)
    return wave


@transaction.atomic
def map_external_wave(
    wave: ExternalWave, mapped: Sequence[MappedQuestion], *, by: Member, revision: int
) -> ExternalWave:
    """Say which of their questions is which of ours, in place of what was said before.

    Raises AlreadyLoadedError, MappedMeanwhileError.
    """
    wave = _waiting(wave)
    if wave.revision != revision:
        raise MappedMeanwhileError(wave)
    wave.mapping = msgspec.to_builtins(tuple(mapped))
    wave.revision += 1
    wave.save(update_fields=["mapping", "revision"])
    record("results of others mapped", wave, by=by.user, questions=len(mapped))
    return wave


def read_wave(wave: ExternalWave) -> Content:
    """Read the waiting file by its mapping. Raises ExternalFileError."""
    found = read_external_wave(
        io.BytesIO(wave.file.encode()),
        wave.filename,
        wave.about,
        as_mapping(wave.mapped),
        wave.version.questionnaire,
    )
    return Content(found.shares, found.unmapped, found.doubts)


@transaction.atomic
def load_external_wave(
    wave: ExternalWave, *, by: Member, revision: int, replaces: ExternalWave | None = None
) -> ExternalWave:
    """Freeze the results as the mapping makes them; the file itself goes.

    Raises ExternalFileError, AlreadyLoadedError, MappedMeanwhileError, OtherWaveError.
    """
    Partnership.objects.select_for_update(no_key=True).get(pk=wave.partnership_id)
    wave = _waiting(wave)
    if wave.revision != revision:
        raise MappedMeanwhileError(wave)
    wave.content = msgspec.json.encode(read_wave(wave)).decode()
    wave.file = ""
    wave.loaded_at = timezone.now()
    wave.save(update_fields=["content", "file", "loaded_at"])
    if replaces is not None:
        _replace(replaces, wave)
    record("results of others loaded", wave, by=by.user, replaces=str(replaces or "")[:300])
    return wave


@transaction.atomic
def drop_external_wave(wave: ExternalWave, *, by: Member) -> None:
    """Load nothing, and let the file go. Twice is harmless. Raises AlreadyLoadedError."""
    found = ExternalWave.objects.select_for_update(of=("self",)).filter(pk=wave.pk).first()
    if found is None:
        return
    if found.is_loaded:
        raise AlreadyLoadedError(found)
    record("results of others not loaded", found, by=by.user)
    found.delete()


@transaction.atomic
def remove_external_wave(wave: ExternalWave, *, by: Member, reason: str) -> ExternalWave:
    """Take the results from beside ours, with a reason; they stay in the history.

    Raises AlreadyRemovedError.
    """
    wave = ExternalWave.objects.select_for_update(of=("self",)).get(pk=wave.pk)
    if not wave.is_loaded or wave.removed_at is not None:
        raise AlreadyRemovedError(wave)
    wave.removed_at, wave.removal_reason = timezone.now(), reason
    wave.save(update_fields=["removed_at", "removal_reason"])
    record("results of others removed", wave, by=by.user)
    return wave


def _waiting(wave: ExternalWave) -> ExternalWave:
    found = ExternalWave.objects.select_for_update(of=("self",)).filter(pk=wave.pk).first()
    if found is None or found.is_loaded:
        raise AlreadyLoadedError(wave)
    return found


def _replace(earlier: ExternalWave, later: ExternalWave) -> None:
    earlier = ExternalWave.objects.select_for_update(of=("self",)).get(pk=earlier.pk)
    if not earlier.is_current or earlier.partnership_id != later.partnership_id:
        raise OtherWaveError(earlier)
    earlier.replaced_by = later
    earlier.save(update_fields=["replaced_by"])

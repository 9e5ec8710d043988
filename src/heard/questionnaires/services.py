"""Writing questionnaires: they are brought in whole, and never change afterwards."""

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from heard.audit.services import record
from heard.engines.questionnaire import (
    Questionnaire,
    canonical_json,
    fingerprint,
    read_questionnaire_bytes,
)
from heard.partnerships.models import Member, Partnership
from heard.questionnaires.models import QuestionnaireVersion

Words = str | Promise


class KnownVersionError(Exception):
    """What is brought in meets `version`, which is here already; `words` says how."""

    words: Words = ""

    def __init__(self, version: QuestionnaireVersion) -> None:
        self.version = version
        super().__init__(str(version))


class SameDefinitionError(KnownVersionError):
    """This very definition is here already."""

    words = _("This questionnaire is here already")


class VersionTakenError(KnownVersionError):
    """Another definition has this code and version already."""

    words = _("Another questionnaire has this name and version. Give this one a new version")


def bring_in_questionnaire(content: bytes, *, filename: str, by: Member) -> QuestionnaireVersion:
    """Keep the questionnaire in a file (XLSForm, YAML or JSON) for the member's partnership.

    Raises QuestionnaireError with every problem of the file, SameDefinitionError,
    VersionTakenError; then nothing is kept.
    """
    return add_questionnaire(read_questionnaire_bytes(content, filename), by=by)


@transaction.atomic
def add_questionnaire(questionnaire: Questionnaire, *, by: Member) -> QuestionnaireVersion:
    """Keep a definition. Raises SameDefinitionError, VersionTakenError."""
    version = QuestionnaireVersion(
        partnership=by.partnership,
        code=questionnaire.id,
        version=questionnaire.version,
        title=questionnaire.words(questionnaire.title, questionnaire.default_language)[:300],
        languages=list(questionnaire.languages),
        item_count=len(questionnaire.items),
        canonical=canonical_json(questionnaire),
        sha256=fingerprint(questionnaire),
    )
    return _keep(version, by=by)


@transaction.atomic
def copy_questionnaire(version: QuestionnaireVersion, *, by: Member) -> QuestionnaireVersion:
    """Keep another partnership's version for the member's own, byte for byte, or find it there.

    The same hash shows that both ask the same. Raises VersionTakenError.
    """
    copied = QuestionnaireVersion(
        partnership=by.partnership,
        code=version.code,
        version=version.version,
        title=version.title,
        languages=version.languages,
        item_count=version.item_count,
        canonical=bytes(version.canonical),
        sha256=version.sha256,
    )
    try:
        return _keep(copied, by=by)
    except SameDefinitionError as same:
        return same.version


def _keep(version: QuestionnaireVersion, *, by: Member) -> QuestionnaireVersion:
    """Raises SameDefinitionError, VersionTakenError."""
    # One at a time in a partnership, so that a file sent twice at once is noticed.
    Partnership.objects.select_for_update().get(pk=by.partnership_id)
    kept = by.partnership.questionnaire_versions
    same = kept.filter(sha256=version.sha256).first()
    if same is not None:
        raise SameDefinitionError(same)
    taken = kept.filter(code=version.code, version=version.version).first()
    if taken is not None:
        raise VersionTakenError(taken)
    version.save(force_insert=True)
    record("questionnaire brought in", version, by=by.user, sha256=version.sha256)
    return version

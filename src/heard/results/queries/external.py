"""Reads of results of others, as they were brought in."""

from django.db.models import QuerySet

from heard.engines.questionnaire import Questionnaire
from heard.partnerships.models import Partnership
from heard.questionnaires.models import QuestionnaireVersion
from heard.results.models import ExternalWave
from heard.surveys.models import Survey


def external_waves(partnership: Partnership, questionnaire: Questionnaire) -> list[ExternalWave]:
    """Results of others that are mapped to this questionnaire, in any version; latest first."""
    current = ExternalWave.objects.current().filter(
        partnership=partnership, version__code=questionnaire.id
    )
    return list(current.select_related("version"))


def all_external_waves(partnership: Partnership) -> QuerySet[ExternalWave]:
    """Every one, with its history, without what is in it."""
    found = ExternalWave.objects.filter(partnership=partnership).defer("content", "file")
    return found.select_related("brought_by__user", "replaced_by", "version")


def loaded_waves(partnership: Partnership) -> QuerySet[ExternalWave]:
    """Those that are loaded, replaced and removed ones too."""
    loaded = ExternalWave.objects.filter(partnership=partnership, loaded_at__isnull=False)
    return loaded.select_related("brought_by__user", "replaced_by", "version")


def waiting_waves(partnership: Partnership) -> QuerySet[ExternalWave]:
    waiting = ExternalWave.objects.waiting().filter(partnership=partnership)
    return waiting.select_related("version")


def waves_to_replace(wave: ExternalWave) -> list[ExternalWave]:
    """Those whose place a newer file can take."""
    current = ExternalWave.objects.current().filter(
        partnership=wave.partnership_id, version__code=wave.version.code
    )
    return list(current.defer("content"))


def versions_to_map_to(partnership: Partnership) -> list[QuestionnaireVersion]:
    """The latest version of each questionnaire, and those of surveys."""
    found = QuestionnaireVersion.objects.filter(partnership=partnership).defer("canonical")
    asked = set(Survey.objects.filter(partnership=partnership).values_list("version_id", flat=True))
    latest: dict[str, int] = {}
    for each in found:
        latest.setdefault(each.code, each.pk)
    return [each for each in found if each.pk in asked | set(latest.values())]

"""Versions of questionnaires, kept for good: an answer is worth what was asked."""

import re

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.urls import reverse

from heard.engines.questionnaire import STANDARD, Questionnaire, from_json
from heard.questionnaires.wording import Voice


class QuestionnaireVersion(models.Model):
    """One version of a questionnaire: its canonical JSON and the SHA-256 of that.

    The canonical form is kept byte for byte (`jsonb` would put the keys in another order). The
    database checks the hash on the way in and refuses to change or delete a row.
    """

    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="questionnaire_versions"
    )
    code = models.CharField(max_length=64)
    version = models.CharField(max_length=32)
    title = models.CharField(max_length=300)
    languages = ArrayField(models.CharField(max_length=35))
    item_count = models.PositiveSmallIntegerField()
    canonical = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    brought_in_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["code", "-brought_in_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "sha256"], name="a_definition_is_brought_in_once"
            ),
            models.UniqueConstraint(
                fields=["partnership", "code", "version"], name="a_version_has_one_definition"
            ),
            models.CheckConstraint(
                name="the_hash_is_that_of_the_definition",
                condition=Q(
                    sha256=Func(
                        Func(F("canonical"), function="sha256", output_field=models.BinaryField()),
                        Value("hex"),
                        function="encode",
                        output_field=models.CharField(),
                    )
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.version})"

    def get_absolute_url(self) -> str:
        return reverse("questionnaires:show_questionnaire", args=[self.pk])

    @property
    def questionnaire(self) -> Questionnaire:
        """The definition, read once in each process; a query may leave `canonical` out."""
        kept = _definitions.get(self.sha256)
        if kept is None:
            kept = _keep(self.sha256, from_json(bytes(self.canonical)))
        return kept

    def voice(self, language: str, look: str = STANDARD) -> Voice:
        """The questionnaire's words in one of its languages and looks, one object for each."""
        return _voice(self.sha256, self.questionnaire, language, look)

    @property
    def file_stem(self) -> str:
        return re.sub(r"[^A-Za-z0-9_.-]+", "-", f"{self.code}-{self.version}")


# Definitions never change, so what was read can be shared by all requests of a process. By hash,
# not by the definition itself: to hash or compare a whole questionnaire takes milliseconds.
_definitions: dict[str, Questionnaire] = {}
_voices: dict[tuple[str, str, str], Voice] = {}
MOST_KEPT = 200


def _keep(sha256: str, questionnaire: Questionnaire) -> Questionnaire:
    if len(_definitions) >= MOST_KEPT:
        _definitions.clear()
        _voices.clear()
    return _definitions.setdefault(sha256, questionnaire)


def _voice(sha256: str, questionnaire: Questionnaire, language: str, look: str) -> Voice:
    kept = _voices.get((sha256, language, look))
    if kept is None:
        kept = _voices.setdefault((sha256, language, look), Voice(questionnaire, language, look))
    return kept

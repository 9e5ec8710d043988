"""Versions of questionnaires, kept for good: an answer is worth what was asked."""

import re
from functools import lru_cache

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.urls import reverse

from heard.engines.questionnaire import Questionnaire, from_json


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
        """The definition, read once in each process."""
        return questionnaire_of(self.sha256, bytes(self.canonical))

    @property
    def file_stem(self) -> str:
        return re.sub(r"[^A-Za-z0-9_.-]+", "-", f"{self.code}-{self.version}")


@lru_cache(maxsize=64)
def questionnaire_of(sha256: str, canonical: bytes) -> Questionnaire:
    """Read a stored definition. Definitions never change, so what was read can be shared."""
    return from_json(canonical)

"""What a decision was read from."""

from django.db import models
from django.db.models import Q

from heard.partnerships.models import Member, Partnership
from heard.scrutiny.models.words import SourceKind


class Source(models.Model):
    """The text or file that an officer gave, kept as it came. Never changed, never shown as HTML.

    `sha256` is of the bytes in `original` (for pasted text, its UTF-8). `text` is what could be
    read from them, in the numbered lines that a record's `lines` point to.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="decision_sources")
    kind = models.CharField(max_length=10, choices=SourceKind)
    file_name = models.CharField(max_length=255, blank=True)
    original = models.BinaryField()
    text = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64)
    read_at = models.DateTimeField(auto_now_add=True)
    read_by = models.ForeignKey(Member, models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["partnership", "sha256"], name="source_by_hash")]
        constraints = [
            models.CheckConstraint(
                name="a_source_is_of_a_known_kind", condition=Q(kind__in=SourceKind.values)
            ),
            models.CheckConstraint(
                name="a_source_hash_is_64_hex_digits",
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"),
            ),
        ]

    def __str__(self) -> str:
        return self.file_name or str(SourceKind(self.kind).label)

    @property
    def suffix(self) -> str:
        """How the name of a copy ends, by what was found inside."""
        return {SourceKind.HTML: ".html", SourceKind.PDF: ".pdf"}.get(SourceKind(self.kind), ".txt")

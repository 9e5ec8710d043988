"""One-time codes by e-mail: what a private link alone does not open, both together do."""

from django.db import models


class OneTimeCode(models.Model):
    """Whoever gets codes. A code is kept as a salted hash, and sent only so often."""

    code_hash = models.CharField(max_length=200, blank=True)
    code_made_at = models.DateTimeField(null=True, blank=True)
    code_tries = models.PositiveSmallIntegerField(default=0)
    # Codes sent since then: whoever has the link may ask, and must not flood its owner with them.
    codes_sent = models.PositiveSmallIntegerField(default=0)
    codes_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

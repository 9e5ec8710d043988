"""One-time codes by e-mail: what a private link alone does not open, both together do."""

import uuid
from datetime import timedelta
from enum import Enum, auto

from django.db import models

CODE_LASTS = timedelta(minutes=15)
CODE_TRIES = 5
BETWEEN_CODES = timedelta(minutes=1)
MOST_CODES_A_DAY = 6
# Once a code was right, this browser opens what is private for so long.
OPEN_FOR = timedelta(hours=1)


class OneTimeCode(models.Model):
    """Whoever gets codes. A code is kept as a salted hash, and sent only so often."""

    # Their private link is made of it, so a new key shuts links and browsers that the old opened.
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    code_hash = models.CharField(max_length=200, blank=True)
    code_made_at = models.DateTimeField(null=True, blank=True)
    code_tries = models.PositiveSmallIntegerField(default=0)
    # Codes sent since then: whoever has the link may ask, and must not flood its owner with them.
    codes_sent = models.PositiveSmallIntegerField(default=0)
    codes_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class Asked(Enum):
    """What became of asking for a code."""

    SENT = auto()
    JUST_SENT = auto()
    TOO_OFTEN = auto()


class Tried(Enum):
    """What became of entering one."""

    RIGHT = auto()
    WRONG = auto()
    # There is none, it is too old, or it was guessed at too often: ask for another.
    GONE = auto()

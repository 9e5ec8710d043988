"""Keeping drafts: answers that somebody has begun, under a key that only their browser knows."""

import datetime
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connections
from django.db.models import Q
from django.utils import timezone

from heard.surveys.answers.models import ClosedSurvey, Draft

FIRST_WEEK = datetime.date(2024, 1, 1)
# The cookie lives 28 days; a draft that began in the last minutes of a week needs one week more.
WEEKS_KEPT = 5

READ = "SELECT version, answers FROM answers_draft WHERE key = %s AND survey = %s"
# With 20,000 drafts the count takes some 3 ms, once for each person. Two may both be the last.
START = """
INSERT INTO answers_draft (key, survey, version, answers, week)
SELECT %(key)s, %(survey)s, %(version)s, %(answers)s::jsonb, %(week)s
WHERE %(most)s > (
    SELECT count(*) FROM (
        SELECT FROM answers_draft WHERE survey = %(survey)s LIMIT %(most)s
    ) AS begun
)
"""
CHANGE = """
UPDATE answers_draft
SET answers = (answers - %(cleared)s::text[]) || %(answers)s::jsonb, version = %(version)s
WHERE key = %(key)s AND survey = %(survey)s RETURNING answers
"""


class TooManyDraftsError(Exception):
    """So many have begun this survey and not sent it that no more can be kept."""


@dataclass(frozen=True)
class DraftKey:
    """Which draft: its survey, and the hash of what the browser holds."""

    survey: UUID
    key: bytes


def this_week() -> int:
    """The number of whole weeks since the first Monday of 2024."""
    return (timezone.localdate() - FIRST_WEEK).days // 7


@dataclass(frozen=True)
class KeptDraft:
    """What a draft holds."""

    version: str
    answers: dict[str, Any]


def read_draft(draft: DraftKey) -> KeptDraft | None:
    """The draft of this key, if there is one. Plain SQL: every page of an answer asks for it."""
    with connections["answers"].cursor() as cursor:
        cursor.execute(READ, [draft.key, draft.survey])
        row = cursor.fetchone()
    return None if row is None else KeptDraft(row[0], _loaded(row[1]))


def start_draft(draft: DraftKey, version: str, answers: Mapping[str, Any]) -> None:
    """Keep the first answers of somebody. Raises TooManyDraftsError."""
    with connections["answers"].cursor() as cursor:
        cursor.execute(
            START,
            {
                "key": draft.key,
                "survey": draft.survey,
                "version": version,
                "answers": json.dumps(dict(answers)),
                "week": this_week(),
                "most": settings.MOST_DRAFTS,
            },
        )
        if not cursor.rowcount:
            raise TooManyDraftsError(draft.survey)


def change_draft(
    draft: DraftKey, version: str, *, cleared: Iterable[str], answers: Mapping[str, Any]
) -> dict[str, Any] | None:
    """Take the answers to the `cleared` items out, put `answers` in; give back all there are.

    None where there is no such draft (sent, deleted, or too old).
    """
    with connections["answers"].cursor() as cursor:
        cursor.execute(
            CHANGE,
            {
                "cleared": list(cleared),
                "answers": json.dumps(dict(answers)),
                "version": version,
                "key": draft.key,
                "survey": draft.survey,
            },
        )
        row = cursor.fetchone()
    return None if row is None else _loaded(row[0])


def delete_draft(draft: DraftKey) -> None:
    Draft.objects.filter(pk=draft.key, survey=draft.survey).delete()


def forget_old_drafts() -> int:
    """Delete drafts that nobody came back to, or that came late. Returns how many."""
    is_old = Q(week__lt=this_week() - WEEKS_KEPT)
    is_late = Q(survey__in=ClosedSurvey.objects.values("survey"))
    deleted, _ = Draft.objects.filter(is_old | is_late).delete()
    return deleted


def _loaded(value: Any) -> dict[str, Any]:
    return json.loads(value) if isinstance(value, str) else dict(value)

"""Surveys, remembered for a moment: answering one asks for it a dozen times.

What a survey says and asks does not change once it is open, so all that can be late is that it
has closed: by up to a minute, on pages. Sending looks at what is true now.
"""

from copy import copy
from time import monotonic
from uuid import UUID

from heard.partnerships.models import Partnership
from heard.surveys.models import Survey
from heard.surveys.queries.public import public_survey

SECONDS = 60
AT_MOST = 1000

NOTHING: tuple[float, Survey | None] = (0.0, None)

_kept: dict[tuple[int, UUID], tuple[float, Survey | None]] = {}


def find_survey(partnership: Partnership, key: UUID) -> Survey:
    """As `public_survey`, at most a minute old. Raises Survey.DoesNotExist."""
    expires, survey = _kept.get((partnership.pk, key), NOTHING)
    if survey is None or expires < monotonic():
        survey = public_survey(partnership, key)
        if len(_kept) >= AT_MOST:
            _kept.clear()
        _kept[partnership.pk, key] = (monotonic() + SECONDS, survey)
    return copy(survey)


def forget(survey: Survey) -> None:
    """Ask the database again: the survey has changed. Other processes see it in a moment."""
    _kept.pop((survey.partnership_id, survey.key), None)

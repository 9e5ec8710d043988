"""The two surveys of a phase: how a session was, and who came. Neither is tied to a booking.

They are surveys like any other, behind the answers wall, and know nothing of a session: of a small
one the answers would be somebody's.
"""

from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
from django.db import transaction
from django.utils.translation import gettext as _

from heard.audit.services import record
from heard.engines.questionnaire import Questionnaire, read_questionnaire_bytes
from heard.engines.questionnaire.definition import Item, Option, Section, Text
from heard.partnerships.models import Member, Partnership
from heard.questionnaires.services import SameDefinitionError, add_questionnaire
from heard.safeguarding.queries.setup import setup_of
from heard.sessions.models import Phase
from heard.surveys.models import Survey
from heard.surveys.services import SurveyWords, make_survey, open_survey

FOLDER = Path(__file__).parents[1] / "questionnaires"


class SurveyThereError(Exception):
    """The phase has such a survey, and people can answer it."""


def make_feedback_survey(phase: Phase, *, by: Member) -> Survey:
    """Make and open the three questions. Raises SurveyThereError."""
    return _make(phase, "feedback_survey", feedback_questions, _feedback_words, by)


def make_equality_survey(phase: Phase, *, by: Member) -> Survey:
    """Make and open the questions on who came, with the partnership's districts.

    Raises SurveyThereError.
    """
    questions = partial(equality_questions, by.partnership)
    return _make(phase, "equality_survey", questions, _equality_words, by)


def feedback_questions() -> Questionnaire:
    return _read("feedback.yaml")


def equality_questions(partnership: Partnership) -> Questionnaire:
    """Other districts are other questions, so the version goes by them."""
    bundled = _read("equality.yaml")
    districts = tuple(
        Option(f"district_{district.pk}", Text.of({"en": district.name}))
        for district in partnership.districts.order_by("name")
    )
    if not districts:
        return bundled
    sections = tuple(_with_districts(section, districts) for section in bundled.sections)
    told = sha256(repr([(one.code, one.label) for one in districts]).encode()).hexdigest()
    version = f"{bundled.version}.{int(told[:6], 16)}"
    return msgspec.structs.replace(bundled, sections=sections, version=version)


@transaction.atomic
def _make(
    phase: Phase,
    column: str,
    questions: Callable[[], Questionnaire],
    words: Callable[[Phase, Member], SurveyWords],
    by: Member,
) -> Survey:
    related = Phase.objects.select_related("programme", column)
    phase = related.select_for_update(of=("self",)).get(pk=phase.pk)
    there = getattr(phase, column)
    if there and not there.is_closed:
        raise SurveyThereError(there)
    try:
        version = add_questionnaire(questions(), by=by)
    except SameDefinitionError as same:
        version = same.version
    survey = open_survey(make_survey(version, words=words(phase, by), by=by), by=by)
    setattr(phase, column, survey)
    phase.save(update_fields=[column])
    record("survey of a phase made", phase.programme, by=by.user, survey=survey.pk, what=column)
    return survey


def _read(name: str) -> Questionnaire:
    return read_questionnaire_bytes((FOLDER / name).read_bytes(), name)


def _with_districts(section: Section, districts: tuple[Option, ...]) -> Section:
    items = tuple(_item(item, districts) for item in section.items)
    return msgspec.structs.replace(section, items=items)


def _item(item: Item, districts: tuple[Option, ...]) -> Item:
    if item.code != "district":
        return item
    return msgspec.structs.replace(item, options=districts + item.options)


def _feedback_words(phase: Phase, by: Member) -> SurveyWords:
    return SurveyWords(
        title=_("How was the session? %(phase)s") % {"phase": phase},
        audience=_("Everybody who came to one of our sessions"),
        introduction=_("Three questions about the session that you came to."),
        use_of_answers=_(
            "We count the answers of all sessions together. Nobody can tell which are yours."
        ),
        **_shared_words(phase, by),
        minutes=1,
    )


def _equality_words(phase: Phase, by: Member) -> SurveyWords:
    return SurveyWords(
        title=_("Who came? %(phase)s") % {"phase": phase},
        audience=_("Everybody who came to one of our sessions"),
        introduction=_(
            "Tell us a little about yourself, if you like. It shows us whom we do not reach. It is "
            "not tied to your booking."
        ),
        use_of_answers=_("We count the answers. Numbers of small groups are hidden."),
        **_shared_words(phase, by),
        minutes=3,
    )


def _shared_words(phase: Phase, by: Member) -> dict[str, Any]:
    """`worried_contact` comes from whoever set up safeguarding."""
    danger = _("If somebody is in danger now, ring 999. Answers here are anonymous.")
    urgent = setup_of(by.partnership).emergency_words
    return {
        "next_steps": _("We publish what came of it, and do better at the next sessions."),
        "contact": phase.programme.contact,
        "worried_contact": f"{danger}\n{urgent}".strip(),
        "unit_asked": _("people who came to a session"),
    }

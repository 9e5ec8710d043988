"""Closed surveys with answers, and findings of them."""

from typing import Any

from heard.engines.questionnaire import Questionnaire, read_questionnaire_bytes
from heard.partnerships.models import Member
from heard.partnerships.roles import Role
from heard.results import services
from heard.results.findings import Findings
from heard.results.models import Publication
from heard.surveys import services as survey_services
from heard.surveys.answers.models import Response
from heard.surveys.models import Survey
from tests.partnerships import make as partnerships
from tests.surveys import make as surveys

VIEWS = b"""
id: views
version: '1'
title: {en: Views}
languages: [en]
default_language: en
sections:
- code: views
  title: {en: Your views}
  items:
  - code: listened
    kind: one_choice
    label: {en: Staff listened to us}
    options:
    - {code: agree, label: {en: Agree}, favour: 1}
    - {code: neither, label: {en: Neither}, favour: 0}
    - {code: disagree, label: {en: Disagree}, favour: -1}
    - {code: dont_know, label: {en: I do not know}}
  - code: sources
    kind: several_choices
    label: {en: Where did you look?}
    options:
    - {code: school, label: {en: School}}
    - {code: website, label: {en: The website}}
    - {code: none, label: {en: None of these}, exclusive: true}
  - code: missing
    kind: long_text
    label: {en: What was missing?}
    shown_when: {item: sources, includes: website}
- code: about
  title: {en: About you}
  items:
  - code: district
    kind: one_choice
    label: {en: Where do you live?}
    options:
    - {code: lake, label: {en: Lakeside}}
    - {code: moor, label: {en: Northmoor}}
    - {code: islet, label: {en: The islet}}
"""


# What the attacker said and what was found, by the groupings.
_WORKED_OUT: dict[tuple[str, ...], tuple[dict[str, Any], Findings, dict[str, Any]]] = {}


def questionnaire() -> Questionnaire:
    return read_questionnaire_bytes(VIEWS, "views.yaml")


def with_overall() -> Questionnaire:
    """The same with a question on everything together."""
    more = b"""
  - code: overall
    kind: one_choice
    construct: overall_experience
    label: {en: All in all}
    options:
    - {code: good, label: {en: Good}, favour: 1}
    - {code: bad, label: {en: Bad}, favour: -1}
- code: about
"""
    return read_questionnaire_bytes(VIEWS.replace(b"\n- code: about\n", more), "views.yaml")


def with_scale() -> Questionnaire:
    """The same with everything together on a scale."""
    more = b"""
  - code: overall
    kind: scale
    construct: overall_experience
    label: {en: All in all}
    minimum: 0
    maximum: 10
- code: about
"""
    return read_questionnaire_bytes(VIEWS.replace(b"\n- code: about\n", more), "views.yaml")


def analyst(of: Any = None) -> Member:
    return partnerships.member(Role.ENGAGEMENT_LEAD, Role.ANALYST, of=of)


def returns() -> list[tuple[str, dict[str, Any]]]:
    """150 families: the three on the islet could be worked out if only they were hidden."""
    families = []
    for number in range(150):
        answers: dict[str, Any] = {}
        answers["district"] = "islet" if number < 3 else ("lake", "moor")[number % 2]
        answers["listened"] = ("agree", "agree", "disagree", "neither", "dont_know")[number % 5]
        if number % 3:
            answers["sources"] = ["website"] if number % 4 == 1 else ["school"]
            if answers["sources"] == ["website"]:
                answers["missing"] = "The words a family wrote"
        families.append((("web", "paper")[number % 2], answers))
    return families


def closed_survey(
    by: Member | None = None, *, families: Any = None, of: Questionnaire | None = None
) -> Survey:
    """A closed survey with answers; its reader needs them only behind the wall."""
    by = by or analyst()
    survey = surveys.survey(by, of or questionnaire())
    Response.objects.bulk_create(
        Response(survey=survey.key, version=survey.version.sha256, mode=mode, answers=answers)
        for mode, answers in (returns() if families is None else families)
    )
    return survey_services.close_survey(survey, by=by, reason="Enough answers")


def prepared(by: Member | None = None, groupings: Any = ("mode", "district")) -> Publication:
    """Findings that have been worked out, not yet published.

    The same answers give the same findings, so a process works them out once: it takes seconds.
    """
    by = by or analyst()
    made = services.prepare_findings(closed_survey(by), by=by, groupings=groupings)
    known = _WORKED_OUT.get(tuple(groupings))
    if known:
        made.ledger = known[2]
        services.keep_findings(made, *known[:2])
    else:
        services.work_out_findings(made)
    made.refresh_from_db()
    _WORKED_OUT[tuple(groupings)] = (made.audit, made.findings, made.ledger)
    return made


def second(found: Publication) -> Member:
    """Somebody else of the partnership who may agree to findings."""
    return partnerships.member(Role.CUSTODIAN, of=found.partnership)


def agreed(by: Member | None = None) -> Publication:
    """Findings that a second person agreed to."""
    found = prepared(by)
    services.agree_findings(found, by=second(found), is_agreed=True)
    return found


def published(by: Member | None = None) -> Publication:
    by = by or analyst()
    return services.publish_findings(agreed(by), by=by, title="Views 2026", summary="We heard.")

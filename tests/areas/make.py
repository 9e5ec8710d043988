"""Surveys in many areas at each step of their way: name only what your test is about."""

from datetime import date
from typing import Any

import msgspec
from django.utils import timezone

from heard.areas import services
from heard.areas.details import Joining, ProgrammeWords
from heard.areas.models import Area, Programme
from heard.partnerships.models import Member
from heard.partnerships.roles import Role
from heard.results.findings import Figure, Findings
from heard.results.models import Publication, Stage
from heard.surveys import services as surveys
from heard.surveys.answers.models import Response
from tests.partnerships import make as partnerships
from tests.questionnaires import make as questionnaires
from tests.results import made_findings
from tests.results import make as results

PLACES = ("Ashby", "Bexholme", "Calder", "Dunmere", "Eskwater", "Fenwick", "Garth")


def operator(name: str = "The Fells Alliance") -> Member:
    return partnerships.member(Role.ENGAGEMENT_LEAD, of=partnerships.partnership(name=name))


def words(**other: Any) -> ProgrammeWords:
    given = {
        "title": "Views in all areas 2026",
        "audience": "Parents and carers",
        "introduction": "We want to know where families are heard.",
        "use_of_answers": "We count the answers. The alliance sees what is published.",
        "next_steps": "We publish in spring.",
        "minutes": 5,
        "unit_asked": "families",
        "asked_from": date(2026, 1, 5),
        "asked_until": date(2026, 2, 27),
    }
    return ProgrammeWords(**given | other)


def programme(by: Member | None = None, *, groupings: Any = (), **other: Any) -> Programme:
    """Made, with nobody asked yet."""
    by = by or operator()
    version = questionnaires.version(by, results.questionnaire())
    return services.make_programme(version, words=words(**other), groupings=groupings, by=by)


def asked(of: Programme | None = None, name: str = "Ashby") -> Area:
    """A partnership that has not answered, with somebody who may."""
    of = of or programme()
    partnership = partnerships.partnership(name=name)
    lead(partnership)
    [area] = services.ask_areas(of, [partnership], by=of.made_by)
    return area


def lead(of: Any) -> Member:
    """Whoever decides in an area."""
    found = of.members.filter(roles__contains=[Role.ENGAGEMENT_LEAD]).first()
    return found or partnerships.member(Role.ENGAGEMENT_LEAD, of=of)


def joining(**other: Any) -> Joining:
    given = {
        "may_be_named": False,
        "contact": "The engagement team, 01632 960 001",
        "worried_contact": "The children's team, 01632 960 002",
        "asked_count": 1000,
    }
    return Joining(**given | other)


def joined(of: Programme | None = None, name: str = "Ashby", **other: Any) -> Area:
    area = asked(of, name)
    by = lead(area.partnership)
    return services.join_programme(area, joining=joining(**other), by=by)


def rolled_out(of: Programme | None = None, name: str = "Ashby", **other: Any) -> Area:
    """With its survey, as a draft."""
    area = joined(of, name, **other)
    services.roll_out(area.programme, by=area.programme.made_by)
    services.roll_out_area(area)
    return fresh(area)


def closed(
    of: Programme | None = None, name: str = "Ashby", *, families: Any = None, **other: Any
) -> Area:
    """Answered and closed; by default with 150 answers."""
    area = rolled_out(of, name, **other)
    survey, by = area.survey, lead(area.partnership)
    surveys.open_survey(survey, by=by)
    Response.objects.bulk_create(
        Response(survey=survey.key, version=survey.version.sha256, mode=mode, answers=answers)
        for mode, answers in (results.returns() if families is None else families)
    )
    surveys.close_survey(survey, by=by, reason="Enough answers")
    return fresh(area)


def findings(percent: int | None = 50, base: int = 200, **other: Any) -> Findings:
    """One question that `percent` of `base` who gave a view answered well."""
    question = made_findings.rated("listened", "Staff listened to us", 100)
    count = None if percent is None else round(base * percent / 100)
    good = Figure(count, percent, *other.pop("weighted", ()))
    line = msgspec.structs.replace(
        question.everybody, positive=good, rated=base if percent is not None else None
    )
    changes = {
        name: other.pop(name)
        for name in ("questionnaire_sha256", "modes", "closed_on")
        if name in other
    }
    made = made_findings.findings(msgspec.structs.replace(question, everybody=line), **other)
    return msgspec.structs.replace(made, **changes)


def published(
    of: Programme | None = None,
    name: str = "Ashby",
    percent: int | None = 50,
    base: int = 200,
    **other: Any,
) -> Area:
    """With published findings that say so; `named` as on joining."""
    area = rolled_out(of, name, may_be_named=other.pop("named", False))
    sha256 = area.programme.version.sha256
    said = findings(percent, base, **{"questionnaire_sha256": sha256} | other)
    publish(area, said)
    return area


def publish(area: Area, said: Findings, stage: Stage = Stage.PUBLISHED) -> Publication:
    return Publication.objects.create(
        partnership=area.partnership,
        survey=area.survey,
        title=area.programme.title,
        summary="We heard.",
        stage=stage,
        content=msgspec.json.encode(said).decode(),
        prepared_by=area.answered_by,
        published_at=timezone.now() if stage == Stage.PUBLISHED else None,
    )


def all_published(
    of: Programme | None = None, percents: Any = (48, 50, 52, 50, 47, 51), **other: Any
) -> Programme:
    """Areas from Ashby on with these shares of good answers."""
    of = of or programme()
    for name, percent in zip(PLACES, percents, strict=False):
        published(of, name, percent, **other)
    return of


def area_of(programme: Programme, name: str) -> Area:
    return programme.areas.get(partnership__name=name)


def fresh(area: Area) -> Area:
    return Area.objects.select_related("programme", "partnership", "survey__version").get(
        pk=area.pk
    )

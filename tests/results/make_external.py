"""Results of others, from file to loaded."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from msgspec.structs import replace

from heard.engines.estimation.external import AboutWave
from heard.engines.questionnaire import Questionnaire, read_questionnaire_bytes
from heard.partnerships.models import Member
from heard.questionnaires.models import QuestionnaireVersion
from heard.questionnaires.services import add_questionnaire
from heard.results import services
from heard.results.external import MappedOption, MappedQuestion
from heard.results.findings import Figure
from heard.results.models import ExternalWave, Publication
from tests.results import make

POLL = b"""question,option,percent,base,low,high
Staff listened to us,Agree,45,400,40,50
Staff listened to us,Neither,9,400,6,12
Staff listened to us,Disagree,36,400,31,41
Staff listened to us,I do not know,10,400,7,13
Q9,Often,70,12,50,90
Q9,Seldom,30,12,10,50
"""
SHARES = b"""question,option,percent,base
listened,_positive,41,600
"""


def about(**changes: Any) -> AboutWave:
    given: dict[str, Any] = {
        "title": "National parent survey 2025",
        "source": "Parents' Institute",
        "licence": "Open Government Licence v3.0",
        "population": "parents of children with a plan in England",
        "published_on": date(2025, 9, 1),
        "fieldwork_from": date(2025, 3, 1),
        "fieldwork_to": date(2025, 4, 30),
        "url": "https://poll.example/2025",
    }
    return AboutWave(**(given | changes))


def questionnaire(version: str = "0", **words: bytes) -> Questionnaire:
    """The views in another version; `words` replace bytes of it."""
    content = make.VIEWS.replace(b"version: '1'", f"version: '{version}'".encode())
    if words:
        content = content.replace(words["was"], words["becomes"])
    return read_questionnaire_bytes(content, "views.yaml")


def version(by: Member, of: Questionnaire | None = None) -> QuestionnaireVersion:
    of = of or questionnaire()
    found = QuestionnaireVersion.objects.filter(
        partnership=by.partnership, code=of.id, version=of.version
    ).first()
    return found or add_questionnaire(of, by=by)


def waiting(by: Member, content: bytes = POLL, **changes: Any) -> ExternalWave:
    """Brought in, and mapped where names are alike."""
    is_own = bool(changes.pop("is_own", False))
    of = changes.pop("of", None)
    file = services.WaveFile("poll.csv", content, is_own=is_own)
    return services.bring_external_wave(version(by, of), about(**changes), file, by=by)


def loaded(by: Member, content: bytes = POLL, **changes: Any) -> ExternalWave:
    wave = waiting(by, content, **changes)
    return services.load_external_wave(wave, by=by, revision=wave.revision)


def mapped(question: str = "Q9", item: str = "district", **options: str) -> MappedQuestion:
    pairs = tuple(MappedOption(theirs, ours) for theirs, ours in options.items())
    return MappedQuestion(question, item, pairs)


def file(content: bytes = POLL, name: str = "poll.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="text/csv")


def day(name: str, on: date) -> dict[str, str]:
    return {f"{name}_{part}": str(getattr(on, part)) for part in ("day", "month", "year")}


def sent(of: QuestionnaireVersion, **more: Any) -> dict[str, Any]:
    """What the form sends."""
    given = about()
    words = {name: getattr(given, name) for name in ("title", "source", "licence", "population")}
    days = (day(each, getattr(given, each)) for each in (
        "published_on", "fieldwork_from", "fieldwork_to"))  # fmt: skip
    right: dict[str, Any] = {"version": of.pk, "url": given.url, "whose": "others"}
    for each in days:
        right |= each
    return right | words | {"instrument": "other", "file": file()} | more


def publication(
    by: Member, of: Questionnaire, closed_on: str, *, percent: int | None = 50
) -> Publication:
    """Published findings of one survey, with one share as the test needs it."""
    survey = make.closed_survey(by, of=of)
    found = services.prepare_findings(survey, by=by, groupings=["mode", "district"])
    pattern = make.prepared(make.analyst()).findings
    parts = tuple(_with_share(part, percent) for part in pattern.parts)
    labels = {item.code: item.label.get("en") for item in of.items}
    parts = tuple(
        replace(part, questions=tuple(replace(q, label=labels[q.code]) for q in part.questions))
        for part in parts
    )
    findings = replace(pattern, parts=parts, opened_on=closed_on, closed_on=closed_on)
    services.keep_findings(found, {"opened": 0, "primary": 0, "secondary": 0}, findings)
    found.refresh_from_db()
    title = f"Views {closed_on[:4]}"
    services.agree_findings(found, by=make.second(found), is_agreed=True)
    return services.publish_findings(found, by=by, title=title, summary="We heard.")


def _with_share(part: Any, percent: int | None) -> Any:
    questions = tuple(
        replace(q, everybody=replace(q.everybody, positive=Figure(60, percent)))
        if q.code == "listened"
        else q
        for q in part.questions
    )
    return replace(part, questions=questions)

"""Answers of mixed quality, and what is found out about them."""

from typing import Any

from msgspec.structs import replace

from heard.engines.questionnaire import Questionnaire, read_questionnaire_bytes
from heard.partnerships.models import Member
from heard.results import services
from heard.results.findings import FORMAT, Choice, Figure, Findings, Line, Part, Question
from heard.results.models import QualityCheck
from heard.results.quality import Record, without_hidden
from heard.surveys.models import Survey
from tests.results import make

RATED = ("listened", "suits", "happens", "known", "respected", "led")
_ITEM = "  - {{code: {0}, kind: one_choice, label: {{en: {1}}}, options: agree}}\n"
LABELS = ("Staff listened to us", "Does it suit your child?", "It happens", "They know her",
          "We are respected", "It led to change")  # fmt: skip
ASKED = (
    """
id: quality
version: '1'
title: {en: Quality}
languages: [en]
default_language: en
option_lists:
  agree:
  - {code: agree, label: {en: Agree}, favour: 1}
  - {code: neither, label: {en: Neither}, favour: 0}
  - {code: disagree, label: {en: Disagree}, favour: -1}
  - {code: dont_know, label: {en: I do not know}}
sections:
- code: views
  title: {en: Your views}
  items:
"""
    + "".join(_ITEM.format(*each) for each in zip(RATED, LABELS, strict=True))
    + """
- code: about
  title: {en: About your child}
  items:
  - code: age_band
    kind: one_choice
    label: {en: How old is your child?}
    options:
    - {code: under_5, label: {en: Under 5}}
    - {code: 11_to_15, label: {en: 11 to 15}}
    - {code: 20_to_25, label: {en: 20 to 25}}
  - code: placement
    kind: one_choice
    label: {en: Where does your child learn?}
    options:
    - {code: mainstream, label: {en: Mainstream}}
    - {code: further_education, label: {en: College}}
  - {code: comment, kind: long_text, label: {en: What else?},
      shown_when: {item: placement, is: mainstream}}
"""
).encode()


def questionnaire() -> Questionnaire:
    return read_questionnaire_bytes(ASKED, "asked.yaml")


def returns() -> list[tuple[str, dict[str, Any]]]:
    """200 families: 40 stop before the second section, 40 leave one question blank, and so on."""
    families = []
    for number in range(200):
        views = ("agree", "neither", "disagree", "dont_know")
        answers: dict[str, Any] = {
            code: views[(number * (place + 1) + number // 7 + place) % 4]
            for place, code in enumerate(RATED)
        }
        if number % 5 == 0:
            del answers["suits"]
        if number % 10 == 3:
            answers |= dict.fromkeys(RATED, "agree")
        if number % 5 != 1:
            answers["age_band"] = ("11_to_15", "under_5")[number % 3 == 2]
            answers["placement"] = ("mainstream", "further_education")[number % 4 == 2]
        if number in {7, 8, 9}:  # too few to be seen
            answers["age_band"], answers["placement"] = "20_to_25", "mainstream"
        families.append((("web", "web", "paper")[number % 3] if number > 4 else "helped", answers))
    return families


def closed_survey(by: Member | None = None, families: Any = None) -> Survey:
    return make.closed_survey(by, families=returns() if families is None else families,
                              of=questionnaire())  # fmt: skip


def checked(survey: Survey | None = None, by: Member | None = None) -> QualityCheck:
    by = by or make.analyst(of=survey.partnership if survey else None)
    check = services.check_quality(survey or closed_survey(by), by=by)
    services.work_out_quality(check)
    check.refresh_from_db()
    return check


def beside_findings_that_hide(check: QualityCheck, code: str) -> Record:
    """The record beside findings that do not show who left a question blank."""
    hidden = Figure(None)
    line = Line("", "", None, None, (hidden,) * 4, hidden)
    options = tuple(Choice(each, each, 1) for each in ("agree", "neither", "disagree", "other"))
    question = Question(code, "Asked", "one_choice", options, line)
    empty: Any = dict.fromkeys(Findings.__struct_fields__)
    found = Findings(**empty)
    found = replace(found, format=FORMAT, parts=(Part("views", "Views", (question,)),))
    return without_hidden(check.found, [found])

"""A small questionnaire with one of every kind of thing, and versions of it."""

import textwrap
from itertools import count

from heard.engines.questionnaire import Questionnaire, read_questionnaire_bytes
from heard.partnerships.models import Member
from heard.partnerships.roles import Role
from heard.questionnaires.models import QuestionnaireVersion
from heard.questionnaires.services import add_questionnaire
from tests.partnerships import make

_number = count(1)

SMALL = """
id: short_breaks
version: '{version}'
title: {{en: Short breaks, cy: Seibiannau byr, en-x-easyread: Time off}}
languages: [en, cy]
default_language: en
option_lists:
  agree:
  - {{code: agree, label: {{en: Agree, cy: Cytuno}}, favour: 1}}
  - {{code: disagree, label: {{en: Disagree, cy: Anghytuno}}, favour: -1}}
  - {{code: dont_know, label: {{en: I do not know, cy: Dw i ddim yn gwybod}}}}
  sources:
  - {{code: school, label: {{en: School, cy: Ysgol}}}}
  - {{code: website, label: {{en: The website, cy: Y wefan}}}}
  - {{code: none, label: {{en: None of these, cy: Dim un}}, exclusive: true}}
sections:
- code: about_breaks
  title: {{en: Your short breaks, cy: Eich seibiannau}}
  hint: {{en: Think of the last year, cy: Y llynedd}}
  items:
  - {{code: listened, kind: one_choice, label: {{en: Staff listened to us, cy: Gwrandawodd staff,
      en-x-easyread: Staff listen to us}}, options: agree}}
  - {{code: nights, kind: number, label: {{en: How many nights?, cy: Sawl noson?}}, minimum: 0,
      maximum: 365}}
- code: finding_out
  title: {{en: Finding out, cy: Dod o hyd}}
  items:
  - {{code: sources, kind: several_choices, label: {{en: Where did you look?, cy: Ble?}},
      options: sources}}
  - code: missing
    kind: long_text
    label: {{en: What was missing on the website?, cy: Beth oedd ar goll?}}
    hint: {{en: Do not name people, cy: Peidiwch ag enwi pobl}}
    shown_when: {{item: sources, includes: website}}
- code: last_words
  title: {{en: Last words, cy: Geiriau olaf}}
  items:
  - {{code: since, kind: date, label: {{en: Since when?, cy: Ers pryd?}}}}
  - {{code: stars, kind: scale, label: {{en: How good is it?, cy: Pa mor dda?}}, minimum: 1,
      maximum: 5}}
  - {{code: one_word, kind: short_text, label: {{en: One word for it, cy: Un gair}}}}
- code: why_not
  title: {{en: Why not, cy: Pam ddim}}
  shown_when: {{item: listened, is: disagree}}
  items:
  - {{code: why, kind: long_text, label: {{en: Why not?, cy: Pam ddim?}}}}
"""


def small_questionnaire(version: str = "1") -> Questionnaire:
    return read_questionnaire_bytes(small_yaml(version), "small.yaml")


def small_yaml(version: str = "1") -> bytes:
    return textwrap.dedent(SMALL).format(version=version).encode()


def with_required_nights() -> Questionnaire:
    """The small questionnaire, in which the number of nights cannot be left blank."""
    content = small_yaml().replace(b"kind: number,", b"kind: number, required: true,")
    return read_questionnaire_bytes(content, "small.yaml")


def version(by: Member | None = None, of: Questionnaire | None = None) -> QuestionnaireVersion:
    """A version of the small questionnaire, each time another one."""
    questionnaire = of or small_questionnaire(f"v{next(_number)}")
    return add_questionnaire(questionnaire, by=by or make.member(Role.ENGAGEMENT_LEAD))

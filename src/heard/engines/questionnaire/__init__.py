"""Questionnaires: one immutable, versioned definition, its files, its routing, its answers."""

from heard.engines.questionnaire.advice import warnings
from heard.engines.questionnaire.answers import (
    AnswerProblem,
    Answers,
    check_answers,
    missing_required,
    not_asked,
    tidy_answers,
)
from heard.engines.questionnaire.answers_csv import (
    MODES,
    AnswersCsv,
    AnswersFileError,
    CellProblem,
    Mode,
    ReturnedRow,
    printable,
    read_answers_csv,
)
from heard.engines.questionnaire.canonical import canonical_json, fingerprint, from_json
from heard.engines.questionnaire.definition import (
    EASY_READ,
    STANDARD,
    Item,
    Kind,
    Option,
    Questionnaire,
    Section,
    Text,
)
from heard.engines.questionnaire.files import (
    questionnaire_bytes,
    read_questionnaire,
    read_questionnaire_bytes,
    write_questionnaire,
)
from heard.engines.questionnaire.problems import Problem, QuestionnaireError, problem_line
from heard.engines.questionnaire.routing import asked_items, asked_sections, next_section, routed
from heard.engines.questionnaire.summary import summary
from heard.engines.questionnaire.validity import definition_problems

__all__ = [
    "EASY_READ",
    "MODES",
    "STANDARD",
    "AnswerProblem",
    "Answers",
    "AnswersCsv",
    "AnswersFileError",
    "CellProblem",
    "Item",
    "Kind",
    "Mode",
    "Option",
    "Problem",
    "Questionnaire",
    "QuestionnaireError",
    "ReturnedRow",
    "Section",
    "Text",
    "asked_items",
    "asked_sections",
    "canonical_json",
    "check_answers",
    "definition_problems",
    "fingerprint",
    "from_json",
    "missing_required",
    "next_section",
    "not_asked",
    "printable",
    "problem_line",
    "questionnaire_bytes",
    "read_answers_csv",
    "read_questionnaire",
    "read_questionnaire_bytes",
    "routed",
    "summary",
    "tidy_answers",
    "warnings",
    "write_questionnaire",
]

"""A section's page as a form: our own, since a questionnaire is not a fixed set of fields.

It draws the same components as every other form, straight from the definition: a page of a dozen
questions is drawn and read several times for each person who answers.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from markupsafe import Markup

from heard.design.fields import SummaryError
from heard.design.fields.component import draw
from heard.engines.questionnaire import Item, Section, asked_items
from heard.engines.questionnaire.document_write import condition_document
from heard.questionnaires.wording import condition_words
from heard.surveys.forms.components import component_of, control_id
from heard.surveys.forms.reading import Reading
from heard.surveys.forms.typed import Typed, read_item, required_error, shown_value
from heard.surveys.queries.pages import PageItem, page_items


@dataclass(frozen=True)
class Question:
    """A question as the page shows it; `shown_when` is JSON for the script, `note` for people."""

    html: Markup
    note: str = ""
    shown_when: str = ""


class SectionForm:
    """The questions of one section, with answers so far, or with what was just sent."""

    def __init__(self, section: Section, reading: Reading, sent: QueryDict | None = None) -> None:
        self.section = section
        self.reading = reading
        self.answers: dict[str, Any] = {}
        self.typed: dict[str, Typed] = {}
        self.errors: dict[str, str] = {}
        if sent is not None:
            self._read(sent)

    def _read(self, sent: QueryDict) -> None:
        for item in self.section.items:
            typed = self.typed[item.code] = read_item(item, sent, self.reading.voice)
            if typed.answer is not None:
                self.answers[item.code] = typed.answer

    @property
    def codes(self) -> list[str]:
        return [item.code for item in self.section.items]

    @property
    def is_optional(self) -> bool:
        """Whether every question of the section may be left blank."""
        return not any(item.required for item in self.section.items)

    @property
    def errs_in_typing(self) -> bool:
        """Whether something was typed that cannot be kept as it is."""
        return any(typed.error for typed in self.typed.values())

    @property
    def may_be_wrong(self) -> bool:
        """Whether the other sections' answers are needed to say if this form can be kept."""
        return self.errs_in_typing or any(
            item.required and item.code not in self.answers for item in self.section.items
        )

    def check(self, other_answers: Mapping[str, Any]) -> bool:
        """Note the errors of questions that were asked; whether there are none."""
        known = {code: value for code, value in other_answers.items() if code not in self.codes}
        asked = {item.code for item in self._asked(known | self.answers)}
        for item in self.section.items:
            error = self.typed[item.code].error
            if not error and item.required and item.code not in self.answers:
                error = required_error(item)
            if error and item.code in asked:
                self.errors[item.code] = error
        return not self.errors

    def _asked(self, answers: Mapping[str, Any]) -> tuple[Item, ...]:
        return asked_items(self.reading.questionnaire, answers)

    def questions(self, answers: Mapping[str, Any]) -> list[Question]:
        """The questions to show to somebody with these answers in the draft."""
        shown = page_items(self.reading.questionnaire, self.section, answers)
        return [self._question(page_item, answers) for page_item in shown]

    def _question(self, page_item: PageItem, answers: Mapping[str, Any]) -> Question:
        item, kept = page_item.item, answers.get(page_item.item.code)
        typed = self.typed.get(item.code)
        value = typed.shown if typed else shown_value(item, kept)
        drawn = component_of(item, self.reading.voice, value, has_answer=kept is not None)
        html = draw(drawn.with_error(self.errors.get(item.code, "")))
        if page_item.only_if is None:
            return Question(html)
        words = condition_words(page_item.only_if, self.reading.voice)
        return Question(
            html,
            _("Answer the next question only if %(condition)s.") % {"condition": words},
            json.dumps(condition_document(page_item.only_if)),
        )

    @cached_property
    def error_summary(self) -> list[SummaryError]:
        return [SummaryError(text, f"#{control_id(code)}") for code, text in self.errors.items()]

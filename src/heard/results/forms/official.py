"""Choosing official figures for questions, and which of their groups is which of our answers."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as now

from heard.design.fields import GovukForm, SelectField
from heard.design.words import number_words
from heard.engines.estimation import Margin
from heard.engines.questionnaire import Item
from heard.results.official import (
    Group,
    brought_to_one_sum,
    margin_of,
    option_like,
    without_figure,
)
from heard.results.queries.official import OfficialMargin

NONE = ""


class ChooseOfficialForm(GovukForm):
    """For each question, what official figures tell it by; `chosen` is what was chosen."""

    def __init__(
        self, sent: Any, items: Sequence[Item], choices: Sequence[tuple[str, str]], language: str
    ) -> None:
        super().__init__(sent)
        offered = [(NONE, now("Not by this")), *choices]
        for item in items:
            self.fields[item.code] = SelectField(
                label=item.label.get(language), choices=offered, required=False
            )

    def clean(self) -> dict[str, Any] | None:
        given = super().clean()
        if not self.errors and not self.chosen:
            first = next(iter(self.fields), None)
            self.add_error(first, now("Choose figures for at least one question"))
        return given

    @property
    def chosen(self) -> dict[str, str]:
        return {code: of for code, of in self.cleaned_data.items() if of}


class MapOfficialForm(GovukForm):
    """Which answer each group of the figures is; and what goes with an answer that none is.

    The second kind of question is asked only where it is needed.
    """

    def __init__(self, sent: Any, margins: Sequence[OfficialMargin], language: str) -> None:
        super().__init__(sent)
        self._margins, self._language = margins, language
        for margin in margins:
            for number, group in enumerate(margin.groups):
                self.fields[f"{margin.item.code}-{number}"] = SelectField(
                    label=_group_label(margin, language, group.breakdown),
                    help_text=group.symbol or now("%(people)s people") % _people(group.value),
                    choices=[(NONE, now("None of the answers: leave it out")), *self._of(margin)],
                    initial=option_like(group.breakdown, margin.item, language),
                    required=False,
                )
        if sent is not None:
            self._ask_what_goes_together()

    def _of(self, margin: OfficialMargin) -> list[tuple[str, str]]:
        return [(each.code, each.label.get(self._language)) for each in margin.item.options]

    def _ask_what_goes_together(self) -> None:
        for margin in self._margins:
            missing = without_figure(margin.item, self._groups(margin))
            labels = dict(self._of(margin))
            counted = [(code, words) for code, words in labels.items() if code not in missing]
            for code in missing:
                self.fields[f"{margin.item.code}-with-{code}"] = SelectField(
                    label=now("No figure is of “%(answer)s”. Which answer is it counted with?")
                    % {"answer": labels[code]},
                    choices=[(NONE, now("Not chosen yet")), *counted],
                    error_messages={"required": now("Choose the answer that it is counted with")},
                )

    def _groups(self, margin: OfficialMargin) -> Iterator[Group]:
        """As they are sent: what stands for an unknown number is no group."""
        known = set(margin.item.option_codes)
        for number, group in enumerate(margin.groups):
            option = self.data.get(f"{margin.item.code}-{number}", "")
            if group.value is not None:
                yield Group(int(group.value), option if option in known else "")

    @property
    def margins(self) -> tuple[Margin, ...]:
        """The margins as they were mapped, brought to one sum."""
        return brought_to_one_sum([self._margin(each) for each in self._margins])

    def _margin(self, margin: OfficialMargin) -> Margin:
        start = f"{margin.item.code}-with-"
        together = {
            name.removeprefix(start): value
            for name, value in self.cleaned_data.items()
            if name.startswith(start)
        }
        return margin_of(margin.item, self._groups(margin), together)


def _group_label(margin: OfficialMargin, language: str, group: str) -> str:
    return f"{margin.item.label.get(language)} {group}"


def _people(value: Any) -> dict[str, str]:
    return {"people": number_words(int(value or 0))}

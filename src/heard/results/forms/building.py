"""What is asked when findings are put together from blocks."""

from collections.abc import Sequence
from typing import Any, cast

import msgspec
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from heard.design.fields import (
    CheckboxesField,
    GovukForm,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)
from heard.results.blocks import Block, Kind
from heard.results.queries.building import Builder

MOST_HEADLINES, MOST_QUOTES = 3, 12


class AddBlockForm(GovukForm):
    what = SelectField(
        label=_("Add a block"),
        error_messages={"required": _("Select what to add")},
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("SelectField", self.fields["what"]).choices = list(choices)

    @property
    def block(self) -> Block:
        kind, _colon, of = self.cleaned_data["what"].partition(":")
        section, by = (of, "") if kind == Kind.ITEMS else ("", of)
        return Block(Kind(kind), section=section, by=by)


class BlockForm(GovukForm):
    """One block: its heading, what is said before the figures, and what its kind chooses from."""

    title = TextField(label=_("Heading"), max_length=120, required=False)
    words = LongTextField(
        label=_("What do you want to say before the figures? (optional)"),
        help_text=_("Do not name people, and write no numbers: those are hidden and rounded below"),
        max_length=1000,
        required=False,
    )
    questions = CheckboxesField(label=_("Which questions?"), required=False)
    outcome = RadiosField(
        label=_("What should the other answers be held beside?"),
        error_messages={"required": _("Select a question")},
    )
    quotes = CheckboxesField(label=_("Which words?"), required=False)

    def __init__(self, sent: Any, block: Block, builder: Builder) -> None:
        self._block = block
        self._offered = builder.questions_of(block)
        every = [code for code, _label in self._offered]
        has_all = bool(block.section or block.by)
        initial = {
            "title": block.title,
            "words": block.words,
            "questions": block.questions or (every if has_all else ()),
            "outcome": block.questions[0] if block.questions else "",
            "quotes": block.quotes,
        }
        super().__init__(sent, initial=initial)
        self.fields["title"].help_text = now("Without one: %(heading)s") % {
            "heading": builder.line(msgspec.structs.replace(block, title="")).title
        }
        self._keep(builder)

    def _keep(self, builder: Builder) -> None:
        """Only what its kind chooses from."""
        kind, offered = self._block.kind, self._offered
        if kind in (Kind.HEADLINE, Kind.ITEMS, Kind.COMPARISON):
            cast("CheckboxesField", self.fields["questions"]).choices = offered
        else:
            del self.fields["questions"]
        if kind == Kind.GOES_WITH:
            cast("RadiosField", self.fields["outcome"]).choices = offered
        else:
            del self.fields["outcome"]
        if kind == Kind.QUOTES:
            cast("CheckboxesField", self.fields["quotes"]).choices = builder.quotes()
        else:
            del self.fields["quotes"]

    def clean_questions(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["questions"]
        if not chosen:
            self.add_error("questions", now("Select at least one question"))
        if self._block.kind == Kind.HEADLINE and len(chosen) > MOST_HEADLINES:
            message = now("Select %(most)d or fewer") % {"most": MOST_HEADLINES}
            self.add_error("questions", message)
        return chosen

    def clean_quotes(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["quotes"]
        if len(chosen) > MOST_QUOTES:
            self.add_error("quotes", now("Select %(most)d or fewer") % {"most": MOST_QUOTES})
        return chosen

    @property
    def block(self) -> Block:
        """The block as it is now. All questions together are kept as none named."""
        given = self.cleaned_data
        questions = tuple(given.get("questions", ()))
        has_all = bool(self._block.section or self._block.by)
        is_whole = has_all and len(questions) == len(self._offered)
        if self._block.kind == Kind.GOES_WITH:
            questions = (given["outcome"],)
        return msgspec.structs.replace(
            self._block,
            title=given["title"],
            words=given["words"],
            questions=() if is_whole else questions,
            quotes=tuple(given.get("quotes", ())),
        )

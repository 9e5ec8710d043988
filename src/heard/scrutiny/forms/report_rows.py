"""Blocks, recommendations, implications and background papers of a report."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from heard.design.fields import (
    CheckboxesField,
    DateField,
    GovukForm,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)
from heard.scrutiny.models import Committee, ImplicationKind, ReportBlock, ReportImplication
from heard.scrutiny.models.report_words import BlockKind
from heard.scrutiny.queries.block_choices import (
    CHOSEN,
    MAY_BE_ALL,
    WITH_DAY,
    choices_of,
    question_choices,
)
from heard.scrutiny.queries.blocks.sources import since_of
from heard.scrutiny.services.report_rows import BlockDetails, ImplicationWords, PaperDetails

LONGEST = 20_000
EVERYBODY, RESTRICTED = "everybody", "restricted"


class AddBlockForm(GovukForm):
    kind = SelectField(label=_("Add a block"), choices=BlockKind.choices)


class BlockForm(GovukForm):
    """One block, with the fields that its kind has; `details` is what it says.

    `may_restrict`: only who may read what is restricted decides what is.
    """

    heading = TextField(label=_("Heading"), max_length=200, required=False)
    words = LongTextField(label=_("Words"), max_length=LONGEST, rows=6, required=False)
    what = SelectField(label=_("Of what?"), required=False)
    since = DateField(label=_("Since which day?"), required=False)
    questions = CheckboxesField(
        label=_("Which questions?"),
        help_text=_("Without any, all that families were asked to rate are shown"),
        required=False,
    )
    who = RadiosField(
        label=_("Who may read it?"),
        choices=[
            (EVERYBODY, _("Everybody")),
            (RESTRICTED, _("Members only: it goes into the restricted appendix")),
        ],
    )

    def __init__(
        self, sent: Any, block: ReportBlock, committee: Committee, *, may_restrict: bool
    ) -> None:
        super().__init__(sent, initial=_block_kept(block))
        self._block, self._kind = block, BlockKind(block.kind)
        self._choose(committee)
        if self._kind == BlockKind.WORDS:
            self.fields["words"].label = now("Words")
        else:
            self.fields["heading"].help_text = now("Without one: %(heading)s") % {
                "heading": self._kind.label
            }
            self.fields["words"].label = now("What you say before the figures")
        if not may_restrict:
            del self.fields["who"]

    def _choose(self, committee: Committee) -> None:
        """Only the questions that its kind asks."""
        if self._kind in CHOSEN:
            found = [(str(pk), words) for pk, words in choices_of(self._kind, committee)]
            first = ("", now("All of them") if self._kind in MAY_BE_ALL else now("Not chosen yet"))
            self.fields["what"].choices = [first, *found]  # type: ignore[attr-defined] # of a ChoiceField
        else:
            del self.fields["what"]
        if self._kind not in WITH_DAY:
            del self.fields["since"]
        questions = question_choices(committee, self._block)
        if questions:
            self.fields["questions"].choices = questions  # type: ignore[attr-defined] # of a ChoiceField
        else:
            del self.fields["questions"]

    @property
    def details(self) -> BlockDetails:
        given = self.cleaned_data
        is_restricted = self._block.is_restricted
        if "who" in given:
            is_restricted = given["who"] == RESTRICTED
        return BlockDetails(given["heading"], given["words"], self._chosen(), is_restricted)

    def _chosen(self) -> dict[str, Any]:
        given, chosen = self.cleaned_data, dict[str, Any]()
        if given.get("what"):
            chosen[CHOSEN[self._kind]] = int(given["what"])
        if given.get("since"):
            chosen["since"] = given["since"].isoformat()
        of_the_same = chosen.get("publication") == self._block.chosen.get("publication")
        if given.get("questions") and of_the_same:
            chosen["questions"] = given["questions"]
        return chosen


class RecommendationForm(GovukForm):
    text = LongTextField(
        label=_("The committee is asked to"),
        help_text=_("Begin with a verb: note, agree, ask, recommend"),
        max_length=LONGEST,
        rows=3,
        error_messages={"required": _("Enter what the committee is asked to do")},
    )


class ImplicationForm(GovukForm):
    """What the report means under one heading; `said` is what it says."""

    text = LongTextField(
        label=_("What does the report mean for this?"),
        help_text=_("If nothing: None"),
        max_length=LONGEST,
        error_messages={"required": _("Enter what the report means for this, or: None")},
    )
    signed_by = TextField(
        label=_("Who has signed it off?"),
        help_text=_("Name and post. Leave it empty until it is signed"),
        max_length=200,
        required=False,
    )
    signed_on = DateField(label=_("On which day?"), required=False)

    def __init__(self, sent: Any, kind: ImplicationKind, before: ReportImplication | None) -> None:
        initial = {
            "text": before.text if before else "",
            "signed_by": before.signed_by if before else "",
            "signed_on": before.signed_on if before else None,
        }
        super().__init__(sent, initial=initial)
        if kind.hint:
            self.fields["text"].help_text = kind.hint
        if not kind.signed_off_by:
            del self.fields["signed_by"], self.fields["signed_on"]

    def clean_signed_on(self) -> date | None:
        day: date | None = self.cleaned_data["signed_on"]
        if day is not None and day > timezone.localdate():
            raise ValidationError(now("Enter a day that is not to come"))
        return day

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if "signed_on" in self.fields and not self.errors:
            if given["signed_by"] and not given["signed_on"]:
                self.add_error("signed_on", now("Enter the day on which it was signed off"))
            elif given["signed_on"] and not given["signed_by"]:
                self.add_error("signed_by", now("Enter who has signed it off"))
        return given

    @property
    def said(self) -> ImplicationWords:
        return ImplicationWords(**self.cleaned_data)


class BackgroundPapersForm(GovukForm):
    """Titles, one on a line, each with its address behind a vertical line; `papers` is all."""

    lines = LongTextField(
        label=_("What does the report rest on?"),
        help_text=_("One paper on each line. After a vertical line its web address: "
                    "SEND strategy 2025 | https://www.example.gov.uk/strategy"),
        rows=8,
        required=False,
    )  # fmt: skip

    def __init__(self, sent: Any, papers: Sequence[tuple[str, str]]) -> None:
        words = [" | ".join(filter(None, each)) for each in papers]
        super().__init__(sent, initial={"lines": "\n".join(words)})

    def clean_lines(self) -> list[PaperDetails]:
        found = [_paper(line) for line in self.cleaned_data["lines"].splitlines() if line.strip()]
        if len(found) > 50:
            raise ValidationError(now("Enter at most %(most)d papers") % {"most": 50})
        return found

    @property
    def papers(self) -> list[PaperDetails]:
        found: list[PaperDetails] = self.cleaned_data["lines"]
        return found


def _paper(line: str) -> PaperDetails:
    title, _bar, address = (part.strip() for part in line.partition("|"))
    place = {"line": line.strip()[:60]}
    if not title or len(title) > 300:
        raise ValidationError(
            now("Enter a title of up to 300 characters in the line “%(line)s”") % place
        )
    if address and (not _is_address(address) or len(address) > 1000):
        raise ValidationError(
            now("Enter a web address that begins with https:// in the line “%(line)s”") % place
        )
    return PaperDetails(title, address)


def _is_address(address: str) -> bool:
    try:
        found = urlsplit(address)
    except ValueError:
        return False
    return found.scheme in ("https", "http") and bool(found.hostname) and " " not in address


def _block_kept(block: ReportBlock) -> dict[str, Any]:
    what = CHOSEN.get(BlockKind(block.kind), "")
    return {
        "heading": block.heading,
        "words": block.words,
        "what": str(block.chosen.get(what, "")),
        "since": since_of(block) if "since" in block.chosen else None,
        "questions": block.chosen.get("questions", []),
        "who": RESTRICTED if block.is_restricted else EVERYBODY,
    }

"""What is kept of a committee."""

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from heard.design.fields import GovukForm, LongTextField, NumberField, SelectField, TextField
from heard.scrutiny.committee_details import CommitteeDetails
from heard.scrutiny.models import Committee, ImplicationKind, ReportDeadline
from heard.scrutiny.services.committees import DeadlineDetails, ImplicationDetails

MOST_NAMES, LONGEST_NAME = 20, 300
MOST_LINES, LONGEST_TITLE = 20, 200
MOST_DAYS = 120
_PLACES = re.compile(r"\{[^}]*\}?|\}")
_KNOWN_PLACES = {"{year}", "{number}"}
_LAST_NUMBER = re.compile(r"^(?P<title>.*\S)\s*[:,]\s*(?P<days>\d{1,4})$")
_MONTHS = [
    _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
    _("August"), _("September"), _("October"), _("November"), _("December"),
]  # fmt: skip
Made = TypeVar("Made")


class CommitteeForm(GovukForm):
    """`details` is what it says."""

    other_names = LongTextField(
        label=_("Other names by which records call it"),
        help_text=_("One on each line, for example an older name. Decisions that use one are "
                    "filed under this committee"),
        rows=3,
        required=False,
    )  # fmt: skip
    year_starts_month = SelectField(
        label=_("In which month does its municipal year begin?"),
        choices=[(str(number), name) for number, name in enumerate(_MONTHS, 1)],
        help_text=_("With the council's annual meeting, mostly in May"),
        initial="5",
    )
    year_starts_day = NumberField(
        label=_("On which day of that month?"), min_value=1, max_value=28, width=2, initial=1
    )
    reference_pattern = TextField(
        label=_("How are its requests numbered?"),
        help_text=_("{year} becomes 26/27, {number} counts from 01 in each year: "
                    "SR ({year}) {number} gives SR (26/27) 01"),
        max_length=60,
        initial="SR ({year}) {number}",
        error_messages={"required": _("Enter how its requests are numbered")},
    )  # fmt: skip
    response_days = NumberField(
        label=_("Within how many days does the executive have to respond?"),
        help_text=_("Leave it empty if there is no such rule. Two months are 60 days"),
        min_value=1,
        max_value=730,
        width=3,
        required=False,
    )
    stale_days = NumberField(
        label=_("After how many days without news do we ask how a request stands?"),
        min_value=7,
        max_value=730,
        width=3,
        initial=90,
    )
    confirmations = NumberField(
        label=_("How many members have to say that something is complete?"),
        help_text=_("Leave it empty for more than half of them"),
        min_value=1,
        max_value=100,
        width=3,
        required=False,
    )
    page_limit = NumberField(
        label=_("How many pages may a report have?"),
        help_text=_("Leave it empty if there is no limit"),
        min_value=1,
        max_value=200,
        width=3,
        required=False,
    )

    def __init__(self, sent: Any = None, committee: Committee | None = None) -> None:
        super().__init__(sent, initial=_kept(committee) if committee else None)

    def clean_other_names(self) -> tuple[str, ...]:
        names = _lines_of(self.cleaned_data["other_names"])
        if len(names) > MOST_NAMES or any(len(name) > LONGEST_NAME for name in names):
            raise ValidationError(
                now("Enter at most %(most)d names of up to %(long)d characters")
                % {"most": MOST_NAMES, "long": LONGEST_NAME}
            )
        return tuple(names)

    def clean_reference_pattern(self) -> str:
        pattern: str = self.cleaned_data["reference_pattern"]
        if "{number}" not in pattern:
            raise ValidationError(now("Write {number} where the number stands"))
        if "{year}" not in pattern:
            raise ValidationError(
                now("Write {year} where the year stands: numbers begin again each year")
            )
        if set(_PLACES.findall(pattern)) - _KNOWN_PLACES:
            raise ValidationError(now("Use curly brackets for {year} and {number} only"))
        return pattern

    @property
    def details(self) -> CommitteeDetails:
        given = self.cleaned_data
        return CommitteeDetails(**(given | {"year_starts_month": int(given["year_starts_month"])}))


class ImplicationsForm(GovukForm):
    """The headings under a report's implications, one a line; `kinds` is what it says."""

    lines = LongTextField(
        label=_("Headings, one on each line"),
        help_text=_("After a vertical line, the post that signs it off: "
                    "Legal | Monitoring Officer. Without one nobody has to"),
        rows=8,
        required=False,
    )  # fmt: skip

    def __init__(self, sent: Any, kinds: Sequence[ImplicationKind]) -> None:
        self._known = {kind.title: kind for kind in kinds}
        used = [kind for kind in kinds if kind.is_used]
        words = [" | ".join(filter(None, (each.title, each.signed_off_by))) for each in used]
        super().__init__(sent, initial={"lines": "\n".join(words)})

    def clean_lines(self) -> list[ImplicationDetails]:
        return _read(self.cleaned_data["lines"], self._kind, lambda each: each.title)

    def _kind(self, line: str) -> ImplicationDetails:
        title, _bar, post = (part.strip() for part in line.partition("|"))
        if not title or max(len(title), len(post)) > LONGEST_TITLE:
            raise ValidationError(
                now("Enter a heading of up to %(long)d characters in the line “%(line)s”")
                % {"long": LONGEST_TITLE, "line": line[:60]}
            )
        known = self._known.get(title)
        return ImplicationDetails(
            title, known.hint if known else "", post, known.pk if known else None
        )

    @property
    def kinds(self) -> list[ImplicationDetails]:
        found: list[ImplicationDetails] = self.cleaned_data["lines"]
        return found


class DeadlinesForm(GovukForm):
    """What is due before a meeting, one a line; `deadlines` is what it says."""

    lines = LongTextField(
        label=_("What has to be done, and how many working days before the meeting"),
        help_text=_("One on each line, the number behind a colon: Draft to the director: 15"),
        rows=8,
        required=False,
    )

    def __init__(self, sent: Any, deadlines: Sequence[ReportDeadline]) -> None:
        words = [f"{each.title}: {each.days_before}" for each in deadlines]
        super().__init__(sent, initial={"lines": "\n".join(words)})

    def clean_lines(self) -> list[DeadlineDetails]:
        return _read(self.cleaned_data["lines"], _deadline, lambda each: each.title)

    @property
    def deadlines(self) -> list[DeadlineDetails]:
        found: list[DeadlineDetails] = self.cleaned_data["lines"]
        return found


def _deadline(line: str) -> DeadlineDetails:
    match = _LAST_NUMBER.match(line)
    if match is None or len(match["title"]) > LONGEST_TITLE or int(match["days"]) > MOST_DAYS:
        raise ValidationError(
            now("Write the line “%(line)s” as words, a colon and a number from 0 to %(most)d")
            % {"line": line[:60], "most": MOST_DAYS}
        )
    return DeadlineDetails(match["title"], int(match["days"]))


def _read(words: str, read: Callable[[str], Made], name: Callable[[Made], str]) -> list[Made]:
    """One for each line; the same twice, or too many, is an error that says so."""
    found = [read(line) for line in _lines_of(words)]
    names = [name(each).casefold() for each in found]
    if len(found) > MOST_LINES:
        raise ValidationError(now("Enter at most %(most)d lines") % {"most": MOST_LINES})
    for each, folded in zip(found, names, strict=True):
        if names.count(folded) > 1:
            raise ValidationError(now("Enter “%(name)s” once") % {"name": name(each)})
    return found


def _lines_of(words: str) -> list[str]:
    return [" ".join(line.split()) for line in words.splitlines() if line.strip()]


def _kept(committee: Committee) -> dict[str, Any]:
    columns = (
        "year_starts_day", "reference_pattern", "response_days", "stale_days", "confirmations",
        "page_limit",
    )  # fmt: skip
    kept = {name: getattr(committee, name) for name in columns}
    kept["year_starts_month"] = str(committee.year_starts_month)
    kept["other_names"] = "\n".join(committee.other_names)
    return kept

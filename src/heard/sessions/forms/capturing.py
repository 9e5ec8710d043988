"""Writing down what is said."""

from typing import Any, ClassVar
from uuid import UUID, uuid4

from django.utils.translation import gettext_lazy as _

from heard.boards.forms.naming import NamingForm
from heard.boards.naming import named_people
from heard.design.fields import (
    GovukForm,
    LinesField,
    LongTextField,
    NumberField,
    RadiosField,
    SelectField,
    TextField,
)
from heard.sessions.forms.flagging import WorriesForm
from heard.sessions.models import Point
from heard.sessions.models.words import Audience, Prompt
from heard.sessions.services.capturing import Said

LONGEST_POINT, MOST_ON_A_CHART = 1000, 100
_WHO = [("", _("Not noted")), *Audience.choices]


class _AtATableForm(GovukForm):
    """Where and to what prompt: chosen once, then kept from point to point."""

    table = TextField(
        label=_("Table"),
        help_text=_("A number or a word. Leave it empty if there is one group"),
        required=False,
        max_length=40,
        width=10,
    )
    prompt = RadiosField(
        label=_("What were people asked?"),
        choices=Prompt.choices,
        error_messages={"required": _("Select what people were asked")},
    )


class _WhoForm(GovukForm):
    agreed = NumberField(
        label=_("How many people agreed with it?"),
        help_text=_("If somebody counted"),
        required=False,
        min_value=1,
        max_value=999,
        width=3,
        attributes={"data-unsent-clear": ""},
    )
    audience = SelectField(label=_("Who said it?"), required=False, choices=_WHO)


class CaptureForm(NamingForm, _AtATableForm, _WhoForm, WorriesForm):
    """One point. Where somebody seems to be named it asks once more."""

    free_texts: ClassVar[tuple[str, ...]] = ("said",)
    said = LongTextField(
        label=_("What was said"),
        help_text=_("In their words. Do not write names: write “my son” or “a teacher”"),
        rows=3,
        max_length=LONGEST_POINT,
        attributes={"data-unsent-clear": "", "data-unsent-focus": "", "required": "required"},
        error_messages={"required": _("Enter what was said")},
    )
    field_order = ("table", "prompt", "said", "agreed", "audience")

    def __init__(self, sent: Any, *, first: dict[str, Any]) -> None:
        super().__init__(sent, initial=first)

    @property
    def key(self) -> UUID:
        """The form's own: sent twice it is one point."""
        try:
            return UUID(str(self.data.get("key", ""))) if self.is_bound else uuid4()
        except ValueError:
            return uuid4()

    @property
    def point(self) -> Said:
        given = self.cleaned_data
        return Said(
            given["said"],
            given["prompt"],
            given["table"],
            audience=given["audience"],
            agreed=given["agreed"],
        )

    @property
    def names(self) -> list[str]:
        """Names that the words seem to hold."""
        return named_people(self.cleaned_data["said"])


class CaptureByScriptForm(CaptureForm):
    """Asks nothing: the table has gone on meanwhile. Its answer says which names to look at."""

    free_texts: ClassVar[tuple[str, ...]] = ()


class ChangeWordsForm(CaptureForm):
    """The same, of a point that stands."""

    def __init__(self, sent: Any, point: Point) -> None:
        names = ("table", "prompt", "said", "agreed", "audience")
        super().__init__(sent, first={name: getattr(point, name) for name in names})
        for name in WorriesForm.base_fields:
            del self.fields[name]


class FlipChartForm(_AtATableForm):
    """All that stands on one flip chart."""

    lines = LinesField(
        label=_("What stands on the flip chart"),
        help_text=_("One point on each line. Leave out names: write “my son” or “a teacher”"),
        longest=LONGEST_POINT,
        most=MOST_ON_A_CHART,
        rows=12,
        error_messages={"required": _("Enter what stands on the flip chart")},
    )
    field_order = ("table", "prompt", "lines")

    def __init__(self, sent: Any, *, first: dict[str, Any]) -> None:
        super().__init__(sent, initial=first)

    @property
    def token(self) -> str:
        """Names the form, so that a chart sent twice is typed once."""
        return str(self.data.get("token", ""))[:64] if self.is_bound else uuid4().hex

    @property
    def points(self) -> list[Said]:
        given = self.cleaned_data
        return [Said(line, given["prompt"], given["table"]) for line in given["lines"]]

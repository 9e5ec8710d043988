"""Why an action is in the plan, and who shaped it."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from heard.boards.models import Body
from heard.boards.naming import named_people
from heard.design.fields import (
    CheckboxesField,
    ConfirmField,
    DateField,
    GovukForm,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)
from heard.design.words import date_words, join_and
from heard.plans.models.words import EvidenceKind, Involvement
from heard.plans.queries.why import point_words, theme_words
from heard.plans.result_words import Result
from heard.plans.services.why import Reason, Shaped
from heard.results.models import Publication
from heard.sessions.forms.choosing import offer
from heard.sessions.models import Point, Session
from heard.themes.models import Theme


def _session_words(session: Session) -> str:
    return f"{session.title}, {date_words(session.day)}"


class NamingForm(GovukForm):
    """Words that everybody will read: a name that is noticed has to be taken out or agreed to."""

    public_fields: tuple[str, ...] = ("words",)
    names_checked = ConfirmField(label=lazy("These words name nobody"), required=False)

    def __init__(self, sent: Any = None, **more: Any) -> None:
        super().__init__(sent, **more)
        written = "\n".join(str(self[name].value() or "") for name in self.public_fields)
        self.names = named_people(written)
        if not self.names:
            del self.fields["names_checked"]
            return
        words = _("These words name nobody who has not agreed to it (noticed: %(names)s)")
        self.fields["names_checked"].label = words % {"names": join_and(self.names)}
        self.order_fields([name for name in self.fields if name != "names_checked"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if self.names and not given.get("names_checked"):
            words = _("Take out the name, or tick that it may be named: %(names)s")
            self.add_error("names_checked", words % {"names": join_and(self.names)})
        return given


class LinkResultForm(GovukForm):
    """Which share of one published question."""

    answer = RadiosField(
        label=lazy("Which result?"),
        error_messages={"required": lazy("Select a result")},
    )

    def __init__(self, sent: Any, found: Sequence[Result], answer: str = "") -> None:
        super().__init__(sent, initial={"answer": answer})
        self.found = {each.answer: each for each in found}
        answers: Any = self.fields["answer"]
        answers.choices = [(each.answer, each.words) for each in found]

    def reason(self, publication: Publication) -> Reason:
        result = self.found[self.cleaned_data["answer"]]
        return Reason(
            EvidenceKind.FINDINGS,
            result.words,
            dated=publication.findings.asked_until,
            publication=publication,
            question=result.question,
        )


class FindPointsForm(GovukForm):
    q = TextField(label=lazy("Look for a word"), required=False, max_length=100)

    @property
    def text(self) -> str:
        return str(self.cleaned_data["q"]).strip() if self.is_valid() else ""


class LinkPointsForm(GovukForm):
    """Some of the points that everybody can read."""

    points = CheckboxesField(
        label=lazy("Which points?"),
        error_messages={"required": lazy("Select at least one point")},
    )

    def __init__(self, sent: Any, found: Iterable[Point]) -> None:
        super().__init__(sent)
        self.found = {str(each.pk): each for each in found}
        offer(self, "points", self.found.values(), words=point_words)

    @property
    def reasons(self) -> list[Reason]:
        chosen = [self.found[pk] for pk in self.cleaned_data["points"]]
        return [
            Reason(EvidenceKind.POINT, point_words(each), dated=each.session.day, point=each)
            for each in chosen
        ]


class LinkThemeForm(GovukForm):
    theme = SelectField(
        label=lazy("Which theme?"), error_messages={"required": lazy("Select a theme")}
    )

    def __init__(self, sent: Any, found: Iterable[Theme]) -> None:
        super().__init__(sent)
        self.found = {str(each.pk): each for each in found}
        offer(self, "theme", self.found.values(), empty=lazy("Select a theme"))

    @property
    def reason(self) -> Reason:
        theme = self.found[self.cleaned_data["theme"]]
        words = theme_words(theme)
        return Reason(EvidenceKind.THEME, words, dated=timezone.localdate(), theme=theme)


class LinkOtherForm(NamingForm):
    words = LongTextField(
        label=lazy("What shows that this is needed?"),
        help_text=lazy("With its source, its date and how many people it is about. Name nobody"),
        rows=4,
        max_length=1000,
        error_messages={"required": lazy("Enter what shows that this is needed")},
    )
    url = TextField(
        label=lazy("Web address (optional)"),
        help_text=lazy("It starts with https://"),
        required=False,
        max_length=500,
    )
    dated = DateField(label=lazy("What day is it from? (optional)"), required=False)

    def clean_url(self) -> str:
        url = str(self.cleaned_data["url"]).strip()
        if url and (not url.startswith("https://") or len(url.split()) > 1):
            self.add_error("url", _("Enter a web address that starts with https://"))
        return url

    @property
    def reason(self) -> Reason:
        given = self.cleaned_data
        return Reason(EvidenceKind.OTHER, given["words"], dated=given["dated"], url=given["url"])


class UnlinkForm(GovukForm):
    because = LongTextField(
        label=lazy("Why is it no reason any more?"),
        rows=2,
        max_length=300,
        error_messages={"required": lazy("Enter why it is no reason any more")},
    )


class ShapingForm(NamingForm):
    """Families, a forum, a group: who they were, what they did, what is different because of it."""

    public_fields = ("who", "words")
    who = TextField(
        label=lazy("Who shaped it?"),
        help_text=lazy("Like “Six parents of the forum” or “Young people of the youth board”"),
        max_length=200,
        error_messages={"required": lazy("Enter who shaped it")},
    )
    involvement = RadiosField(
        label=lazy("How far did they have a say?"),
        choices=Involvement.choices,
        error_messages={"required": lazy("Select how far they had a say")},
    )
    words = LongTextField(
        label=lazy("What did they do, and what is different because of it?"),
        rows=3,
        max_length=1000,
        error_messages={"required": lazy("Enter what they did, and what is different")},
    )
    on = DateField(label=lazy("When? (optional)"), required=False)
    body = SelectField(label=lazy("Which board or group? (optional)"), required=False)
    session = SelectField(label=lazy("At which session? (optional)"), required=False)

    def __init__(self, sent: Any, *, bodies: Iterable[Body], sessions: Iterable[Session]) -> None:
        super().__init__(sent)
        self.bodies = {str(each.pk): each for each in bodies}
        self.sessions = {str(each.pk): each for each in sessions}
        offer(self, "body", self.bodies.values(), empty=lazy("None"))
        offer(self, "session", self.sessions.values(), empty=lazy("None"), words=_session_words)

    @property
    def shaped(self) -> Shaped:
        given = self.cleaned_data
        return Shaped(
            given["who"],
            Involvement(given["involvement"]),
            given["words"],
            on=given["on"],
            body=self.bodies.get(given["body"]),
            session=self.sessions.get(given["session"]),
        )

"""What follows from a decision, resolution by resolution, and what a resolution changes."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from heard.design.fields import ConfirmField, DateField, RadiosField, SelectField, TextField
from heard.scrutiny.asked_of import Follows
from heard.scrutiny.forms.requests import (
    EARLIEST,
    LATEST,
    RequestForm,
    chosen_post,
    post_choices,
    post_field,
)
from heard.scrutiny.models import DecisionRecord, Request, Resolution
from heard.scrutiny.queries.following import Proposed, day_of, is_called_in
from heard.scrutiny.tracker_deeds import Asked

CHECK = _("Read from the words of the resolution: check this")


class FollowForm(RequestForm):
    """One resolution that may become a line of the tracker."""

    public_texts: ClassVar[tuple[str, ...]] = ("title", "addressee")

    is_made = ConfirmField(label=_("Follow this in the tracker"), required=False)
    title = TextField(label=_("In a few plain words (optional)"), max_length=200, required=False)
    addressee = TextField(label=_("Whom does it ask? (optional)"), max_length=300, required=False)
    due_on = DateField(
        label=_("By when? (optional)"), earliest=EARLIEST, latest=LATEST, required=False
    )
    post = post_field()

    def __init__(
        self, proposed: Proposed, posts: Sequence[tuple[str, Any]], sent: Any = None
    ) -> None:
        record = proposed.resolution.record
        before = {
            "is_made": proposed.follows == Follows.REQUEST,
            "title": proposed.title,
            "addressee": proposed.addressee,
            "due_on": proposed.due.day,
        }
        self.proposed = proposed
        super().__init__(sent, Request(partnership=record.partnership), before)
        self.prefix = f"resolution-{proposed.resolution.position}"
        self.fields["post"].choices = list(posts)  # type: ignore[attr-defined] # it has them
        if proposed.addressee:
            self.fields["addressee"].help_text = CHECK
        if proposed.due.words:
            self.fields["due_on"].help_text = _due_hint(proposed)

    @property
    def asked(self) -> Asked:
        given, resolution = self.cleaned_data, self.proposed.resolution
        return Asked(
            text=resolution.text,
            made_on=day_of(resolution.record),
            title=given["title"],
            addressee=given["addressee"],
            due_on=given["due_on"],
            post=chosen_post(given["post"]),
            resolution=resolution.key,
            decision=resolution.record.key,
            waits_for_call_in=is_called_in(resolution.record),
        )


def _due_hint(proposed: Proposed) -> str:
    words = (
        now("Read from “%(words)s”: check this")
        if proposed.due.day
        else now("It says “%(words)s”: enter the day if it is known")
    )
    return words % {"words": proposed.due.words}


class FollowForms:
    """All resolutions of a decision that are not followed yet, in one page."""

    def __init__(
        self,
        record: DecisionRecord,
        proposed: Sequence[Proposed],
        sent: Mapping[str, Any] | None = None,
    ) -> None:
        posts = post_choices(record.partnership)
        self._is_sent = sent is not None
        self.forms = [FollowForm(each, posts, sent) for each in proposed if each.request is None]

    def is_valid(self) -> bool:
        """Whether every resolution that is ticked is; the others are not looked at."""
        if not self._is_sent:
            return False
        found = [form.is_valid() for form in self.forms if self._is_ticked(form)]
        return all(found)

    @property
    def asked(self) -> list[Asked]:
        return [form.asked for form in self.forms if self._is_ticked(form)]

    def form_of(self, proposed: Proposed) -> FollowForm | None:
        return next((form for form in self.forms if form.proposed is proposed), None)

    @property
    def errors(self) -> list[dict[str, str]]:
        """Lines of the error summary."""
        return [
            {
                "text": now("Resolution %(place)s: %(error)s")
                % {"place": form.proposed.resolution.position, "error": line.text},
                "href": line.href,
            }
            for form in self.forms
            if self._is_sent and self._is_ticked(form)
            for line in form.error_summary
        ]

    @staticmethod
    def _is_ticked(form: FollowForm) -> bool:
        return bool(form.data.get(form.add_prefix("is_made")))


class LinkResolutionForm(RequestForm):
    """`earlier` is the resolution that is changed or replaced."""

    earlier_key = SelectField(
        label=_("Which earlier resolution?"),
        error_messages={"required": _("Select the earlier resolution")},
    )
    how = RadiosField(
        label=_("What does this one do to it?"),
        choices=[
            ("changes", _("Changes it: it stands in other words")),
            ("replaces", _("Replaces it: it stands no longer")),
        ],
        error_messages={"required": _("Select what it does")},
    )

    def __init__(self, sent: Any, record: DecisionRecord, several: Sequence[Resolution]) -> None:
        super().__init__(sent, Request(partnership=record.partnership))
        self._several = {str(each.pk): each for each in several}
        self.fields["earlier_key"].choices = [("", _("Select one"))] + [  # type: ignore[attr-defined] # it has them
            (key, _words(each)) for key, each in self._several.items()
        ]

    @property
    def earlier(self) -> Resolution:
        return self._several[self.cleaned_data["earlier_key"]]


def _words(resolution: Resolution) -> str:
    day = resolution.record.decision_date
    text = " ".join(resolution.text.split())
    short = text if len(text) < 100 else f"{text[:99]}…"
    return f"{day.isoformat() if day else ''} {resolution.number} {short}".strip()

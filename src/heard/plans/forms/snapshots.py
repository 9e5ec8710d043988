"""Keeping a picture of a plan for a meeting; choosing two pictures to compare."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from heard.boards.models import Meeting
from heard.design.fields import GovukForm, RadiosField, SelectField
from heard.plans.models import Snapshot
from heard.plans.snapshot_words import choice_words, meeting_words


class TakeSnapshotForm(GovukForm):
    """Which meeting the picture is for."""

    meeting_key = RadiosField(
        label=_("Which meeting is it for?"),
        error_messages={"required": _("Select the meeting")},
    )

    def __init__(self, sent: object, meetings: Sequence[Meeting]) -> None:
        super().__init__(sent)
        self._meetings = {str(each.key): each for each in meetings}
        named = [(key, meeting_words(each)) for key, each in self._meetings.items()]
        self.fields["meeting_key"].choices = named  # type: ignore[attr-defined] # a choice field

    @property
    def meeting(self) -> Meeting:
        return self._meetings[self.cleaned_data["meeting_key"]]


class CompareForm(GovukForm):
    """Two pictures of one plan, or of a plan and the one that it went on as."""

    then_key = SelectField(
        label=_("What changed from"),
        error_messages={"required": _("Select the first picture")},
    )
    now_key = SelectField(
        label=_("to"), error_messages={"required": _("Select the second picture")}
    )

    def __init__(
        self,
        sent: object,
        snapshots: Sequence[Snapshot],
        *,
        before: Snapshot | None = None,
        after: Snapshot | None = None,
    ) -> None:
        super().__init__(sent, initial=_chosen(snapshots, before, after))
        self._snapshots = {str(each.key): each for each in snapshots}
        named = [(key, choice_words(each)) for key, each in self._snapshots.items()]
        for name in ("then_key", "now_key"):
            self.fields[name].choices = named  # type: ignore[attr-defined] # a choice field

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("then_key") and given.get("then_key") == given.get("now_key"):
            self.add_error("now_key", _("Select two different pictures"))
        return given

    @property
    def before(self) -> Snapshot:
        return self._snapshots[self.cleaned_data["then_key"]]

    @property
    def after(self) -> Snapshot:
        return self._snapshots[self.cleaned_data["now_key"]]


def _chosen(
    snapshots: Sequence[Snapshot], before: Snapshot | None, after: Snapshot | None
) -> dict[str, str]:
    """Those of this page; without the earlier one the one before it."""
    if after is None:
        return {}
    if before is None:
        older = [each for each in snapshots if each.taken_at < after.taken_at]
        before = older[0] if older else after
    return {"then_key": str(before.key), "now_key": str(after.key)}

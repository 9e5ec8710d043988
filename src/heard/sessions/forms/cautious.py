"""A form that says what speaks against something, and saves it when told once more."""

from collections.abc import Sequence
from copy import copy
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from heard.design.fields import ConfirmField, GovukForm
from heard.sessions.queries.cautions import Caution


class CautiousForm(GovukForm):
    """Its page shows `cautions`, sends `seen` along, and has the box only where there are any."""

    go_ahead = ConfirmField(
        label=_("I have read what speaks against it. Save it all the same"), required=False
    )

    cautions: Sequence[Caution] = ()

    def accepts(self, found: Sequence[Caution]) -> bool:
        """Whether nothing speaks against it, or only what was shown before the box was ticked."""
        self.cautions = found
        seen = set(str(self.data.get("seen", "")).split(","))
        is_known = {caution.code for caution in found} <= seen
        if not found or (is_known and self.cleaned_data["go_ahead"]):
            return True
        if not is_known:  # what was ticked was said of other things
            unticked: Any = copy(self.data)
            unticked.pop("go_ahead", None)
            self.data = unticked
        words = gettext("Read what speaks against it, then change it or select the box")
        self.add_error("go_ahead", words)
        return False

    @property
    def seen(self) -> str:
        return ",".join(caution.code for caution in self.cautions)

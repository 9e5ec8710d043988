"""Giving Heard a record to read."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from heard.design.fields import ConfirmField, FileField, GovukForm
from heard.engines.decisiontext import DecisionFileError
from heard.scrutiny.forms.inputs import ProseField, WebAddressField
from heard.scrutiny.services import Offer, TooLongError

MAX_UPLOAD = 5_000_000
_KINDS = (".txt", ".html", ".htm", ".mht", ".mhtml", ".pdf")


class ReadDecisionForm(GovukForm):
    """Pasted words or a file, and where they are from."""

    text = ProseField(
        label=_("Text of the decision record"),
        help_text=_("Copy the whole page from the committee system and paste it here"),
        rows=12,
        required=False,
        label_size="m",
    )
    file = FileField(
        label=_("Or choose a file"),
        help_text=_("A saved web page, a PDF with text in it, or a text file"),
        suffixes=_KINDS,
        largest=MAX_UPLOAD,
        required=False,
        label_size="m",
    )
    url = WebAddressField(
        label=_("Web address of the record in the committee system (optional)"),
        help_text=_("Readers of the register will be able to follow it"),
        required=False,
        label_size="m",
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors:
            if not given["text"] and not given["file"]:
                raise ValidationError({"text": _("Paste the text of the record, or choose a file")})
            if given["text"] and given["file"]:
                raise ValidationError({"file": _("Paste the text or choose a file, not both")})
        return given

    def refuse(self, problem: DecisionFileError | TooLongError) -> None:
        """Say why what was given cannot be read."""
        field = "file" if self.cleaned_data["file"] else "text"
        if isinstance(problem, TooLongError):
            words = _(
                "This is too long for a decision record. Give only the part about the decision"
            )
            self.add_error(field, words)
            return
        what = {"what": problem.what, "remedy": problem.remedy[:1].upper() + problem.remedy[1:]}
        self.add_error(field, _("The file %(what)s. %(remedy)s") % what)

    def ask_whether_again(self) -> None:
        """Offer to read what has been read before."""
        self.fields["again"] = ConfirmField(
            label=_("Read it again, as another record"), required=False
        )

    @property
    def offer(self) -> Offer:
        """What a valid form gives."""
        given = self.cleaned_data
        is_again = "again" in self.data
        if given["file"]:
            name = str(given["file"].name)
            return Offer(given["file"].read(), name, given["url"], is_again)
        return Offer(given["text"], "", given["url"], is_again)

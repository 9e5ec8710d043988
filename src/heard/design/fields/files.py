"""A file, of a kind and a size."""

from dataclasses import replace
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from heard.design.fields.component import Component, GovukField, Words
from heard.design.words import join_or, size_words


class FileField(GovukField, forms.FileField):
    """A file whose name ends in one of `suffixes` (".csv") and that is at most `largest` bytes.

    The name proves nothing about what is inside: whoever reads the file checks that.
    """

    macro = "file"

    def __init__(self, *, suffixes: tuple[str, ...], largest: int, **options: Any) -> None:
        self.suffixes = suffixes
        self.largest = largest
        words: dict[str, Words] = {
            "required": _("Select a file"),
            "empty": _("The selected file is empty"),
            "invalid": _("The file did not arrive. Select it again"),
            "wrong_kind": _("The selected file must be a %(kinds)s"),
            "too_large": _("The selected file must be %(limit)s or smaller"),
        }
        options["error_messages"] = words | options.get("error_messages", {})
        super().__init__(**options)
        self.attributes["accept"] = ",".join(suffixes)

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if isinstance(file, UploadedFile):
            self._check(file)
        return file

    def _check(self, file: "UploadedFile[Any]") -> None:
        if PurePath(str(file.name)).suffix.lower() not in self.suffixes:
            kinds = join_or([suffix.removeprefix(".").upper() for suffix in self.suffixes])
            raise ValidationError(
                self.error_messages["wrong_kind"], code="wrong_kind", params={"kinds": kinds}
            )
        if (file.size or 0) > self.largest:
            raise ValidationError(
                self.error_messages["too_large"],
                code="too_large",
                params={"limit": size_words(self.largest)},
            )

    def component(self, bound: forms.BoundField) -> Component:
        return replace(super().component(bound), value="")

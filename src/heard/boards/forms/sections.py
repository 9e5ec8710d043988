"""Long public forms: under headings, and named, so that one sent twice is taken once."""

import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from heard.design.fields import GovukForm
from heard.partnerships.models import District

NOT_SAID = ("", _("I would rather not say"))
_TOKEN = re.compile(r"[\w-]{16,64}", re.ASCII)


@dataclass(frozen=True)
class Section:
    """Fields that belong together, under one heading. `code` lets a page add something."""

    code: str
    title: str | Promise
    fields: list[forms.BoundField]


class SectionsForm(GovukForm):
    """Has its fields in the order of `headings`; sections with no field are left out."""

    # Code, title and the fields under it.
    headings: ClassVar[tuple[tuple[str, str | Promise, tuple[str, ...]], ...]] = ()

    @property
    def token(self) -> str:
        """Names this form, so that it is taken once however often it is sent."""
        sent = str(self.data.get("token", "")) if self.is_bound else ""
        return sent if _TOKEN.fullmatch(sent) else secrets.token_urlsafe(16)

    @property
    def sections(self) -> Sequence[Section]:
        found = [
            Section(code, title, [self[name] for name in names if name in self.fields])
            for code, title, names in self.headings
        ]
        return [section for section in found if section.fields]

    def order_by_headings(self) -> None:
        self.order_fields([name for _code, _title, names in self.headings for name in names])

    def offer_districts(self, districts: Iterable[District]) -> None:
        """The choices of `district`, by code; it is not asked where there is none."""
        self.districts = {district.code: district for district in districts}
        if self.districts:
            names = [(code, district.name) for code, district in self.districts.items()]
            self.fields["district"].choices = [NOT_SAID, *names]  # type: ignore[attr-defined] # of a ChoiceField
        else:
            del self.fields["district"]

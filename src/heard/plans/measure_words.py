"""Values of measures in words: with their unit, and never a number where there is a symbol."""

from decimal import Decimal
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.design.words import number_words
from heard.plans.models import Measure, Reading
from heard.plans.models.words import Symbol, Unit


class Counted(Protocol):
    """A measure, or one as it was frozen."""

    @property
    def unit(self) -> str: ...

    @property
    def decimals(self) -> int: ...


def value_words(value: Decimal, measure: Counted) -> str:
    """“52%”, “14 weeks”, “£1,200”: rounded to the decimals of the measure."""
    rounded = round(value, measure.decimals)
    number = number_words(float(rounded)) if measure.decimals else number_words(int(rounded))
    unit = Unit(measure.unit)
    if unit == Unit.PERCENT:
        return _("%(number)s%%") % {"number": number}
    if unit == Unit.POUNDS:
        return _("£%(number)s") % {"number": number}
    if unit == Unit.DAYS:
        return ngettext("%(number)s day", "%(number)s days", int(rounded)) % {"number": number}
    if unit == Unit.WEEKS:
        return ngettext("%(number)s week", "%(number)s weeks", int(rounded)) % {"number": number}
    return number


def reading_words(reading: Reading, measure: Measure) -> str:
    """Its value with its base, or what its symbol means."""
    if reading.value is None:
        return str(Symbol(reading.symbol).label)
    words = value_words(reading.value, measure)
    if reading.base is None:
        return words
    return _("%(value)s of about %(base)s") % {"value": words, "base": number_words(reading.base)}

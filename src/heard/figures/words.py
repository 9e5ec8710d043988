"""Figures, periods and columns in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from heard.design.words import number_words
from heard.engines.officialstats import Period, Symbol
from heard.figures.models import Figure
from heard.figures.setting_words import SETTINGS

SYMBOLS: dict[str, Promise] = {
    Symbol.NOT_APPLICABLE: lazy("Not applicable"),
    Symbol.UNAVAILABLE: lazy("Not available"),
    Symbol.CONFIDENTIAL: lazy("Kept confidential"),
    Symbol.LOW: lazy("More than none, but rounds to 0"),
    Symbol.UNRELIABLE: lazy("Too unreliable to show"),
}
INDICATORS: dict[str, Promise] = {
    "ehc_plans": lazy("EHC plans in January"),
    "ehc_plans_percent": lazy("Share of EHC plans in January"),
    "new_ehc_plans": lazy("New EHC plans in the year"),
    "new_ehc_plans_percent": lazy("Share of new EHC plans in the year"),
    "requests": lazy("First requests for an assessment"),
    "requests_refused": lazy("First requests for an assessment that were refused"),
    "requests_refused_percent": lazy("Share of first requests that were refused"),
    "in_20_weeks_without_exceptions": lazy("EHC plans issued within 20 weeks, without exceptions"),
    "in_20_weeks_without_exceptions_percent": lazy(
        "Share of EHC plans issued within 20 weeks, without exceptions"
    ),
    "in_20_weeks_with_exceptions": lazy("EHC plans issued within 20 weeks, with exceptions"),
    "in_20_weeks_with_exceptions_percent": lazy(
        "Share of EHC plans issued within 20 weeks, with exceptions"
    ),
    "mediation_cases": lazy("Mediation cases"),
    "personal_budgets": lazy("Personal budgets"),
}
TOPICS: dict[str, Promise] = {
    "total": lazy("Everybody"),
    "age": lazy("Age"),
    "age_band": lazy("Age in bands"),
    "sex": lazy("Sex"),
    "ethnicity_major": lazy("Ethnic group"),
    "ethnicity_minor": lazy("Ethnic group, in detail"),
    "primary_need": lazy("Main need"),
}


def is_share(indicator: str) -> bool:
    return indicator.endswith(("_percent", "_pc", "_rate"))


def indicator_words(name: str) -> str:
    """In words where we know it, else the column's own name without its underscores."""
    known = INDICATORS.get(name) or SETTINGS.get(name)
    if known:
        return str(known)
    whole = name.removesuffix("_percent")
    if whole != name and whole in SETTINGS:
        return _("%(what)s, share") % {"what": SETTINGS[whole]}
    return name.replace("_", " ").capitalize()


def topic_words(name: str) -> str:
    known = TOPICS.get(name)
    return str(known) if known else name.replace("_", " ").capitalize()


def whom_words(figure: Figure) -> str:
    """“Everybody”, “Sex: Female”, “Age 10”."""
    topic, breakdown = topic_words(figure.topic), figure.breakdown
    if figure.topic == "total" or breakdown.startswith(topic):
        return topic if breakdown == "Total" else breakdown
    return _("%(topic)s: %(group)s") % {"topic": topic, "group": breakdown}


def period_words(figure: Figure) -> str:
    """“Academic year 2024/25”."""
    return Period(figure.period, figure.period_kind).words


def figure_words(figure: Figure) -> str:
    """Its number, or what its symbol means; a symbol is never 0."""
    if figure.value is None:
        return str(SYMBOLS.get(figure.symbol, figure.symbol))
    value = figure.value.normalize()
    number = number_words(int(value) if value == value.to_integral_value() else float(value))
    return _("%(number)s%%") % {"number": number} if is_share(figure.indicator) else number

"""Seats in words: how many are wanted, filled and empty, and for how long."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from heard.boards.models.words import BodyKind, BodyStatus, Constituency
from heard.boards.vacancies import Vacancies
from heard.design.words import Colour, Tag, date_words, join_and, number_words

STATUS_TAGS = {
    BodyStatus.FORMING: Tag(BodyStatus.FORMING.label, Colour.YELLOW),
    BodyStatus.ACTIVE: Tag(BodyStatus.ACTIVE.label, Colour.GREEN),
    BodyStatus.CLOSED: Tag(BodyStatus.CLOSED.label, Colour.GREY),
}

# Somebody in a seat, where their name is not shown.
ROLE_WORDS = {
    Constituency.PARENT_CARER: gettext_lazy("Parent or carer"),
    Constituency.YOUNG_PERSON: gettext_lazy("Young person"),
    Constituency.FORUM: gettext_lazy("Parent carer forum representative"),
    Constituency.COUNCIL: gettext_lazy("Council representative"),
    Constituency.HEALTH: gettext_lazy("NHS representative"),
    Constituency.SCHOOL: gettext_lazy("School or college representative"),
    Constituency.VOLUNTARY: gettext_lazy("Voluntary sector representative"),
    Constituency.ELECTED_MEMBER: gettext_lazy("Elected member"),
    Constituency.INDEPENDENT: gettext_lazy("Independent member"),
}


def status_tag(status: str) -> Tag:
    return STATUS_TAGS[BodyStatus(status)]


def kind_words(kind: str) -> str:
    """What a body is. In long lists a model's `get_kind_display` takes most of the time."""
    return str(BodyKind(kind).label)


def constituency_words(constituency: str) -> str:
    return str(Constituency(constituency).label)


def role_words(constituency: str) -> str:
    return str(ROLE_WORDS[Constituency(constituency)])


def seats_tag(vacancies: Iterable[Vacancies]) -> Tag:
    """The seats of a whole body in a few words."""
    vacancies = list(vacancies)
    if not any(each.wanted for each in vacancies):
        return Tag(_("No seats yet"), Colour.GREY)
    empty = sum(each.empty for each in vacancies)
    if not empty:
        return Tag(_("All seats filled"), Colour.GREEN)
    return Tag(empty_words(empty), Colour.ORANGE)


def empty_words(empty: int) -> str:
    """`2 empty seats`."""
    return ngettext("%(count)d empty seat", "%(count)d empty seats", empty) % {"count": empty}


def days_words(days: int) -> str:
    """`1,212 days`."""
    return ngettext("%(count)s day", "%(count)s days", days) % {"count": number_words(days)}


def vacancy_words(vacancies: Vacancies) -> str:
    """`3 wanted, 1 filled, 212 days short`, `3 wanted, all filled`."""
    if not vacancies.wanted:
        return _("None wanted")
    if not vacancies.empty:
        return _("%(wanted)d wanted, all filled") % {"wanted": vacancies.wanted}
    return _("%(wanted)d wanted, %(filled)d filled, %(days)s short") % {
        "wanted": vacancies.wanted,
        "filled": vacancies.filled,
        "days": days_words(vacancies.days_short),
    }


def joining_words(vacancies: Vacancies) -> str:
    """`1 joins on 3 January 2027`, or nothing."""
    days = vacancies.joining
    if not days:
        return ""
    on = join_and([date_words(day) for day in sorted(set(days))])
    text = ngettext("%(count)d joins on %(days)s", "%(count)d join on %(days)s", len(days))
    return text % {"count": len(days), "days": on}


def since_words(day: date) -> str:
    """`since 3 January 2026`."""
    return _("since %(day)s") % {"day": date_words(day)}

"""What the room holds on people, and how long. Whoever answers requests reads no word of it."""

from collections.abc import Iterator
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from heard.partnerships.likeness import may_name, names_them
from heard.partnerships.privacy import (
    Held,
    RetentionRule,
    Room,
    Subject,
    end_of,
    rule,
    values,
    years_after,
    years_before,
)
from heard.safeguarding.models import Concern, ConcernState, ConcernStep, Safeguarding
from heard.safeguarding.services.forgetting import forget_concern

USUAL_YEARS = 6
_COLUMNS = ("where", "said", "worry", "about")
_STEP_COLUMNS = ("words", "passed_to", "their_reference")


def held_on(subject: Subject) -> list[Held]:
    """That there is something, by its reference. Its words are the safeguarding lead's to give."""
    kept = _years(subject.partnership_id)
    return [
        Held(
            _("A safeguarding record"),
            f"concern:{concern.key}",
            values((_("Reference"), concern.reference)),
            kept_until=_kept_until(concern, kept),
            why_kept=_(
                "Safeguarding records are asked for from the safeguarding lead. They look first "
                "whether telling somebody could put a child or an adult in danger"
            ),
            is_certain=not subject.has_namesake,
        )
        for concern in _naming(subject)
    ]


def _naming(subject: Subject) -> Iterator[Concern]:
    """Concerns whose words, or those of their steps, name the subject."""
    ours = Concern.objects.filter(partnership_id=subject.partnership_id, forgotten_at=None)
    steps = ConcernStep.objects.filter(may_name(subject, *_STEP_COLUMNS))
    sieve = may_name(subject, *_COLUMNS) | Q(pk__in=steps.values("concern"))
    for concern in ours.filter(sieve).prefetch_related("steps"):
        texts = [getattr(concern, column) for column in _COLUMNS]
        texts += [getattr(step, name) for step in concern.steps.all() for name in _STEP_COLUMNS]
        if any(names_them(text, subject) for text in texts):
            yield concern


def _years(partnership_id: int) -> int:
    setup = Safeguarding.objects.filter(partnership_id=partnership_id).first()
    return setup.kept_years if setup else USUAL_YEARS


def _kept_until(concern: Concern, years: int) -> date | None:
    return years_after(concern.closed_at.date(), years) if concern.closed_at else None


def counts(partnership_id: int) -> dict[str, int]:
    steps = ConcernStep.objects.filter(concern__partnership_id=partnership_id)
    return {
        "concerns": Concern.objects.filter(partnership_id=partnership_id).count(),
        "concern steps": steps.count(),
    }


SAFEGUARDING = Room("safeguarding", _("Safeguarding"), held_on, counts)


def past_their_day(today: date) -> "QuerySet[Concern]":
    """Closed for as many years as their partnership set, or for the usual ones."""
    years = dict(Safeguarding.objects.values_list("partnership_id", "kept_years"))
    closed = Concern.objects.filter(state=ConcernState.CLOSED, forgotten_at=None)
    usual = _closed_for(today, USUAL_YEARS) & ~Q(partnership_id__in=years)
    own = [Q(partnership_id=pk) & _closed_for(today, kept) for pk, kept in years.items()]
    return closed.filter(reduce(or_, own, usual))


def _closed_for(today: date, years: int) -> Q:
    return Q(closed_at__lt=end_of(years_before(today, years)))


def retention_rules() -> list[RetentionRule]:
    return [
        rule(
            (
                "concerns",
                _("Safeguarding concerns: what was said and what was done about it"),
                _("6 years, or as long as the partnership has set"),
                _("the day on which a concern was closed"),
                _("Questions about what was done come up for that long"),
            ),
            due=past_their_day,
            forget=forget_concern,
            every=Concern.objects.all,
        ),
    ]

"""What `home` itself holds on people: their requests."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.design.words import date_words
from heard.home.models import RightsRequest
from heard.home.services.rights import forget_outcome, forget_request
from heard.partnerships.likeness import candidates, is_alike
from heard.partnerships.privacy import (
    Held,
    RetentionRule,
    Room,
    Subject,
    rule,
    values,
    years_before,
)

CONTACT_KEPT = timedelta(days=90)
OPEN = gettext_lazy("This request is not answered yet, and we need to reach you for that")


def held_on(subject: Subject) -> list[Held]:
    return list(_requests(subject))


def counts(partnership_id: int) -> dict[str, int]:
    return {"requests": RightsRequest.objects.filter(partnership_id=partnership_id).count()}


def _requests(subject: Subject) -> Iterator[Held]:
    ours = RightsRequest.objects.filter(partnership_id=subject.partnership_id)
    for request in candidates(ours, subject):
        alike = is_alike(request, subject)
        if alike is not None:
            yield _request(request, is_certain=alike)


def _request(request: RightsRequest, *, is_certain: bool) -> Held:
    answered = request.answered_on
    return Held(
        _("Your request for what we hold"),
        f"request:{request.key}",
        values(
            (_("Reference"), request.reference),
            (_("Asked for"), request.get_kind_display()),
            (_("Name"), request.name),
            (_("E-mail"), request.email),
            (_("Phone"), request.phone),
            (_("Address"), request.address),
            (_("Your words"), request.words),
            (_("Asked on"), date_words(request.asked_on)),
            (_("How we knew that it was you"), request.identity_checked_how),
            (_("Answered on"), answered and date_words(answered)),
            (_("Answer"), request.outcome),
        ),
        kept_until=answered + CONTACT_KEPT if answered else None,
        why_kept="" if answered else OPEN,
        is_certain=is_certain,
        forget=(lambda by: forget_request(request, by=by)) if answered else None,
    )


def retention_rules() -> list[RetentionRule]:
    return [
        rule(
            (
                "request-contacts",
                _("Requests for what we hold: who asked"),
                _("90 days"),
                _("the day on which we answered"),
                _("So that you can come back to us about the answer"),
            ),
            due=_with_contacts,
            forget=lambda request: forget_request(request, by=None),
            every=RightsRequest.objects.all,
        ),
        rule(
            (
                "requests",
                _("Requests for what we hold: what we answered"),
                _("3 years"),
                _("the day on which we answered"),
                _("So that we can show that we answered, and in time"),
            ),
            due=_with_outcome,
            forget=forget_outcome,
            every=RightsRequest.objects.all,
        ),
    ]


def _with_contacts(today: date) -> QuerySet[RightsRequest]:
    return RightsRequest.objects.filter(answered_on__lte=today - CONTACT_KEPT, forgotten_at=None)


def _with_outcome(today: date) -> QuerySet[RightsRequest]:
    answered = RightsRequest.objects.filter(answered_on__lte=years_before(today, 3))
    return answered.exclude(identity_checked_how="", outcome="")


REQUESTS = Room("requests", gettext_lazy("Requests for what we hold"), held_on, counts)

"""What the tracker holds on somebody: words that name them, and what a member said of a request."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.audit.services import record
from heard.design.words import date_words
from heard.partnerships.likeness import may_name, names_them, strike
from heard.partnerships.models import Member
from heard.partnerships.privacy import Held, RetentionRule, Subject, rule, values, years_before
from heard.scrutiny.models import Confirmation, Request, RequestUpdate

YEARS_KEPT = 2
KEPT_AS_RECORD = gettext_lazy(
    "It is part of the public record of what the committee asked for. Ask the council's "
    "democratic services to change it"
)
KEPT_AS_MEMBER = gettext_lazy(
    "Elected members confirm in public office whether something is complete. The record of it is "
    "kept with the committee's"
)
_LINE = ("text", "title", "addressee", "response_words", "done_words", "paused_because")
_SENT = ("words", "evidence_title", "question_back")


def held_on(subject: Subject) -> Iterator[Held]:
    yield from _lines(subject)
    yield from _sent(subject)
    yield from _said(subject)


def counts(partnership_id: int) -> dict[str, int]:
    ours = Q(request__partnership=partnership_id)
    return {
        "requests of committees": Request.objects.filter(partnership=partnership_id).count(),
        "updates on requests": RequestUpdate.objects.filter(ours).count(),
        "members' words on requests": Confirmation.objects.filter(ours).count(),
    }


def _lines(subject: Subject) -> Iterator[Held]:
    """Public, with steps that never change."""
    sieve = may_name(subject, *_LINE, "steps__words", "evidence__title")
    found = Request.objects.filter(sieve, partnership=subject.partnership_id).distinct()
    for line in found.prefetch_related("steps", "evidence"):
        texts = [getattr(line, name) for name in _LINE]
        texts += [step.words for step in line.steps.all()]
        texts += [each.title for each in line.evidence.all()]
        if _names(texts, subject):
            yield Held(
                _("A request of a committee names you"),
                f"request:{line.pk}",
                values((_("Request"), line), (_("Address"), line.get_absolute_url())),
                why_kept=KEPT_AS_RECORD,
                is_certain=not subject.has_namesake,
            )


def _sent(subject: Subject) -> Iterator[Held]:
    """Never public: what names them is struck out."""
    sieve = may_name(subject, *_SENT)
    found = RequestUpdate.objects.filter(sieve, request__partnership=subject.partnership_id)
    for update in found.select_related("request"):
        if _names([getattr(update, name) for name in _SENT], subject):
            yield Held(
                _("What somebody sent on a request names you"),
                f"request update:{update.pk}",
                values((_("Request"), update.request), (_("Sent on"), date_words(update.sent_at))),
                is_certain=not subject.has_namesake,
                forget=_striking(update, subject),
            )


def _said(subject: Subject) -> Iterator[Held]:
    """By their sign-in; the words as they wrote them."""
    if not subject.email:
        return
    found = Confirmation.objects.filter(
        member__user__email__iexact=subject.email, request__partnership=subject.partnership_id
    )
    for each in found.select_related("request"):
        yield Held(
            _("You said whether a request is complete"),
            f"confirmation:{each.pk}",
            values(
                (_("Request"), each.request),
                (_("On"), date_words(each.on)),
                (_("It is complete"), _("Yes") if each.agrees else _("No")),
                (_("Your words"), each.words),
            ),
            why_kept=KEPT_AS_MEMBER,
        )


def _striking(update: RequestUpdate, subject: Subject) -> Any:
    def forget(by: Member | None) -> Model:
        return strike_request_update(update, subject, by=by)

    return forget


@transaction.atomic
def strike_request_update(
    update: RequestUpdate, subject: Subject, *, by: Member | None
) -> RequestUpdate:
    """`[name removed]` where it named them."""
    update = RequestUpdate.objects.select_for_update().get(pk=update.pk)
    for name in _SENT:
        setattr(update, name, strike(getattr(update, name), subject))
    update.save(update_fields=list(_SENT))
    record("name struck out of an update", update.request, by=by.user if by else None)
    return update


def _names(texts: Iterable[str], subject: Subject) -> bool:
    return any(names_them(text, subject) for text in texts)


def updates_past(today: date) -> QuerySet[RequestUpdate]:
    """Settled two years ago, with words as they were written."""
    settled = RequestUpdate.objects.filter(settled_at__date__lte=years_before(today, YEARS_KEPT))
    return settled.exclude(words="", question_back="").order_by("pk")


def empty_request_update(update: RequestUpdate) -> RequestUpdate:
    """What was accepted of it stands in the steps of the request, in public words."""
    update.words = update.question_back = ""
    update.save(update_fields=["words", "question_back"])
    return update


def retention_rules() -> list[RetentionRule]:
    return [
        rule(
            (
                "request_updates",
                gettext_lazy("What whoever leads a request sent by their link, as it was written"),
                gettext_lazy("2 years"),
                gettext_lazy("the day on which an officer looked at it"),
                gettext_lazy(
                    "So that the committee can ask what was meant. What was accepted of it stays "
                    "in the tracker, in public words"
                ),
            ),
            due=updates_past,
            forget=empty_request_update,
            every=RequestUpdate.objects.all,
        )
    ]

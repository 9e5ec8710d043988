"""Putting a decision in the register, correcting it there, and taking it out."""

from collections.abc import Sequence

from django.contrib.postgres.search import SearchVector
from django.db import transaction
from django.db.models import Max, Value
from django.utils import timezone
from django.utils.text import slugify

from heard.audit.services import record as audit
from heard.partnerships.models import Member, Partnership
from heard.partnerships.slugs import first_free
from heard.scrutiny.field_names import FIELD_LABELS
from heard.scrutiny.models import DecisionDocument, DecisionRecord, Resolution, State
from heard.scrutiny.queries.register import DICTIONARY
from heard.scrutiny.queries.work import Problem, changes_since, problems
from heard.scrutiny.services.editing import ChangedMeanwhileError, locked_draft
from heard.scrutiny.services.filing import file_decision
from heard.scrutiny.services.following import catch_up, withdraw_requests

# PostgreSQL keeps at most a megabyte of words for a row; a longer text is found by its beginning.
_SEARCHED = 100_000


class NotReadyError(Exception):
    """The draft still has something to be put right. `problems` say what."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__([problem.words for problem in problems])
        self.problems = problems


class NotInForceError(Exception):
    """The edition is not the published one: it was replaced, withdrawn, or never published."""


@transaction.atomic
def publish_decision(
    record: DecisionRecord, *, by: Member, revision: int, reason: str = ""
) -> DecisionRecord:
    """Put a draft in the register, in place of the edition before it, if any.

    `revision` is what the officer saw; `reason` says why a later edition was needed.
    Raises NotADraftError, ChangedMeanwhileError, NotReadyError, NotInForceError (the decision has
    been withdrawn), ValueError if a correction has no reason.
    """
    # One at a time in a partnership: two decisions may want the same address.
    Partnership.objects.select_for_update(no_key=True).get(pk=record.partnership_id)
    record = locked_draft(record)
    if record.revision != revision:
        raise ChangedMeanwhileError(record, changes_since(record, revision))
    if found := problems(record):
        raise NotReadyError(found)
    if record.edition > 1:
        _replace_previous(record, reason)
    file_decision(record)
    record.slug = record.slug or _free_slug(record)
    record.state = State.PUBLISHED
    record.published_at = timezone.now()
    record.published_by = by
    record.correction_reason = reason if record.edition > 1 else ""
    record.save()
    _make_searchable(record)
    catch_up(record, by=by)
    audit("decision published", record, by=by.user, edition=record.edition)
    return record


@transaction.atomic
def correct_decision(record: DecisionRecord, *, by: Member) -> DecisionRecord:
    """Begin the next edition of a published decision; one begun before is given back.

    Raises NotInForceError.
    """
    record = _locked_published(record)
    editions = DecisionRecord.objects.filter(key=record.key)
    begun = editions.drafts().first()
    if begun is not None:
        return begun
    highest: int = editions.aggregate(Max("edition"))["edition__max"]
    audit("decision correction begun", record, by=by.user, edition=highest + 1)
    return _copied(record, highest + 1)


@transaction.atomic
def withdraw_decision(record: DecisionRecord, *, by: Member, reason: str) -> DecisionRecord:
    """Take a decision out of the register for good, with all its editions.

    Its address says that it was withdrawn, when and why. Raises NotInForceError.
    """
    record = _locked_published(record)
    DecisionRecord.objects.filter(key=record.key).drafts().delete()
    record.state = State.WITHDRAWN
    record.withdrawn_at = timezone.now()
    record.withdrawal_reason = reason
    record.save(update_fields=["state", "withdrawn_at", "withdrawal_reason"])
    withdraw_requests(record, by=by)
    audit("decision withdrawn", record, by=by.user)
    return record


def _locked_published(record: DecisionRecord) -> DecisionRecord:
    found = DecisionRecord.objects.select_for_update().filter(pk=record.pk).first()
    if found is None or found.state != State.PUBLISHED:
        raise NotInForceError(record)
    return found


# What a new edition does not take over from the one before.
_OF_ONE_EDITION = frozenset(
    ("id", "edition", "state", "search", "checked", "made_at", "published_at", "published_by")
) | {"revision", "correction_reason", "withdrawn_at", "withdrawal_reason", "doubts"}


def _copied(record: DecisionRecord, edition: int) -> DecisionRecord:
    """A draft with the same words and keys. What was published counts as checked."""
    kept = {
        field.attname: getattr(record, field.attname)
        for field in DecisionRecord._meta.concrete_fields
        if field.name not in _OF_ONE_EDITION
    }
    copy = DecisionRecord.objects.create(
        **kept, edition=edition, state=State.DRAFT, checked=sorted(FIELD_LABELS)
    )
    Resolution.objects.bulk_create(
        Resolution(
            record=copy,
            key=each.key,
            position=each.position,
            number=each.number,
            text=each.text,
            verbs=each.verbs,
        )
        for each in record.resolutions.all()
    )
    DecisionDocument.objects.bulk_create(
        DecisionDocument(record=copy, position=each.position, title=each.title, url=each.url)
        for each in record.documents.all()
    )
    return copy


def _replace_previous(record: DecisionRecord, reason: str) -> None:
    if not reason.strip():
        raise ValueError("a correction says why")
    published = DecisionRecord.objects.filter(key=record.key).published()
    if not published.update(state=State.REPLACED, search=None):
        raise NotInForceError(record)


def _free_slug(record: DecisionRecord) -> str:
    """The day and the title's first words; numbered if others of the partnership have it."""
    day = record.decision_date.isoformat() if record.decision_date else ""
    words = slugify(record.title)[:70].strip("-")
    wanted = "-".join(part for part in (day, words) if part) or "decision"
    return first_free(wanted, DecisionRecord.objects.filter(partnership_id=record.partnership_id))


def _make_searchable(record: DecisionRecord) -> None:
    """Weigh titles before resolutions before the rest. Published editions never change."""
    resolved = "\n".join(record.resolutions.values_list("text", flat=True))
    rest = "\n".join(
        (
            record.decision_maker,
            record.meeting_body,
            record.purpose,
            record.text,
            record.reasons,
            record.alternatives,
            *record.divisions,
            *record.report_authors,
            *record.documents.values_list("title", flat=True),
        )
    )
    DecisionRecord.objects.filter(pk=record.pk).update(
        search=_vector(record.title, "A") + _vector(resolved, "B") + _vector(rest, "D")
    )


def _vector(words: str, weight: str) -> SearchVector:
    return SearchVector(Value(words[:_SEARCHED]), weight=weight, config=DICTIONARY)

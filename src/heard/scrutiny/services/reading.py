"""From a text or file to a draft with its resolutions."""

from dataclasses import dataclass

from django.db import transaction

from heard.audit.services import record as audit
from heard.engines.decisiontext import ReadDecision, read_decision_bytes, read_decision_text
from heard.partnerships.models import Member, Partnership
from heard.scrutiny.as_read import papers_read, parts_read, values_read, web_address
from heard.scrutiny.models import DecisionDocument, DecisionRecord, Source, SourceKind
from heard.scrutiny.queries.work import taken_before
from heard.scrutiny.services.editing import keep_resolutions

LONGEST_SOURCE = 200_000  # characters that can be read in it; the longest minutes have half of that


@dataclass(frozen=True)
class Offer:
    """What an officer gives: the pasted words, or a file's bytes under its name."""

    content: str | bytes
    file_name: str = ""
    url: str = ""
    # The officer has seen that the same source was read before, and wants another record.
    is_wanted_again: bool = False


@dataclass(frozen=True)
class Reading:
    """What was read from an offer, not kept yet."""

    offer: Offer
    found: ReadDecision
    original: bytes
    kind: SourceKind

    @property
    def address(self) -> str:
        """Where the record stands in the committee system, as the officer or the page says."""
        return self.offer.url or web_address(self.found.address)


class TakenBeforeError(Exception):
    """The very same text or file was read before; `first` is what came of it."""

    def __init__(self, first: DecisionRecord) -> None:
        super().__init__(first)
        self.first = first


class TooLongError(Exception):
    """There are more words in the source than a decision record has."""


def read_decision(offer: Offer, *, by: Member) -> DecisionRecord:
    """Read a source into a draft for an officer to check. The source is kept as it came.

    Raises DecisionFileError (of the engine) if no words can be had from it, TooLongError,
    TakenBeforeError.
    """
    reading = read_offer(offer)
    with transaction.atomic():
        one_reading_at_a_time(by.partnership)
        first = taken_before(by.partnership, reading.found.sha256)
        if first is not None and not offer.is_wanted_again:
            raise TakenBeforeError(first)
        return keep_reading(reading, by=by)


def read_offer(offer: Offer) -> Reading:
    """Read it and keep nothing. Raises DecisionFileError, TooLongError."""
    if isinstance(offer.content, str):
        found = read_decision_text(offer.content)
        original = offer.content.encode("utf-8", "surrogatepass")
        kind = SourceKind.HTML if found.kind == "html" else SourceKind.PASTED
    else:
        found = read_decision_bytes(offer.content, offer.file_name)
        original = offer.content
        kind = SourceKind(found.kind)
    if sum(map(len, found.source_lines)) + len(found.source_lines) - 1 > LONGEST_SOURCE:
        raise TooLongError
    return Reading(offer, found, original, kind)


def one_reading_at_a_time(partnership: Partnership) -> None:
    """Wait for others who read records in, so that what is sent twice finds the first."""
    Partnership.objects.select_for_update(no_key=True).get(pk=partnership.pk)


def keep_reading(reading: Reading, *, by: Member) -> DecisionRecord:
    """A draft of its own for what was read, inside the caller's transaction."""
    decision = reading.found.decision
    record = DecisionRecord.objects.create(
        partnership=by.partnership,
        source=keep_source(reading, by=by),
        source_url=reading.address,
        confidence=dict(decision.confidence),
        lines={field: list(span) for field, span in decision.lines.items()},
        doubts=doubts_of(reading.found),
        **values_read(decision),
    )
    keep_resolutions(record, parts_read(decision))
    DecisionDocument.objects.bulk_create(
        DecisionDocument(record=record, position=position, title=title, url=url)
        for position, (title, url) in enumerate(papers_read(decision), 1)
    )
    audit("decision record read", record, by=by.user, sha256=reading.found.sha256)
    return record


def keep_source(reading: Reading, *, by: Member) -> Source:
    """The source as it came, with the words that could be read in it."""
    return Source.objects.create(
        partnership=by.partnership,
        kind=reading.kind,
        file_name=reading.offer.file_name[-255:],
        original=reading.original,
        text="\n".join(reading.found.source_lines),
        sha256=reading.found.sha256,
        read_by=by,
    )


def doubts_of(found: ReadDecision) -> list[list[str]]:
    """What reading could not settle, as a record holds it."""
    return [[doubt.field, doubt.code] for doubt in found.doubts]

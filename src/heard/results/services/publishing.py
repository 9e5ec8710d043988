"""Publishing findings, for good."""

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.results import queries
from heard.results.models import Publication, Stage


class AlreadyPublishedError(Exception):
    """The findings of this survey are published, and are not made a second time."""


class NotReadyError(Exception):
    """The findings are not prepared, or were refused."""


class QuoteGoneError(Exception):
    """Words that are quoted may not be any more: flagged, left out or struck further since."""


class NotAgreedError(Exception):
    """No second person agreed to these findings, or somebody does not."""


@transaction.atomic
def publish_findings(
    publication: Publication, *, by: Member, title: str, summary: str, alone_because: str = ""
) -> Publication:
    """Freeze the findings at their public address, for good.

    alone_because: why no second person looked, where there was nobody; the public page says so.
    Raises NotReadyError when they are not prepared or the attacker opened a hidden number,
    QuoteGoneError when words in it may not be quoted any more,
    NotAgreedError when nobody agreed and no reason is given, or when somebody does not agree,
    AlreadyPublishedError when somebody published first.
    """
    publication = Publication.objects.select_for_update().get(pk=publication.pk)
    if publication.is_published:
        raise AlreadyPublishedError(publication)
    if publication.stage != Stage.READY:
        raise NotReadyError(publication)
    said = publication.agreements.first()
    if (said is None and not alone_because) or (said is not None and not said.is_agreed):
        raise NotAgreedError(publication)

    quoted = [each.text for each in publication.findings.quotes]
    if quoted != [each.text for each in queries.quotes_of(publication)]:
        raise QuoteGoneError(publication)

    publication.stage = Stage.PUBLISHED
    publication.title = title
    publication.summary = summary
    publication.alone_because = "" if said else alone_because
    publication.published_at = timezone.now()
    publication.save()
    record("findings published", publication, by=by.user)
    return publication

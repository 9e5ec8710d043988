"""Publishing findings, for good."""

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.results.models import Publication, Stage


class AlreadyPublishedError(Exception):
    """The findings of this survey are published, and are not made a second time."""


class NotReadyError(Exception):
    """The findings are not prepared, or were refused."""


@transaction.atomic
def publish_findings(
    publication: Publication, *, by: Member, title: str, summary: str
) -> Publication:
    """Freeze the findings at their public address, for good.

    Raises NotReadyError when they are not prepared or the attacker opened a hidden number,
    AlreadyPublishedError when somebody published first.
    """
    publication = Publication.objects.select_for_update().get(pk=publication.pk)
    if publication.is_published:
        raise AlreadyPublishedError(publication)
    if publication.stage != Stage.READY:
        raise NotReadyError(publication)

    publication.stage = Stage.PUBLISHED
    publication.title = title
    publication.summary = summary
    publication.published_at = timezone.now()
    publication.save()
    record("findings published", publication, by=by.user)
    return publication

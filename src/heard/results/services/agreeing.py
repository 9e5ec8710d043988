"""A second person agrees that findings may be published; the forum says what it thinks of them."""

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.partnerships.rules import can_speak_for_forum
from heard.results.models import AgreedAs, Agreement, ForumStatement, Publication, Stage
from heard.results.rules import can_agree_findings, can_state_for_forum
from heard.results.services.publishing import NotReadyError


class OwnWorkError(Exception):
    """Whoever prepared findings is not the second person who agrees to them."""


class ForumOnlyError(Exception):
    """Only the parent carer forum writes what it says of findings."""


class SaidAlreadyError(Exception):
    """The forum said it already, and the findings are published: it stands as it is."""


@transaction.atomic
def agree_findings(
    publication: Publication, *, by: Member, is_agreed: bool, words: str = ""
) -> Agreement:
    """Say that findings may be published, or why not. The last word of anybody counts.

    Raises NotReadyError, OwnWorkError.
    """
    publication = _locked(publication)
    if publication.stage != Stage.READY:
        raise NotReadyError(publication)
    if not can_agree_findings(by, publication):
        raise OwnWorkError(publication)
    agreed_as = AgreedAs.FORUM if can_speak_for_forum(by) else AgreedAs.MEMBER
    said = Agreement.objects.create(
        publication=publication, by=by, agreed_as=agreed_as, is_agreed=is_agreed, words=words
    )
    deed = "findings agreed" if is_agreed else "findings not agreed"
    record(deed, publication, by=by.user, agreed_as=agreed_as)
    return said


@transaction.atomic
def say_for_forum(publication: Publication, *, by: Member, text: str) -> ForumStatement:
    """Keep what the forum says. It can be changed until the findings are published, then never.

    Raises ForumOnlyError, NotReadyError, SaidAlreadyError.
    """
    publication = _locked(publication)
    if not can_state_for_forum(by, publication):
        raise ForumOnlyError(publication)
    if publication.stage not in (Stage.READY, Stage.PUBLISHED):
        raise NotReadyError(publication)
    if publication.is_published and ForumStatement.objects.filter(publication=publication).exists():
        raise SaidAlreadyError(publication)
    statement, _made = ForumStatement.objects.update_or_create(
        publication=publication,
        defaults={"text": text, "by": by, "said_at": timezone.now()},
    )
    record("forum statement on findings", publication, by=by.user)
    return statement


def _locked(publication: Publication) -> Publication:
    return Publication.objects.select_for_update().get(pk=publication.pk)

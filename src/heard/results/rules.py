"""Who may do what with findings."""

from heard.engines.disclosure import Rule
from heard.partnerships.models import Member
from heard.partnerships.roles import Permission
from heard.partnerships.rules import can_speak_for_forum
from heard.results.models import Comment, Publication
from heard.surveys.models import Survey

SMALL_NUMBERS = Rule()  # the defaults; a partnership's own rule will stand beside them


def can_see_findings(member: Member) -> bool:
    return member.may(Permission.SEE_FINDINGS)


def can_prepare_findings(member: Member, survey: Survey) -> bool:
    return (
        member.may(Permission.PREPARE_FINDINGS) and member.partnership_id == survey.partnership_id
    )


def can_publish_findings(member: Member, publication: Publication) -> bool:
    return (
        member.may(Permission.PUBLISH_FINDINGS)
        and member.partnership_id == publication.partnership_id
    )


def can_agree_findings(member: Member, publication: Publication) -> bool:
    """Anybody who may agree, save the person who prepared them: two people look, not one twice."""
    prepared = publication.prepared_by
    is_own = prepared is not None and prepared.user_id == member.user_id
    is_ours = member.partnership_id == publication.partnership_id
    return member.may(Permission.AGREE_FINDINGS) and is_ours and not is_own


def can_state_for_forum(member: Member, publication: Publication) -> bool:
    return can_speak_for_forum(member) and member.partnership_id == publication.partnership_id


def can_check_comments(member: Member) -> bool:
    """Reading what families wrote, struck, before coders do: whoever prepares findings."""
    return member.may(Permission.PREPARE_FINDINGS)


def can_check_comment(member: Member, comment: Comment) -> bool:
    return can_check_comments(member) and member.partnership_id == comment.partnership_id

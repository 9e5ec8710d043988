"""Who may do what with findings."""

from heard.engines.disclosure import Rule
from heard.partnerships.models import Member
from heard.partnerships.roles import Permission
from heard.partnerships.rules import can_speak_for_forum
from heard.results.models import Comment, Publication, RowExport
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


def can_see_row_exports(member: Member) -> bool:
    return member.may(Permission.EXPORT_ROWS) or member.may(Permission.APPROVE_ROWS)


def can_ask_anywhere(member: Member) -> bool:
    return member.may(Permission.EXPORT_ROWS)


def can_ask_for_rows(member: Member, survey: Survey) -> bool:
    return member.may(Permission.EXPORT_ROWS) and member.partnership_id == survey.partnership_id


def can_change_row_export(member: Member, export: RowExport) -> bool:
    """Only who asked chooses the columns anew, or withdraws."""
    return member.may(Permission.EXPORT_ROWS) and member.pk == export.asked_by_id


def can_approve_rows(member: Member, export: RowExport) -> bool:
    """A second person: never who asked, whichever membership they come with."""
    return (
        member.may(Permission.APPROVE_ROWS)
        and member.partnership_id == export.partnership_id
        and member.user_id != export.asked_by.user_id
    )


def can_download_rows(member: Member, export: RowExport) -> bool:
    """Who asked and who approved, as long as they still hold a role for it."""
    has_asked = member.may(Permission.EXPORT_ROWS) and member.pk == export.asked_by_id
    has_approved = member.may(Permission.APPROVE_ROWS) and member.pk == export.settled_by_id
    return has_asked or has_approved


def can_keep_waves(member: Member) -> bool:
    """Bring in, load and remove results of others."""
    return member.may(Permission.PREPARE_FINDINGS)


def can_check_comments(member: Member) -> bool:
    """Reading what families wrote, struck, before coders do: whoever prepares findings."""
    return member.may(Permission.PREPARE_FINDINGS)


def can_check_comment(member: Member, comment: Comment) -> bool:
    return can_check_comments(member) and member.partnership_id == comment.partnership_id

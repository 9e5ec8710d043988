"""Who may keep the codebook, and who may sort by it."""

from heard.partnerships.models import Member
from heard.partnerships.roles import Permission
from heard.themes.models import Remark, Theme


def can_see_themes(member: Member) -> bool:
    """The codebook and its history, for everybody on the staff pages: it names nobody."""
    return member.may(Permission.SEE_STAFF_PAGES)


def can_keep_themes(member: Member) -> bool:
    return member.may(Permission.KEEP_THEMES)


def can_keep_theme(member: Member, theme: Theme) -> bool:
    return can_keep_themes(member) and member.partnership_id == theme.partnership_id


def can_sort_remarks(member: Member) -> bool:
    return member.may(Permission.SORT_REMARKS)


def can_sort_remark(member: Member, remark: Remark) -> bool:
    return can_sort_remarks(member) and member.partnership_id == remark.partnership_id


def can_settle_remark(member: Member, remark: Remark) -> bool:
    """Where two people sorted it differently, whoever keeps the codebook decides."""
    return can_keep_themes(member) and member.partnership_id == remark.partnership_id

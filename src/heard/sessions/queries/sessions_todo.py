"""Sessions to announce, to mark as held, to look at again."""

from heard.partnerships.models import Member
from heard.partnerships.todo import Todo


def todo(member: Member) -> list[Todo]:
    return []

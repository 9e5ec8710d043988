"""Points to moderate, 'what we heard' that is due, answers to look at again."""

from heard.partnerships.models import Member
from heard.partnerships.todo import Todo


def todo(member: Member) -> list[Todo]:
    return []

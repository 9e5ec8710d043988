"""Support to arrange, families who cannot be reached."""

from heard.partnerships.models import Member
from heard.partnerships.todo import Todo


def todo(member: Member) -> list[Todo]:
    return []

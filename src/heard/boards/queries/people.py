"""Reads about people."""

import re

from heard.boards.models import Person
from heard.partnerships.models import Partnership


def find_person(partnership: Partnership, email: str = "", phone: str = "") -> Person | None:
    known = partnership.people.filter(forgotten_at=None)
    if email and (found := known.filter(email__iexact=email).first()):
        return found
    digits = re.sub(r"\D", "", phone)
    if not digits:
        return None
    return next((one for one in known if re.sub(r"\D", "", one.phone) == digits), None)

"""When a session is, in the words of its pages, letters and calendar files."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.design.words import time_words, weekday_words
from heard.sessions.models import Break, Session


def when_words(session: Session) -> str:
    """`Tuesday 24 November 2026, 10am to midday`, by the clock here."""
    words = {
        "day": weekday_words(session.starts_at),
        "start": time_words(session.starts_at),
        "end": time_words(session.ends_at),
        "last": weekday_words(session.ends_at),
    }
    if timezone.localdate(session.ends_at) == session.day:
        return _("%(day)s, %(start)s to %(end)s") % words
    return _("from %(start)s on %(day)s to %(end)s on %(last)s") % words


def clocks_words(session: Session) -> str:
    """A warning, where the clocks change in the night before the session or during its day."""
    midnight = timezone.localtime(session.starts_at).replace(hour=0, minute=0, second=0)
    before, after = midnight.utcoffset(), (midnight + timedelta(days=1)).utcoffset()
    if before is None or after is None or before == after:
        return ""
    if after > before:
        return _("The clocks go forward an hour that night. The times here are by the new time.")
    return _("The clocks go back an hour that night. The times here are by the new time.")


def break_words(each: Break) -> str:
    """`15 minutes at 11am: tea`."""
    length = ngettext("%(num)d minute", "%(num)d minutes", each.minutes) % {"num": each.minutes}
    said = _("%(length)s at %(start)s") % {"length": length, "start": time_words(each.starts_at)}
    return f"{said}: {each.what}" if each.what else said

"""The steps of running a meeting, from agenda to confirmed minutes, as a list of tasks."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.boards.models import Meeting
from heard.boards.models.words import MinutesState
from heard.boards.queries.attendance import Attendance
from heard.design.words import date_words


def steps(meeting: Meeting, attendance: Attendance) -> list[dict[str, Any]]:
    """What govukTaskList takes as its items."""
    items, papers = len(meeting.agenda.all()), list(meeting.papers.all())
    bare = sum(not paper.easy_read for paper in papers)
    return [
        _step(meeting, "agenda", _("Write the agenda"), _done_if(items), _agenda_words(items)),
        _step(
            meeting,
            "papers",
            _("Add papers and their Easy Read covers"),
            _("Covers missing") if bare else _done_if(len(papers)),
            _papers_words(meeting, len(papers), bare),
        ),
        _step(
            meeting,
            "attendance",
            _("Say who comes and who came"),
            _done_if(attendance.is_noted),
            attendance.quorum.words if attendance.is_noted else "",
        ),
        _held(meeting),
        _step(meeting, "write_minutes", _("Write the minutes"), *_minutes_words(meeting)),
        _step(meeting, "confirm_minutes", _("Confirm the minutes"), *_confirm_words(meeting)),
    ]


# Once minutes are confirmed there is nothing more to open here.
_FOR_GOOD = frozenset({"attendance", "write_minutes", "confirm_minutes"})


def _step(meeting: Meeting, name: str, title: str, status: str, hint: str) -> dict[str, Any]:
    """Without a status it cannot be started yet, and leads nowhere."""
    step: dict[str, Any] = {"title": {"text": title}, "status": _status(status)}
    if hint:
        step["hint"] = {"text": hint}
    if status and not (meeting.is_confirmed and name in _FOR_GOOD):
        step["href"] = reverse(f"boards:{name}", args=[meeting.pk])
    return step


def _status(words: str) -> dict[str, Any]:
    if not words:
        not_yet = _("Cannot start yet")
        return {"text": not_yet, "classes": "govuk-task-list__status--cannot-start-yet"}
    if words == _("Done"):
        return {"text": words}
    return {"tag": {"text": words, "classes": "govuk-tag--blue"}}


def _done_if(done: object) -> str:
    return _("Done") if done else _("To do")


def _agenda_words(items: int) -> str:
    return ngettext("%(count)d item", "%(count)d items", items) % {"count": items} if items else ""


def _papers_words(meeting: Meeting, papers: int, bare: int) -> str:
    due = _("Due on %(day)s") % {"day": date_words(meeting.papers_due_on)}
    if not papers:
        return due
    number = ngettext("%(count)d paper", "%(count)d papers", papers) % {"count": papers}
    if not bare:
        return number
    without = ngettext("%(count)d without a cover", "%(count)d without a cover", bare)
    return f"{number}, {without % {'count': bare}}"


def _held(meeting: Meeting) -> dict[str, Any]:
    """It leads to its button further down the page."""
    title = {"text": _("Say that it was held")}
    if meeting.is_held:
        return {"title": title, "status": _status(_("Done"))}
    if not meeting.waits_to_be_held:
        return {"title": title, "status": _status("")}
    return {"title": title, "status": _status(_("To do")), "href": "#hold"}


def _minutes_words(meeting: Meeting) -> tuple[str, str]:
    if not meeting.is_held:
        return "", _("Once the meeting was held")
    words = {
        MinutesState.NONE: _("To do"),
        MinutesState.DRAFT: _("Draft"),
        MinutesState.CONFIRMED: _("Done"),
    }
    return words[MinutesState(meeting.minutes_state)], ""


def _confirm_words(meeting: Meeting) -> tuple[str, str]:
    if meeting.is_confirmed and meeting.confirmed_on:
        return _("Done"), _("On %(day)s") % {"day": date_words(meeting.confirmed_on)}
    if meeting.minutes_state == MinutesState.DRAFT:
        return _("To do"), _("At the next meeting, or by e-mail")
    return "", _("Once there is a draft")

"""What programmes ask of a member."""

from django.urls import reverse
from django.utils.translation import gettext as _

from heard.areas.models import Area, State
from heard.areas.queries.progress import to_prepare
from heard.areas.queries.viewpoints import areas_of, run_by
from heard.areas.rules import can_answer_for_areas, can_run_programmes
from heard.partnerships.models import Member
from heard.partnerships.todo import Todo


def todo(member: Member) -> list[Todo]:
    """Answer an operator; roll out and prepare, as the operator."""
    return [*_of_areas(member), *_of_the_operator(member)]


def _of_areas(member: Member) -> list[Todo]:
    if not can_answer_for_areas(member):
        return []
    return [
        each
        for area in areas_of(member.partnership).filter(programme__ended_at=None)
        if (each := _of_area(area))
    ]


def _of_area(area: Area) -> Todo | None:
    names = {"operator": area.programme.operator.name, "title": area.programme.title}
    if area.state == State.ASKED:
        words = _("Answer %(operator)s: do we join “%(title)s”?")
        return Todo(words % names, area.get_absolute_url(), due_on=area.programme.asked_from)
    if area.problem:
        words = _("See why “%(title)s” of %(operator)s goes no further here")
        return Todo(words % names, area.get_absolute_url())
    return None


def _of_the_operator(member: Member) -> list[Todo]:
    if not can_run_programmes(member):
        return []
    todos = []
    for programme in run_by(member.partnership).filter(ended_at=None):
        url = reverse("areas:programme", args=[programme.key])
        if programme.areas.joined().filter(survey=None, task="").exists():
            words = _("Make the surveys of areas that joined “%(title)s”")
            todos.append(Todo(words % {"title": programme.title}, url))
        if to_prepare(programme).filter(task="").exists():
            words = _("Prepare the findings of areas in “%(title)s”")
            todos.append(Todo(words % {"title": programme.title}, url))
    return todos

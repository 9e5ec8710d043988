"""Why nobody's answers can be found."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.partnerships.likeness import may_name, names_them
from heard.partnerships.privacy import Held, Room, Subject, values
from heard.surveys.models import Survey

CANNOT_BE_FOUND = gettext_lazy(
    "If you answered a survey, nobody can find your answers, not even we. They are kept with no "
    "name, no address, no time and no order, so they cannot be shown, changed or deleted"
)
CONTACT = gettext_lazy("This is how families reach the survey. Change it with the next survey")


def held_on(subject: Subject) -> list[Held]:
    answers = Held(_("Answers to surveys"), "answers", why_kept=CANNOT_BE_FOUND)
    return [answers, *_contacts(subject)]


def counts(partnership_id: int) -> dict[str, int]:
    return {"surveys": Survey.objects.filter(partnership_id=partnership_id).count()}


def _contacts(subject: Subject) -> Iterator[Held]:
    named = Survey.objects.filter(
        may_name(subject, "contact"), partnership_id=subject.partnership_id
    )
    for survey in named:
        if names_them(survey.contact, subject):
            yield Held(
                _("You are the contact of a survey"),
                f"survey:{survey.pk}",
                values((_("Survey"), survey), (_("Contact"), survey.contact)),
                why_kept=CONTACT,
                is_certain=not subject.has_namesake,
            )


SURVEYS = Room("surveys", gettext_lazy("Surveys"), held_on, counts)

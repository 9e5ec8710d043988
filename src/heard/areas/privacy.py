"""What the room holds on people: words on whom families can ask, and who answered for an area.

Nothing here is of a family. The contacts go into the area's survey, where they are public.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.areas.models import Area, Programme, ReportPack
from heard.partnerships.likeness import may_name, names_them
from heard.partnerships.models import Member
from heard.partnerships.privacy import Held, Room, Subject, values

CONTACT = gettext_lazy(
    "This is how families reach the survey of an area. Change it where the area said that it "
    "joins, or with the next survey"
)
WORDS = gettext_lazy("The words of a survey in many areas are public. Change them with the next")
WORK = gettext_lazy("Who answered for an area must stay known while its survey can be questioned")


def held_on(subject: Subject) -> list[Held]:
    return [*_contacts(subject), *_words(subject), *_work(subject)]


def counts(partnership_id: int) -> dict[str, int]:
    """Rows of the partnership that may name somebody, or tell who did what."""
    return {
        "places in surveys of many areas": Area.objects.filter(
            partnership_id=partnership_id
        ).count(),
        "surveys of many areas": Programme.objects.filter(operator_id=partnership_id).count(),
    }


def _contacts(subject: Subject) -> Iterator[Held]:
    columns = ("contact", "worried_contact")
    ours = Area.objects.filter(partnership_id=subject.partnership_id).select_related("programme")
    for area in ours.filter(may_name(subject, *columns)):
        if any(names_them(getattr(area, column), subject) for column in columns):
            yield Held(
                _("You are the contact of a survey in many areas"),
                f"area:{area.pk}",
                values((_("Survey"), area.programme), (_("Contact"), area.contact)),
                why_kept=CONTACT,
                is_certain=not subject.has_namesake,
            )


def _words(subject: Subject) -> Iterator[Held]:
    columns = ("title", "introduction", "use_of_answers", "next_steps")
    ours = Programme.objects.filter(operator_id=subject.partnership_id)
    for programme in ours.filter(may_name(subject, *columns)):
        if any(names_them(getattr(programme, column), subject) for column in columns):
            yield Held(
                _("The words of a survey in many areas name you"),
                f"programme:{programme.pk}",
                values((_("Survey"), programme)),
                why_kept=WORDS,
                is_certain=not subject.has_namesake,
            )


def _work(subject: Subject) -> Iterator[Held]:
    """What somebody who signs in has done here."""
    if not subject.email:
        return
    ours = {"partnership_id": subject.partnership_id, "user__email": subject.email.lower()}
    member = Member.objects.filter(**ours).first()
    if member is None:
        return
    answered = Area.objects.filter(answered_by=member).count()
    made = Programme.objects.filter(made_by=member).count()
    packed = ReportPack.objects.filter(made_by=member).count()
    if answered or made or packed:
        yield Held(
            _("Your work with surveys in many areas"),
            f"areas_work:{member.pk}",
            values(
                (_("Times that you answered for our area"), answered or ""),
                (_("Surveys in many areas that you made"), made or ""),
                (_("Files of reports that you asked for"), packed or ""),
            ),
            why_kept=WORK,
        )


AREAS = Room("areas", gettext_lazy("Surveys in many areas"), held_on, counts)

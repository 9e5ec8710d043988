"""Pages of surveys in many areas: one that Westmere runs, and those that it was asked to join."""

from datetime import date

from heard.areas import services
from heard.areas.details import ProgrammeWords
from heard.areas.models import State
from heard.partnerships.queries import partnerships
from tests.journeys.visits import Visit, Westmere


class Areas:
    """The alliance's last survey, its next one, and one that Westmere runs itself."""

    def __init__(self, westmere: Westmere) -> None:
        ours, lead = westmere.partnership, westmere.member("lead")
        self.joined = ours.programme_areas.get(state=State.JOINED).programme
        self.asked = ours.programme_areas.get(state=State.ASKED).programme
        self.version = ours.questionnaire_versions.get(code=self.joined.version.code)
        names = ProgrammeWords.__annotations__
        words = {name: getattr(self.joined, name) for name in names}
        words |= {"asked_from": date(2027, 1, 4), "asked_until": date(2027, 2, 26)}
        self.own = services.make_programme(
            self.version, words=ProgrammeWords(**words), groupings=(), by=lead
        )
        services.ask_areas(self.own, partnerships().exclude(pk=ours.pk)[:3], by=lead)

    def all(self) -> list[Visit]:
        own, joined, asked = (self.own.key,), (self.joined.key,), (self.asked.key,)
        return [
            Visit("areas:programmes", who="lead"),
            Visit("areas:choose_version", who="lead"),
            Visit("areas:make_programme", (self.version.pk,), "lead"),
            *(
                Visit(f"areas:{name}", own, "lead")
                for name in ("programme", "ask_areas", "end_programme", "questions")
            ),
            *(Visit(f"areas:{name}", asked, "lead") for name in ("invitation", "join_programme")),
            Visit("areas:change_naming", joined, "lead"),
            Visit("areas:comparison", joined, "lead"),
            Visit("areas:compare_areas", (*joined, "listened_to"), "lead"),
        ]

"""What the reach page says, part by part: every number with its base, its day and its source."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from heard.boards.models.words import AgeBand
from heard.design.words import date_words, number_words
from heard.sessions.models import Answer, Session
from heard.sessions.models.words import AnswerKind, BookedBy
from heard.sessions.queries.reach import Reach
from heard.sessions.reaching.households import NOT_SAID, Households, Pair, protected, shown_sum
from heard.sessions.reaching.missing import missing


@dataclass(frozen=True)
class Figure:
    """One number. `base` is what it is out of; `note` stands where there is no number."""

    what: str
    number: int | None
    base: int | None = None
    note: str = ""
    is_about: bool = False

    @property
    def words(self) -> str:
        return self.note if self.number is None else self._put(self.number)

    @property
    def base_words(self) -> str:
        return "" if self.base is None else self._put(self.base)

    def _put(self, number: int) -> str:
        words = number_words(number)
        return _("about %(count)s") % {"count": words} if self.is_about and number else words


@dataclass(frozen=True)
class Part:
    """Some numbers of one kind: what is counted, and from where.

    `lines` are what numbers do not say; `base` is what the numbers are out of.
    """

    code: str
    title: str
    about: str
    source: str
    figures: list[Figure] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    base: str = ""


@dataclass(frozen=True)
class AnswerLine:
    """What became of something that was said.

    `on` is the day on which it was done, for which it is promised, or on which we look again.
    """

    kind: str
    about: str
    words: str
    on: date
    who: str
    is_late: bool


@dataclass(frozen=True)
class ReachPage:
    parts: list[Part]
    answers: list[AnswerLine]
    late: list[Session]


def reach_page(reach: Reach, *, is_protected: bool) -> ReachPage:
    households = protected(reach.households) if is_protected else reach.households
    said = _Words(is_protected=is_protected)
    return ReachPage(
        parts=[
            _asked(reach),
            _came(reach, households, said),
            *_groups(reach, households, said),
            _missing(reach, households),
            _said(reach),
            _changed(reach),
            _promises(reach),
            _listened(reach),
            _apart(reach),
        ],
        answers=[_answer_line(each, reach.today) for each in reach.answers],
        late=[each for each in reach.over if each.is_heard_late],
    )


@dataclass(frozen=True)
class _Words:
    """How a count of households is put: rounded or hidden where the page is handed on."""

    is_protected: bool

    @property
    def few(self) -> str:
        return _("too few to show")

    def figure(self, what: str, number: int | None, base: int | None = None) -> Figure:
        return Figure(what, number, base, note=self.few, is_about=self.is_protected)


def _asked(reach: Reach) -> Part:
    return Part(
        code="asked",
        title=_("Who was asked, and how"),
        about=_("How many people each way of asking reached. One person may be asked twice."),
        source=_("What the partnership wrote down when it asked"),
        figures=[
            Figure(
                _("%(day)s: %(how)s. %(whom)s%(source)s")
                % {
                    "day": date_words(each.on),
                    "how": each.how,
                    "whom": each.whom,
                    "source": _(" (from: %(source)s)") % {"source": each.source}
                    if each.source
                    else "",
                },
                each.reached,
                note=_("nobody can know"),
            )
            for each in reach.outreach
        ],
        lines=[] if reach.outreach else [_("Nothing was written down.")],
    )


def _came(reach: Reach, households: Households, said: _Words) -> Part:
    every = len(reach.over) + reach.coming + reach.cancelled
    counted = reach.people
    people = shown_sum(counted.values(), is_protected=said.is_protected)
    first_time = households.first_time["yes"].came
    figures = [
        Figure(_("Sessions that took place"), len(reach.over), every),
        Figure(_("Sessions to come"), reach.coming, every),
        Figure(_("Sessions cancelled"), reach.cancelled, every),
        said.figure(_("Households who asked for places"), households.all.asked),
        said.figure(_("Households who came"), households.all.came, households.all.asked),
        said.figure(
            _("Households who came and had not been heard before"), first_time, households.all.came
        ),
        said.figure(_("People in the room, at all sessions together"), people),
        Figure(_("Sessions at which people were counted"), len(counted), len(reach.over)),
    ]
    return Part(
        code="came",
        title=_("Who came"),
        about=_("A household that came to two sessions is counted twice."),
        source=_("Bookings, check-in and head counts at the door"),
        figures=figures,
        base=_("Households: all who asked for places at the sessions that took place"),
    )


def _groups(reach: Reach, households: Households, said: _Words) -> Iterator[Part]:
    """Who came by district and age, and how they asked for places."""
    base = _("Households from there who asked for places")
    source = _("What households said when they booked")
    names = {each.code: each.name for each in reach.districts}
    yield Part(
        code="districts",
        title=_("Who came, by district"),
        about=_("Households who came, of those from there who asked for places."),
        source=source,
        figures=[*_pairs(households.districts, names | {NOT_SAID: _("Not said")}, said)],
        base=base,
    )
    yield Part(
        code="ages",
        title=_("Who came, by age of the child"),
        about=_("A household with children of two ages is in both."),
        source=source,
        figures=[*_pairs(households.ages, _labels(AgeBand.choices), said)],
        base=_("Households with a child of that age who asked for places"),
    )
    ways = {code: pair for code, pair in households.ways.items() if pair != Pair()}
    yield Part(
        code="ways",
        title=_("How they asked for places"),
        about=_("How each household that asked for places got in touch."),
        source=_("Bookings"),
        figures=[
            said.figure(words, ways[code].asked, households.all.asked)
            for code, words in _labels(BookedBy.choices).items()
            if code in ways
        ],
        base=_("Households who asked for places"),
    )


def _labels(choices: Iterable[tuple[str, object]]) -> dict[str, str]:
    return {code: str(words) for code, words in choices}


def _pairs(pairs: Mapping[str, Pair], names: dict[str, str], said: _Words) -> Iterator[Figure]:
    for code, pair in pairs.items():
        yield said.figure(names[code], pair.came, pair.asked)


def _missing(reach: Reach, households: Households) -> Part:
    found = missing(reach, households)
    return Part(
        code="missing",
        title=_("Who was missing"),
        about=_("Whom this phase wanted to hear, and who was not there."),
        source=_("The aims of the phase, against the sessions that took place and who came"),
        lines=found or [_("Nobody whom this phase wanted to hear was missing altogether.")],
    )


def _said(reach: Reach) -> Part:
    told = [each for each in reach.over if each.heard_published_at]
    return Part(
        code="said",
        title=_("What was said"),
        about=_(
            "How often something was said, added up from what was published of each session. "
            "These are remarks, not people. Small numbers were hidden before they were added."
        ),
        source=_("“What we heard” of %(told)s of %(all)s sessions, as published")
        % {"told": len(told), "all": len(reach.over)},
        figures=[
            Figure(
                _("%(theme)s (at %(number)s sessions)")
                % {"theme": each.name, "number": each.sessions},
                each.number,
                note=_("too few to show"),
                is_about=True,
            )
            for each in reach.themes
        ],
        lines=[] if reach.themes else [_("Nothing is published yet.")],
    )


def _changed(reach: Reach) -> Part:
    kinds = Counter(each.kind for each in reach.answers)
    late = [each for each in reach.answers if _is_late(each, reach.today)]
    return Part(
        code="changed",
        title=_("What changed"),
        about=_("What the partnership says today to what was said, the last word on each."),
        source=_("Published answers to points and themes"),
        figures=[
            *(Figure(str(kind.label), kinds[kind], len(reach.answers)) for kind in AnswerKind),
            Figure(_("Of what we will do: past its day"), len(late), kinds[AnswerKind.WILL]),
        ],
    )


def _is_late(answer: Answer, today: date) -> bool:
    return answer.kind == AnswerKind.WILL and answer.on < today


def _answer_line(answer: Answer, today: date) -> AnswerLine:
    about = answer.theme.name if answer.theme else answer.point.public_text if answer.point else ""
    return AnswerLine(
        kind=str(answer.get_kind_display()),
        about=about,
        words=answer.words,
        on=answer.on,
        who=answer.who,
        is_late=_is_late(answer, today),
    )


def _promises(reach: Reach) -> Part:
    """What we heard, by the day on which it was promised."""
    states = Counter(_promise(each, reach.today) for each in reach.over)
    words = {
        "kept": _("Published by the day that was promised"),
        "kept_late": _("Published later than promised"),
        "late": _("Not published, and the day is past"),
        "to_come": _("Not published, and the day is to come"),
    }
    return Part(
        code="promises",
        title=_("What we promised"),
        about=_("“What we heard” was promised within %(days)s days of each session.")
        % {"days": reach.phase.programme.heard_within_days},
        source=_("Days of publication"),
        figures=[Figure(said, states[state], len(reach.over)) for state, said in words.items()],
        base=_("Sessions that took place"),
    )


def _promise(session: Session, today: date) -> str:
    if session.heard_published_at is None:
        return "late" if session.heard_due_on < today else "to_come"
    published_on = timezone.localdate(session.heard_published_at)
    return "kept" if published_on <= session.heard_due_on else "kept_late"


def _listened(reach: Reach) -> Part:
    found = reach.listened
    return Part(
        code="listened",
        title=_("Elected members who listened"),
        about=_("Each member at each session is counted. They report within a week."),
        source=_("What members answered, and their reports"),
        figures=[
            Figure(_("Asked to come"), found.asked),
            Figure(_("Said that they would come"), found.said_yes, found.asked),
            Figure(_("Came"), found.came, found.asked),
            Figure(_("Reported what they heard"), found.reported, found.came),
        ],
    )


def _apart(reach: Reach) -> Part:
    """Surveys that are apart from bookings: their answers cannot be joined to a household."""
    return Part(
        code="apart",
        title=_("Asked apart from bookings, without a name"),
        about=_(
            "Who came, in their own words, and what they thought of it. Replies cannot be joined "
            "to a booking, and small numbers are not shown."
        ),
        source=_("Surveys"),
        figures=[Figure(survey.title, None, note=words) for survey, words in reach.surveys],
        lines=[] if reach.surveys else [_("No such survey was opened.")],
    )

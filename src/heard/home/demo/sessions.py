"""Westmere's programme of sessions: what was held, what is to come, who has booked."""

from datetime import date, time, timedelta

from django.utils import timezone

from heard.boards.times import moment
from heard.home.demo import sessions_words as words
from heard.mail.models import Channel
from heard.partnerships.addresses import addresses_of_install
from heard.partnerships.models import Division, Member
from heard.sessions.details import (
    Asked,
    DaysToAvoid,
    PhaseDetails,
    ProgrammeDetails,
    VenueDetails,
)
from heard.sessions.household import Arrival, Household, Party, Wish
from heard.sessions.models import Booking, Phase, Programme, Session
from heard.sessions.models.words import Format, HostKind
from heard.sessions.parts import About, HostDetails, Places, Provided, Timing
from heard.sessions.services.announcing import announce_sessions
from heard.sessions.services.booking import ask_for_places
from heard.sessions.services.capacity import change_places
from heard.sessions.services.days_to_avoid import add_days_to_avoid
from heard.sessions.services.ending import hold_session
from heard.sessions.services.hosts import add_host
from heard.sessions.services.phases import add_outreach, make_phase
from heard.sessions.services.programmes import make_programme
from heard.sessions.services.sessions import change_provided, make_session
from heard.sessions.services.venues import make_venue

FIRST_DAY = timedelta(days=2)  # on which a session of the past is made, before it is moved there


def load_sessions(members: dict[str, Member]) -> dict[str, Session]:
    """The programme with its phases, and each session by its title, those of the past held."""
    lead = members["lead"]
    programme = _programme(lead)
    phases = _phases(programme, lead)
    _venues(lead)
    made = {each.title: _session(phases[each.phase], each, members) for each in words.SESSIONS}
    announce_sessions(list(made.values()), by=lead)
    for household in words.BOOKINGS:
        _book(made[words.NEXT_STEPS], household, lead)
    for each in words.SESSIONS:
        if each.days < 0:
            made[each.title] = _held(made[each.title], each, lead)
    return made


def _programme(lead: Member) -> Programme:
    for first, last, why in words.AVOID:
        days = DaysToAvoid(_day(first), _day(last), why)
        add_days_to_avoid(lead.partnership, days, by=lead)
    details = ProgrammeDetails(
        name=words.PROGRAMME, contact=words.CONTACT, about=words.ABOUT, is_public=True
    )
    return make_programme(lead.partnership, details, by=lead)


def _phases(programme: Programme, lead: Member) -> dict[str, Phase]:
    districts = tuple(programme.partnership.districts.all())
    summer = PhaseDetails(words.SUMMER, _day(-178), _day(-120), words.SUMMER_AIMS, districts)
    autumn = PhaseDetails(words.AUTUMN, _day(-50), _day(36), words.AUTUMN_AIMS, districts)
    phases = {each.name: make_phase(programme, each, by=lead) for each in (summer, autumn)}
    for how, whom, reached in words.OUTREACH:
        asked = Asked(_day(-40), how, whom, reached, "The engagement team's own list")
        add_outreach(phases[words.AUTUMN], asked, by=lead)
    return phases


def _venues(lead: Member) -> None:
    first = ("step_free", "parking", "hearing_loop", "quiet_room")
    names = (*first, "accessible_toilet", "hoist", "public_transport")
    for venue in words.VENUES:
        details = VenueDetails(
            name=venue.name,
            address=venue.address,
            postcode=venue.postcode,
            district=lead.partnership.districts.get(name=venue.district),
            getting_there=venue.getting_there,
            access_words=venue.access_words,
            checked_on=_day(-70),
            checked_by="The engagement team with two parents",
            **dict(zip(names, venue.access, strict=True)),
        )
        make_venue(lead.partnership, details, by=lead)


def _session(phase: Phase, each: words.DemoSession, members: dict[str, Member]) -> Session:
    lead = members["lead"]
    day = _day(each.days) if each.days > 0 else timezone.localdate() + FIRST_DAY
    about = About(each.title, theme=each.theme, audience=each.audience)
    timing = Timing(
        starts_at=moment(day, time.fromisoformat(each.at)),
        ends_at=moment(day, time.fromisoformat(each.until)),
        format=each.format,
        venue=lead.partnership.venues.filter(name=each.venue).first(),
        online_link="https://meet.westmere.example/voice" if each.format == Format.ONLINE else "",
        division=Division.objects.filter(
            district__partnership=lead.partnership, name=each.division
        ).first(),
    )
    session = make_session(phase, about, timing, by=lead)
    places = Places(
        takes_bookings=each.format != Format.DROP_IN,
        capacity=each.capacity,
        childcare_places=each.childcare,
        held_places=each.held_places,
        held_until=day - timedelta(days=5) if each.held_places else None,
    )
    session = change_places(session, places, by=lead, revision=session.revision)
    support_by = day - timedelta(days=5) if each.days > 0 else None
    provided = Provided(tuple(each.provided), support_by=support_by)
    session = change_provided(session, provided, by=lead, revision=session.revision)
    add_host(session, HostDetails(HostKind.LEAD, lead, is_named=True), by=lead)
    for word in ("forum", "parent"):
        host = HostDetails(HostKind.CO_HOST, members[word], is_named=True)
        add_host(session, host, by=lead)
    return session


def _held(session: Session, each: words.DemoSession, lead: Member) -> Session:
    """Moved into the past, where nobody could have announced it today."""
    back = _day(each.days) - session.day
    day = session.day + back
    Session.objects.filter(pk=session.pk).update(
        starts_at=moment(day, time.fromisoformat(each.at)),
        ends_at=moment(day, time.fromisoformat(each.until)),
    )
    return hold_session(Session.objects.get(pk=session.pk), by=lead)


def _book(session: Session, each: words.DemoBooking, lead: Member) -> Booking:
    number = words.BOOKINGS.index(each)
    parents, young, assistants, companions, childcare = each.party
    at = addresses_of_install(lead.partnership)
    household = Household(
        name=each.name,
        channel=each.channel,
        email=_email(each) if each.channel == Channel.EMAIL else "",
        phone=f"01632 960 {310 + number}",
        address=f"{number + 3} Mill Lane\nWestmere" if each.channel == Channel.LETTER else "",
        party=Party(parents, young, assistants, companions, childcare),
        is_first_time=each.is_first_time,
        district=lead.partnership.districts.get(name=each.district),
        wants_news=True,
        support=tuple(Wish(kind, said) for kind, said in each.support),
    )
    is_own = each.way == "web"
    arrival = Arrival(each.way, by=None if is_own else lead)
    return ask_for_places(session, household, arrival=arrival, at=at)


def _email(each: words.DemoBooking) -> str:
    return f"{each.name.lower().replace(' ', '.')}@families.example"


def _day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)

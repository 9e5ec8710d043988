"""What speaks against a time and a place: said once before anything is saved."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from heard.design.words import date_words, time_words
from heard.sessions.clocks import is_twice
from heard.sessions.models import DateToAvoid, Phase, Session, Venue
from heard.sessions.models.words import Format, Known, SessionState
from heard.sessions.parts import Timing


@dataclass(frozen=True)
class Caution:
    """One thing to think about. `code` is another for another thing."""

    code: str
    words: str


@dataclass(frozen=True)
class Around:
    """What is known of days and of a venue, looked up once for many times."""

    avoided: Sequence[DateToAvoid] = ()
    there: Sequence[Session] = ()

    def avoided_on(self, day: date) -> list[DateToAvoid]:
        return [each for each in self.avoided if each.starts_on <= day <= each.ends_on]


def around(
    phase: Phase, venue: Venue | None, days: Collection[date], besides: Session | None = None
) -> Around:
    """Two statements. `besides` is the session itself, which is not in its own way."""
    first, last = min(days), max(days)
    avoided = DateToAvoid.objects.filter(
        partnership=phase.partnership_id, starts_on__lte=last, ends_on__gte=first
    )
    if venue is None:
        return Around(list(avoided))
    there = Session.objects.filter(
        venue=venue,
        state__in=[SessionState.DRAFT, SessionState.ANNOUNCED],
        starts_at__date__gte=first - timedelta(days=1),
        starts_at__date__lte=last,
    )
    if besides is not None:
        there = there.exclude(pk=besides.pk)
    return Around(list(avoided), list(there.only("title", "starts_at", "ends_at", "venue")))


def cautions_of(phase: Phase, timing: Timing, besides: Session | None = None) -> list[Caution]:
    """Of one session that is about to be made or moved."""
    day = timezone.localdate(timing.starts_at)
    found = around(phase, timing.venue, [day], besides)
    return [*cautions_of_day(phase, timing, found), *_of_place(timing)]


def cautions_of_deadlines(support_by: date | None, closes_at: datetime | None) -> list[Caution]:
    """What speaks against the days by which families book and ask for support."""
    found = []
    today = timezone.localdate()
    if support_by and closes_at and support_by > timezone.localdate(closes_at):
        words = _("Support can be asked for until %(support)s, but bookings end on %(booking)s")
        values = {"support": date_words(support_by), "booking": date_words(closes_at)}
        found.append(Caution(f"support-{support_by}-{closes_at:%Y-%m-%d}", words % values))
    if support_by and support_by < today:
        words = _("The last day to ask for support, %(day)s, is over")
        found.append(Caution(f"support-{support_by}", words % {"day": date_words(support_by)}))
    if closes_at and closes_at < timezone.now():
        words = _("The last day to book, %(day)s, is over: nobody can book any more")
        code = f"closed-{closes_at:%Y-%m-%d}"
        found.append(Caution(code, words % {"day": date_words(closes_at)}))
    return found


def cautions_of_day(phase: Phase, timing: Timing, found: Around) -> list[Caution]:
    """What speaks against the day and the times."""
    day = timezone.localdate(timing.starts_at)
    return [
        *_of_dates(phase, day, timing),
        *(
            Caution(
                f"avoid-{each.pk}-{day}",
                _("%(day)s is a day to avoid: %(why)s") % {"day": date_words(day), "why": each.why},
            )
            for each in found.avoided_on(day)
        ),
        *(
            Caution(
                f"busy-{each.pk}",
                _("“%(title)s” is at the same venue from %(start)s to %(end)s that day")
                % {
                    "title": each.title,
                    "start": time_words(each.starts_at),
                    "end": time_words(each.ends_at),
                },
            )
            for each in found.there
            if each.starts_at < timing.ends_at and timing.starts_at < each.ends_at
        ),
    ]


def _of_dates(phase: Phase, day: date, timing: Timing) -> list[Caution]:
    found = []
    if timing.starts_at <= timezone.now():
        found.append(Caution("past", _("This day or time is over")))
    if not phase.holds(day):
        words = _("%(day)s is outside of %(phase)s, which goes from %(first)s to %(last)s")
        values = {"day": date_words(day), "phase": phase.name}
        values |= {"first": date_words(phase.starts_on), "last": date_words(phase.ends_on)}
        found.append(Caution(f"phase-{day}", words % values))
    for moment in (timing.starts_at, timing.ends_at):
        if _is_twice(moment):
            words = _("The clocks go back that day and %(time)s comes twice. We take the first")
            found.append(Caution(f"twice-{moment:%H%M}", words % {"time": time_words(moment)}))
    return found


def _is_twice(moment: datetime) -> bool:
    here = timezone.localtime(moment)
    return is_twice(here.date(), here.time())


def _of_place(timing: Timing) -> list[Caution]:
    if timing.format == Format.ONLINE:
        return []
    if timing.venue is None:
        return [Caution("no-venue", _("No venue is chosen. Families cannot tell how to get there"))]
    return [*_of_district(timing, timing.venue), *_of_steps(timing.venue)]


def _of_district(timing: Timing, venue: Venue) -> list[Caution]:
    district = timing.district or (timing.division.district if timing.division else None)
    if district is None or venue.district is None or district.pk == venue.district_id:
        return []
    words = _("%(venue)s is in %(there)s, but the session counts for %(here)s")
    values = {"venue": venue, "there": venue.district, "here": district}
    return [Caution(f"district-{venue.pk}-{district.pk}", words % values)]


def _of_steps(venue: Venue) -> list[Caution]:
    if venue.step_free != Known.NO:
        return []
    words = _("%(venue)s cannot be reached without steps")
    return [Caution(f"steps-{venue.pk}", words % {"venue": venue})]

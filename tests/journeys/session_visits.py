"""The pages of sessions, themes and safeguarding in the demo area, and who opens each."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from heard.home.demo import sessions_words as words
from heard.safeguarding.models import Concern
from heard.sessions.models import (
    Booking,
    DateToAvoid,
    Host,
    Outreach,
    Phase,
    Point,
    Programme,
    Session,
    SupportRequest,
    Venue,
    Visit,
)
from heard.sessions.models.words import BookingState, PointState
from heard.sessions.queries.bookings import link_of
from heard.themes.models import Remark, Theme
from heard.themes.queries.codebook import version_of
from heard.themes.services.changing import Because
from heard.themes.services.codebook import retire_theme
from tests.journeys.visits import Visit as Page
from tests.journeys.visits import Westmere
from tests.sessions import make, make_attendees
from tests.sessions.make_visits import link

KEEPER, LEAD, COUNCILLOR, HOST, CODER = "lead", "safeguarding", "councillor", "parent", "coder"
Pages = list[tuple[str, tuple[Any, ...]]]


class Sessions:
    """Westmere's sessions: one to come that is full, one held, one published, one for heads."""

    def __init__(self, westmere: Westmere) -> None:
        self.westmere = westmere
        self.full = self._session(words.NEXT_STEPS)
        self.heard = self._session(words.WAITING)
        self.over = self._session(words.DIAGNOSIS)
        self.draft = make.draft(self.full.phase)
        offered = self.full.bookings.filter(state__in=["offered", "waiting"]).earliest("number")
        self.full.bookings.filter(pk=offered.pk).update(
            state=BookingState.OFFERED,
            offered_at=timezone.now(),
            answer_by=timezone.now() + timedelta(days=2),
        )
        self.offered = offered
        self.booked = Booking.objects.filter(
            session=self.full, state=BookingState.BOOKED, support__isnull=False
        ).earliest("number")

    def public(self) -> list[Page]:
        key, mine = (self.full.key,), (link_of(self.booked),)
        shown = Session.objects.exclude(state="draft")
        listener = (link(self.westmere.member(COUNCILLOR)),)
        coming = (*listener, self._session(words.YOUTH).key)
        return [
            *(Page(f"sessions:{name}") for name in ("sessions", "all_heard")),
            Page("sessions:programme", (self.full.phase.programme.slug,)),
            *(Page("sessions:session", (each.key,)) for each in shown),
            *(Page(f"sessions:{name}", key) for name in ("book", "booking_taken")),
            *(
                Page(f"sessions:{name}", mine)
                for name in ("my_booking", "change_my_booking", "cancel_my_booking")
            ),
            Page("sessions:answer_offer", (link_of(self.offered),)),
            *(
                Page(f"sessions:{name}", (self.heard.key,))
                for name in ("heard", "heard_easy_read", "heard_one_page")
            ),
            *(Page(f"sessions:{name}", listener) for name in ("my_visits", "visit_code")),
            Page("sessions:answer_visit", coming),
        ]

    def of_planning(self) -> list[Page]:
        programme, phase = Programme.objects.get(), Phase.objects.get(name=words.AUTUMN)
        session, venue = (self.full.pk,), Venue.objects.earliest("pk")
        of_session = ("run_session", "change_session", "move_session", "change_places")
        of_session += ("change_provided", "cancel_session", "duplicate_session", "repeat_session")
        lists = ("programmes", "make_programme", "venues", "make_venue", "days_to_avoid")
        lists += ("add_days_to_avoid", "all_sessions", "make_session")
        host = Host.objects.filter(session=self.full).earliest("pk")
        pages: Pages = [
            *((name, ()) for name in lists),
            *((name, (programme.pk,)) for name in ("keep_programme", "change_programme")),
            ("make_phase", (programme.pk,)),
            *((name, (phase.pk,)) for name in ("keep_phase", "change_phase", "announce_sessions")),
            *((name, (phase.pk,)) for name in ("add_outreach", "closing_surveys", "reach")),
            ("change_outreach", (Outreach.objects.earliest("pk").pk,)),
            *((name, (venue.pk,)) for name in ("keep_venue", "change_venue")),
            ("change_days_to_avoid", (DateToAvoid.objects.earliest("pk").pk,)),
            *((name, session) for name in (*of_session, "add_host")),
            ("announce_session", (self.draft.pk,)),
            ("change_host", (self.full.pk, host.pk)),
        ]
        return [*_pages("sessions", KEEPER, pages), Page("sessions:my_sessions", (), HOST)]

    def of_bookings(self) -> list[Page]:
        session, booking = (self.full.pk,), (self.booked.pk,)
        need = SupportRequest.objects.earliest("pk")
        file = make_attendees.kept(make_attendees.row(), of=self.full)
        of_file = (self.full.pk, file.key)
        heads = make.session(self.full.phase, is_anonymous=True, takes_bookings=False, in_days=0)
        of_session = ("bookings", "enter_booking", "sign_in_sheet", "import_bookings", "check_in")
        of_booking = ("booking", "change_booking", "cancel_booking", "note_unreachable")
        pages: Pages = [
            *((name, session) for name in of_session),
            *((name, booking) for name in (*of_booking, "forget_booking")),
            ("record_offer_answer", (self.offered.pk,)),
            ("support", ()),
            ("cannot_meet", (need.pk,)),
            ("type_sheet", (self.over.pk,)),
            ("head_count", (heads.pk,)),
            ("attendee_file", of_file),
            ("map_columns", of_file),
        ]
        return [
            *_pages("sessions", KEEPER, pages),
            *_pages("sessions", HOST, [("check_in", (self.over.pk,))]),
        ]

    def of_what_was_said(self) -> list[Page]:
        new = Point.objects.filter(state=PointState.NEW).earliest("pk")
        published = Point.objects.filter(state=PointState.PUBLISHED).earliest("pk")
        own = Point.objects.filter(captured_by=self.westmere.member(HOST)).earliest("pk")
        theme, over = Theme.objects.earliest("pk"), (self.over.pk,)
        report = Visit.objects.exclude(reported_at=None).earliest("pk")
        of_over = ("points", "write_heard", "preview_heard", "publish_heard", "answers")
        pages: Pages = [
            *((name, over) for name in of_over),
            *((name, (new.pk,)) for name in ("moderate", "flag_point")),
            ("answer_point", (published.pk,)),
            ("answer_theme", (self.heard.pk, theme.pk)),
            ("open_answers", ()),
            ("answer_theme_anywhere", (theme.pk,)),
            *((name, ()) for name in ("reports", "reports_printed", "listeners")),
            ("visit_report", (report.pk,)),
        ]
        of_host: Pages = [(name, over) for name in ("capture", "flip_chart")]
        of_councillor: Pages = [
            ("my_visits_signed_in", ()),
            ("answer_visit_signed_in", (self._session(words.YOUTH).key,)),
            ("report_visit_signed_in", (self.heard.key,)),
        ]
        return [
            *_pages("sessions", KEEPER, pages),
            *_pages("sessions", HOST, [*of_host, ("change_words", (own.pk,))]),
            *_pages("sessions", COUNCILLOR, of_councillor),
        ]

    def of_themes_and_concerns(self) -> list[Page]:
        lead = self.westmere.member(KEEPER)
        first, second = Theme.objects.order_by("name")[:2]
        because = Because("No longer said", lead, version_of(lead.partnership_id))
        retired = retire_theme(second, because)
        remark = Remark.objects.earliest("pk")
        changes = ("theme", "change_theme", "split_theme", "merge_theme", "retire_theme")
        lists = ("codebook", "codebook_history", "add_theme", "theme_counts", "agreement")
        themes: Pages = [
            *((name, ()) for name in (*lists, "disagreements")),
            *((name, (first.pk,)) for name in (*changes, "theme_remarks")),
            ("bring_back_theme", (retired.pk,)),
        ]
        concern = Concern.objects.get()
        concerns: Pages = [
            *((name, ()) for name in ("inbox", "raise_concern", "set_up", "numbers")),
            ("concern", (concern.pk,)),
            *((f"{name}_concern", (concern.pk,)) for name in ("pass_on", "close")),
        ]
        return [
            *_pages("themes", KEEPER, themes),
            *_pages("themes", KEEPER, [("sort_remark", (remark.pk,))]),
            Page("themes:sorting", (), CODER),
            Page("safeguarding:concern_raised", (concern.reference,), HOST),
            *_pages("safeguarding", LEAD, concerns),
        ]

    def _session(self, title: str) -> Session:
        return Session.objects.get(title=title)


def _pages(room: str, who: str, pages: Pages) -> list[Page]:
    return [Page(f"{room}:{name}", args, who) for name, args in pages]

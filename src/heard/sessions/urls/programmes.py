"""Addresses of programmes, phases, venues and days to avoid."""

from django.urls import URLPattern, path

from heard.sessions.views import days_to_avoid, ending_sessions, phases, programmes, venues

PROGRAMMES, PHASES, VENUES = "staff/programmes/", "staff/phases/", "staff/venues/"
AVOID, OUTREACH = "staff/days-to-avoid/", "staff/outreach/"

patterns: list[URLPattern] = [
    path(PROGRAMMES, programmes.programmes, name="programmes"),
    path(f"{PROGRAMMES}add/", programmes.make_programme, name="make_programme"),
    path(f"{PROGRAMMES}<int:pk>/", programmes.keep_programme, name="keep_programme"),
    path(f"{PROGRAMMES}<int:pk>/change/", programmes.change_programme, name="change_programme"),
    path(f"{PROGRAMMES}<int:pk>/close/", programmes.close_programme, name="close_programme"),
    path(f"{PROGRAMMES}<int:pk>/reopen/", programmes.reopen_programme, name="reopen_programme"),
    path(f"{PROGRAMMES}<int:pk>/phases/add/", phases.make_phase, name="make_phase"),
    path(f"{PHASES}<int:pk>/", phases.keep_phase, name="keep_phase"),
    path(f"{PHASES}<int:pk>/change/", phases.change_phase, name="change_phase"),
    path(
        f"{PHASES}<int:pk>/announce/", ending_sessions.announce_sessions, name="announce_sessions"
    ),
    path(f"{PHASES}<int:pk>/asked/add/", phases.add_outreach, name="add_outreach"),
    path(f"{OUTREACH}<int:pk>/", phases.change_outreach, name="change_outreach"),
    path(f"{OUTREACH}<int:pk>/remove/", phases.remove_outreach, name="remove_outreach"),
    path(VENUES, venues.venues, name="venues"),
    path(f"{VENUES}add/", venues.make_venue, name="make_venue"),
    path(f"{VENUES}<int:pk>/", venues.keep_venue, name="keep_venue"),
    path(f"{VENUES}<int:pk>/change/", venues.change_venue, name="change_venue"),
    path(f"{VENUES}<int:pk>/retire/", venues.retire_venue, name="retire_venue"),
    path(f"{VENUES}<int:pk>/use-again/", venues.use_venue_again, name="use_venue_again"),
    path(AVOID, days_to_avoid.days_to_avoid, name="days_to_avoid"),
    path(f"{AVOID}add/", days_to_avoid.add_days_to_avoid, name="add_days_to_avoid"),
    path(f"{AVOID}<int:pk>/", days_to_avoid.change_days_to_avoid, name="change_days_to_avoid"),
    path(
        f"{AVOID}<int:pk>/remove/", days_to_avoid.remove_days_to_avoid, name="remove_days_to_avoid"
    ),
]

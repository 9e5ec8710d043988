from heard.sessions.urls import (
    arriving,
    booking,
    heard,
    importing,
    points,
    programmes,
    public,
    reach,
    sessions,
    visits,
)

app_name = "sessions"
urlpatterns = [
    *public.patterns,
    *booking.patterns,
    *heard.patterns,
    *programmes.patterns,
    *sessions.patterns,
    *arriving.patterns,
    *importing.patterns,
    *points.patterns,
    *visits.patterns,
    *reach.patterns,
]

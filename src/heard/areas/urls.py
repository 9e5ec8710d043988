"""Addresses of the room."""

from django.urls import URLPattern, path

from heard.areas.views import answering, comparing, programmes, work

app_name = "areas"
P = "staff/areas/<uuid:key>/"
urlpatterns: list[URLPattern] = [
    path("staff/areas/", programmes.programmes, name="programmes"),
    path("staff/areas/new/", programmes.choose_version, name="choose_version"),
    path("staff/areas/new/<int:pk>/", programmes.make_programme, name="make_programme"),
    path(P, programmes.programme, name="programme"),
    path(f"{P}ask/", programmes.ask_areas, name="ask_areas"),
    path(f"{P}end/", programmes.end_programme, name="end_programme"),
    path(f"{P}questions/", programmes.questions, name="questions"),
    path(f"{P}roll-out/", work.roll_out, name="roll_out"),
    path(f"{P}prepare/", work.prepare_areas, name="prepare_areas"),
    path(f"{P}reports/", work.pack_reports, name="pack_reports"),
    path(f"{P}reports/file/", work.download_reports, name="download_reports"),
    path(f"{P}our-area/", answering.invitation, name="invitation"),
    path(f"{P}our-area/join/", answering.join_programme, name="join_programme"),
    path(f"{P}our-area/decline/", answering.decline_programme, name="decline_programme"),
    path(f"{P}our-area/naming/", answering.change_naming, name="change_naming"),
    path(f"{P}our-area/take-over/", answering.take_over_area, name="take_over_area"),
    path(f"{P}comparison/", comparing.comparison, name="comparison"),
    path(f"{P}comparison/<slug:code>/", comparing.compare_areas, name="compare_areas"),
    path(
        f"{P}comparison/<slug:code>/table.csv",
        comparing.compare_areas_csv,
        name="compare_areas_csv",
    ),
]

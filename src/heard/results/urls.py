from django.urls import path

from heard.results import views

app_name = "results"
urlpatterns = [
    path("findings/", views.publications, name="publications"),
    path("findings/<uuid:key>/", views.publication, name="publication"),
    path("findings/<uuid:key>/question/<slug:code>/", views.question, name="question"),
    path("findings/<uuid:key>/by/<slug:code>/", views.grouping, name="grouping"),
    path("findings/<uuid:key>/findings.csv", views.findings_csv, name="findings_csv"),
    path("findings/<uuid:key>/findings.json", views.findings_json, name="findings_json"),
    path("staff/findings/", views.all_findings, name="all_findings"),
    path("staff/findings/<uuid:key>/", views.findings, name="findings"),
    path("staff/findings/<uuid:key>/publish/", views.publish_findings, name="publish_findings"),
    path("staff/findings/prepare/<uuid:key>/", views.prepare_findings, name="prepare_findings"),
    path("staff/findings/quality/<uuid:key>/", views.check_quality, name="check_quality"),
    path(
        "staff/findings/quality/<uuid:key>/combination/",
        views.add_combination,
        name="add_combination",
    ),
    path("staff/findings/<uuid:key>/trend/", views.trend, name="trend"),
    path("staff/findings/waves/", views.external_waves, name="external_waves"),
    path("staff/findings/waves/bring/", views.bring_external_wave, name="bring_external_wave"),
    path("staff/findings/waves/<uuid:key>/", views.external_wave, name="external_wave"),
    path("staff/findings/waves/<uuid:key>/map/", views.map_external_wave, name="map_external_wave"),
    path("staff/findings/waves/<uuid:key>/mapping/", views.bring_mapping, name="bring_mapping"),
    path(
        "staff/findings/waves/<uuid:key>/mapping.csv",
        views.external_mapping_csv,
        name="external_mapping_csv",
    ),
    path(
        "staff/findings/waves/<uuid:key>/check/",
        views.check_external_wave,
        name="check_external_wave",
    ),
    path(
        "staff/findings/waves/<uuid:key>/remove/",
        views.remove_external_wave,
        name="remove_external_wave",
    ),
]

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
]

from django.urls import path

from heard.results import views

app_name = "results"
urlpatterns = [
    path("findings/", views.publications, name="publications"),
    path("findings/<uuid:key>/", views.publication, name="publication"),
    path("findings/<uuid:key>/question/<slug:code>/", views.question, name="question"),
    path("findings/<uuid:key>/by/<slug:code>/", views.grouping, name="grouping"),
    path("findings/<uuid:key>/findings.csv", views.findings_csv, name="findings_csv"),
    path(
        "findings/<uuid:key>/findings.csv-metadata.json",
        views.findings_metadata,
        name="findings_metadata",
    ),
    path("findings/<uuid:key>/findings.json", views.findings_json, name="findings_json"),
    path("findings/<uuid:key>/easy-read/", views.easy_read, name="easy_read"),
    path("findings/<uuid:key>/report.docx", views.report_word, name="report_word"),
    path("findings/<uuid:key>/report.pdf", views.report_pdf, name="report_pdf"),
    path("staff/findings/", views.all_findings, name="all_findings"),
    path("staff/findings/<uuid:key>/", views.findings, name="findings"),
    path("staff/findings/<uuid:key>/publish/", views.publish_findings, name="publish_findings"),
    path("staff/findings/prepare/<uuid:key>/", views.prepare_findings, name="prepare_findings"),
]

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
    path("staff/findings/<uuid:key>/agree/", views.agree_findings, name="agree_findings"),
    path("staff/findings/<uuid:key>/forum/", views.say_for_forum, name="say_for_forum"),
    path("staff/findings/of/<uuid:key>/", views.survey_findings, name="survey_findings"),
    path("staff/findings/prepare/<uuid:key>/", views.prepare_findings, name="prepare_findings"),
    path("staff/findings/weights/<uuid:key>/", views.weights, name="weights"),
    path(
        "staff/findings/weights/<uuid:key>/figures/",
        views.bring_in_population,
        name="bring_in_population",
    ),
    path("staff/findings/figures/<uuid:key>/", views.try_weights, name="try_weights"),
    path("staff/findings/weighting/<uuid:key>/", views.weighting, name="weighting"),
    path("staff/findings/weighting/<uuid:key>/use/", views.accept_weights, name="accept_weights"),
    path("staff/findings/weighting/<uuid:key>/drop/", views.drop_weights, name="drop_weights"),
    path("staff/findings/rows/", views.all_row_exports, name="all_row_exports"),
    path("staff/findings/rows/ask/<uuid:key>/", views.ask_for_rows, name="ask_for_rows"),
    path("staff/findings/rows/<uuid:key>/", views.row_export, name="row_export"),
    path(
        "staff/findings/rows/<uuid:key>/columns/",
        views.choose_row_columns,
        name="choose_row_columns",
    ),
    path("staff/findings/rows/<uuid:key>/approve/", views.approve_rows, name="approve_rows"),
    path("staff/findings/rows/<uuid:key>/refuse/", views.refuse_rows, name="refuse_rows"),
    path("staff/findings/rows/<uuid:key>/withdraw/", views.withdraw_rows, name="withdraw_rows"),
    path("staff/findings/rows/<uuid:key>/download/", views.download_rows, name="download_rows"),
]

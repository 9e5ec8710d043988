"""Reports to committees."""

from django.urls import URLPattern, path

from heard.scrutiny.views import issuing, report_rows, report_templates, reports, reports_public

STAFF, PUBLIC = "staff/committee-reports/", "committee-reports/"
ONE, ISSUE = f"{PUBLIC}<slug:slug>/", f"{PUBLIC}<slug:slug>/issues/<int:number>/"

_public: list[URLPattern] = [
    path(PUBLIC, reports_public.committee_reports, name="committee_reports"),
    path(ONE, reports_public.report, name="report"),
    path(ISSUE, reports_public.report_issue, name="report_issue"),
    path(f"{ONE}report.docx", reports_public.report_word, name="report_word"),
    path(f"{ISSUE}report.docx", reports_public.report_word, name="report_word"),
    path(f"{ONE}report.pdf", reports_public.report_pdf, name="report_pdf"),
    path(f"{ISSUE}report.pdf", reports_public.report_pdf, name="report_pdf"),
    path(f"{ONE}report.json", reports_public.report_json, name="report_json"),
    path(f"{ISSUE}report.json", reports_public.report_json, name="report_json"),
    path(f"{ONE}briefing/", reports_public.report_briefing, name="report_briefing"),
    path(f"{ONE}briefing.pdf", reports_public.report_briefing_pdf, name="report_briefing_pdf"),
    path(f"{ONE}easy-read/", reports_public.report_easy_read, name="report_easy_read"),
]
_writing: list[URLPattern] = [
    path(STAFF, reports.all_reports, name="all_reports"),
    path(f"{STAFF}new/<int:pk>/", reports.make_report, name="make_report"),
    path(f"{STAFF}<int:pk>/", reports.write_report, name="write_report"),
    path(f"{STAFF}<int:pk>/preview/", reports.preview_report, name="preview_report"),
    path(f"{STAFF}<int:pk>/details/", reports.change_report, name="change_report"),
    path(f"{STAFF}<int:pk>/exempt/", reports.exempt_information, name="exempt_information"),
    path(f"{STAFF}<int:pk>/easy-read/", reports.easy_read, name="easy_read"),
    path(f"{STAFF}<int:pk>/issue/", issuing.issue_report, name="issue_report"),
    path(f"{STAFF}<int:pk>/withdraw/", issuing.withdraw_report, name="withdraw_report"),
    path(
        "staff/restricted-appendices/",
        issuing.restricted_appendices,
        name="restricted_appendices",
    ),
    path(
        "staff/restricted-appendices/<int:pk>/",
        issuing.restricted_appendix,
        name="restricted_appendix",
    ),
    path(
        "staff/restricted-appendices/<int:pk>/appendix.docx",
        issuing.restricted_appendix_word,
        name="restricted_appendix_word",
    ),
]
_rows: list[URLPattern] = [
    path(f"{STAFF}<int:pk>/blocks/", report_rows.blocks, name="blocks"),
    path(f"{STAFF}<int:pk>/recommendations/", report_rows.recommendations, name="recommendations"),
    path(f"{STAFF}<int:pk>/implications/<int:kind>/", report_rows.implication, name="implication"),
    path(
        f"{STAFF}<int:pk>/background-papers/",
        report_rows.background_papers,
        name="background_papers",
    ),
    path("staff/report-blocks/<int:pk>/", report_rows.change_block, name="change_block"),
    path("staff/report-blocks/<int:pk>/move/", report_rows.move_block, name="move_block"),
    path("staff/report-blocks/<int:pk>/remove/", report_rows.remove_block, name="remove_block"),
    path(
        "staff/report-recommendations/<int:pk>/",
        report_rows.change_recommendation,
        name="change_recommendation",
    ),
    path(
        "staff/report-recommendations/<int:pk>/move/",
        report_rows.move_recommendation,
        name="move_recommendation",
    ),
    path(
        "staff/report-recommendations/<int:pk>/remove/",
        report_rows.remove_recommendation,
        name="remove_recommendation",
    ),
]
_templates: list[URLPattern] = [
    path(
        "staff/committees/<int:pk>/templates/", report_templates.add_template, name="add_template"
    ),
    path("staff/report-templates/<int:pk>/", report_templates.map_template, name="map_template"),
    path(
        "staff/report-templates/<int:pk>/example.docx",
        report_templates.template_example,
        name="template_example",
    ),
    path(
        "staff/report-templates/<int:pk>/retire/",
        report_templates.retire_template,
        name="retire_template",
    ),
]
patterns: list[URLPattern] = [*_public, *_writing, *_rows, *_templates]

from django.urls import path

from heard.results import views
from heard.results.views import building, checking, comments, official

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
    path("staff/findings/<uuid:key>/blocks/", building.blocks, name="blocks"),
    path(
        "staff/findings/<uuid:key>/blocks/<slug:block>/", building.change_block, name="change_block"
    ),
    path(
        "staff/findings/<uuid:key>/blocks/<slug:block>/move/",
        building.move_block,
        name="move_block",
    ),
    path(
        "staff/findings/<uuid:key>/blocks/<slug:block>/remove/",
        building.remove_block,
        name="remove_block",
    ),
    path("staff/findings/<uuid:key>/begin/", building.begin_findings, name="begin_findings"),
    path("staff/findings/<uuid:key>/again/", building.build_again, name="build_again"),
    path("staff/findings/of/<uuid:key>/", views.survey_findings, name="survey_findings"),
    path("staff/findings/prepare/<uuid:key>/", views.prepare_findings, name="prepare_findings"),
    path("staff/findings/weights/<uuid:key>/", views.weights, name="weights"),
    path(
        "staff/findings/weights/<uuid:key>/figures/",
        views.bring_in_population,
        name="bring_in_population",
    ),
    path(
        "staff/findings/weights/<uuid:key>/official/",
        official.take_official,
        name="take_official",
    ),
    path(
        "staff/findings/weights/<uuid:key>/official/groups/",
        official.map_official,
        name="map_official",
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
    path("staff/findings/quality/<uuid:key>/", views.check_quality, name="check_quality"),
    path(
        "staff/findings/quality/<uuid:key>/combination/",
        views.add_combination,
        name="add_combination",
    ),
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
    path("staff/comments/", comments.all_comments, name="all_comments"),
    path("staff/comments/of/<uuid:key>/", comments.comments, name="comments"),
    path(
        "staff/comments/of/<uuid:key>/take-in/", comments.take_in_comments, name="take_in_comments"
    ),
    path(
        "staff/comments/of/<uuid:key>/agreement/",
        comments.comment_agreement,
        name="comment_agreement",
    ),
    path("staff/comments/of/<uuid:key>/themes/", comments.comment_themes, name="comment_themes"),
    path(
        "staff/comments/of/<uuid:key>/themes.csv",
        comments.comment_themes_csv,
        name="comment_themes_csv",
    ),
    path("staff/comments/of/<uuid:key>/next/", checking.next_comment, name="next_comment"),
    path("staff/comments/<uuid:key>/", checking.check_comment, name="check_comment"),
    path("staff/comments/<uuid:key>/release/", checking.release_comment, name="release_comment"),
    path("staff/comments/<uuid:key>/strike/", checking.strike_more, name="strike_more"),
    path(
        "staff/comments/<uuid:key>/leave-out/", checking.leave_out_comment, name="leave_out_comment"
    ),
    path(
        "staff/comments/<uuid:key>/again/", checking.check_comment_again, name="check_comment_again"
    ),
    path("staff/comments/<uuid:key>/flag/", checking.flag_comment, name="flag_comment"),
]

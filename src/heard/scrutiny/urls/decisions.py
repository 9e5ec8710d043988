"""Decisions: the register, and the records that officers write."""

from django.urls import URLPattern, path

from heard.scrutiny.views import drafts, open_data, public, publishing

patterns: list[URLPattern] = [
    path("decisions/", public.register, name="register"),
    path("decisions/feed.xml", public.decisions_feed, name="decisions_feed"),
    path("decisions/decisions.csv", public.decisions_csv, name="decisions_csv"),
    path("decisions/decisions.json", public.decisions_json, name="decisions_json"),
    path("decisions/oparl.json", open_data.decisions_oparl, name="decisions_oparl"),
    path("decisions/oparl/<str:kind>/<str:key>/", open_data.decision_oparl, name="decision_oparl"),
    path("decisions/<slug:slug>/", public.decision, name="decision"),
    path("decisions/<slug:slug>/editions/<int:number>/", public.edition, name="edition"),
    path("staff/decisions/", drafts.all_decisions, name="all_decisions"),
    path("staff/decisions/new/", drafts.read_decision, name="read_decision"),
    path("staff/decisions/<int:pk>/", drafts.change_decision, name="change_decision"),
    path(
        "staff/decisions/<int:pk>/resolutions/",
        drafts.change_resolutions,
        name="change_resolutions",
    ),
    path("staff/decisions/<int:pk>/source/", drafts.download_source, name="download_source"),
    path("staff/decisions/<int:pk>/discard/", drafts.discard_decision, name="discard_decision"),
    path("staff/decisions/<int:pk>/publish/", publishing.publish_decision, name="publish_decision"),
    path("staff/decisions/<int:pk>/correct/", publishing.correct_decision, name="correct_decision"),
    path(
        "staff/decisions/<int:pk>/withdraw/", publishing.withdraw_decision, name="withdraw_decision"
    ),
]

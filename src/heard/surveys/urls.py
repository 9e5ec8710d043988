"""Addresses of the room. The survey's own pages have hyphens, which no section's code can have."""

from django.urls import path

from heard.surveys.views import answering, public, returns, staff

app_name = "surveys"
urlpatterns = [
    path("surveys/", public.list_surveys, name="list_surveys"),
    path("surveys/<uuid:key>/", public.show_survey, name="show_survey"),
    path("surveys/<uuid:key>/check-answers/", answering.check_answers, name="check_answers"),
    path("surveys/<uuid:key>/answers-sent/", answering.answers_sent, name="answers_sent"),
    path("surveys/<uuid:key>/stop-answering/", answering.stop_answering, name="stop_answering"),
    path("surveys/<uuid:key>/answers-deleted/", answering.answers_deleted, name="answers_deleted"),
    path("surveys/<uuid:key>/<slug:code>/", answering.answer_section, name="answer_section"),
    path("staff/surveys/", staff.surveys, name="surveys"),
    path("staff/surveys/new/", staff.make_survey, name="make_survey"),
    path("staff/surveys/<int:pk>/", staff.run_survey, name="run_survey"),
    path("staff/surveys/<int:pk>/words/", staff.edit_survey, name="edit_survey"),
    path("staff/surveys/<int:pk>/open/", staff.open_survey, name="open_survey"),
    path("staff/surveys/<int:pk>/close/", staff.close_survey, name="close_survey"),
    path("staff/surveys/<int:pk>/archive/", staff.archive_survey, name="archive_survey"),
    path("staff/surveys/<int:pk>/returns/", returns.bring_in_returns, name="bring_in_returns"),
    path("staff/surveys/<int:pk>/returns/<uuid:key>/", returns.show_returns, name="show_returns"),
    path(
        "staff/surveys/<int:pk>/returns/<uuid:key>/problems.csv",
        returns.returns_problems,
        name="returns_problems",
    ),
]

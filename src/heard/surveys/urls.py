"""Addresses of the room. The survey's own pages have hyphens, which no section's code can have."""

from django.urls import path

from heard.surveys.views import answering, public

app_name = "surveys"
urlpatterns = [
    path("surveys/", public.list_surveys, name="list_surveys"),
    path("surveys/<uuid:key>/", public.show_survey, name="show_survey"),
    path("surveys/<uuid:key>/check-answers/", answering.check_answers, name="check_answers"),
    path("surveys/<uuid:key>/answers-sent/", answering.answers_sent, name="answers_sent"),
    path("surveys/<uuid:key>/stop-answering/", answering.stop_answering, name="stop_answering"),
    path("surveys/<uuid:key>/answers-deleted/", answering.answers_deleted, name="answers_deleted"),
    path("surveys/<uuid:key>/<slug:code>/", answering.answer_section, name="answer_section"),
]

"""Root addresses: each room brings its own.

A partnership's pages stand under its own host or under `/a/<slug>/`; the middleware
`heard.partnerships.middleware` takes that prefix off, so every room's addresses start at `/`.
"""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from heard.config.health import health
from heard.design import errors

urlpatterns = [
    path("health/", health, name="health"),
    path("account/", include("heard.accounts.urls")),
    path("", include("heard.design.urls")),
    *i18n_patterns(
        path("", include("heard.home.urls")),
        path("", include("heard.surveys.urls")),
        path("", include("heard.boards.urls")),
        path("", include("heard.sessions.urls")),
        path("", include("heard.themes.urls")),
        path("", include("heard.safeguarding.urls")),
        path("", include("heard.results.urls")),
        path("", include("heard.figures.urls")),
        path("", include("heard.areas.urls")),
        path("", include("heard.plans.urls")),
        path("", include("heard.scrutiny.urls")),
        path("", include("heard.questionnaires.urls")),
        path("", include("heard.partnerships.urls")),
        prefix_default_language=False,
    ),
]

handler400 = errors.handler400
handler403 = errors.handler403
handler404 = errors.handler404
handler500 = "heard.config.away.handler500"
handler429 = "heard.design.errors.handler429"  # asked for by allauth's throttles

from heard.boards.urls import bodies, calls, expressions, meetings, standing

app_name = "boards"
urlpatterns = [
    *bodies.patterns,
    *meetings.patterns,
    *calls.patterns,
    *expressions.patterns,
    *standing.patterns,
]

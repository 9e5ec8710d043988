from heard.boards.urls import bodies, calls, expressions, meetings, people, standing

app_name = "boards"
urlpatterns = [
    *bodies.patterns,
    *people.patterns,
    *meetings.patterns,
    *calls.patterns,
    *expressions.patterns,
    *standing.patterns,
]

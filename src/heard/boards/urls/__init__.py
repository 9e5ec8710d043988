from heard.boards.urls import bodies, calls, meetings, people, standing

app_name = "boards"
urlpatterns = [
    *bodies.patterns,
    *people.patterns,
    *meetings.patterns,
    *calls.patterns,
    *standing.patterns,
]

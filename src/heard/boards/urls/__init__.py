from heard.boards.urls import bodies, calls, meetings, standing

app_name = "boards"
urlpatterns = [
    *bodies.patterns,
    *meetings.patterns,
    *calls.patterns,
    *standing.patterns,
]

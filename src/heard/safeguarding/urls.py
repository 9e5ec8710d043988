from django.urls import path

from heard.safeguarding.views import handling, inbox, numbers, raising, setting_up

app_name = "safeguarding"
urlpatterns = [
    path("staff/safeguarding/", inbox.inbox, name="inbox"),
    path("staff/safeguarding/raise/", raising.raise_concern, name="raise_concern"),
    path(
        "staff/safeguarding/raised/<str:reference>/",
        raising.concern_raised,
        name="concern_raised",
    ),
    path("staff/safeguarding/set-up/", setting_up.set_up, name="set_up"),
    path("staff/safeguarding/numbers/", numbers.numbers, name="numbers"),
    path("staff/safeguarding/<int:pk>/", inbox.concern, name="concern"),
    path("staff/safeguarding/<int:pk>/look/", inbox.look_at_concern, name="look_at_concern"),
    path("staff/safeguarding/<int:pk>/note/", handling.note_on_concern, name="note_on_concern"),
    path("staff/safeguarding/<int:pk>/pass-on/", handling.pass_on_concern, name="pass_on_concern"),
    path("staff/safeguarding/<int:pk>/close/", handling.close_concern, name="close_concern"),
    path(
        "staff/safeguarding/<int:pk>/open-again/",
        handling.open_concern_again,
        name="open_concern_again",
    ),
]

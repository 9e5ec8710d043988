from django.urls import URLPattern, path, re_path

from heard.boards.views import keep_me_posted, my_subscription, standing

patterns: list[URLPattern] = [
    path("keep-me-posted/", keep_me_posted.keep_me_posted, name="keep_me_posted"),
    re_path(
        r"^keep-me-posted/asked/(email|text|phone|letter)/$",
        keep_me_posted.asked_to_join,
        name="asked_to_join",
    ),
    path("keep-me-posted/<str:link>/", my_subscription.my_subscription, name="my_subscription"),
    path(
        "keep-me-posted/<str:link>/change/",
        my_subscription.change_subscription,
        name="change_subscription",
    ),
    path("keep-me-posted/<str:link>/leave/", my_subscription.leave_list, name="leave_list"),
    path("staff/standing-list/", standing.standing_list, name="standing_list"),
    path("staff/standing-list/add/", standing.add_subscriber, name="add_subscriber"),
    path("staff/standing-list/<int:pk>/", standing.subscriber, name="subscriber"),
    path(
        "staff/standing-list/<int:pk>/confirm/",
        standing.confirm_subscriber,
        name="confirm_subscriber",
    ),
    path("staff/standing-list/<int:pk>/take-off/", standing.take_off_list, name="take_off_list"),
    path(
        "staff/standing-list/<int:pk>/send-link/",
        standing.send_link_again,
        name="send_link_again",
    ),
]

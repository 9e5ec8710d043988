"""Addresses of posts."""

from django.urls import URLPattern, path

from heard.plans.views import posts

urlpatterns: list[URLPattern] = [
    path("staff/plans/posts/", posts.posts, name="posts"),
    path("staff/plans/posts/new/", posts.make_post, name="make_post"),
    path("staff/plans/posts/<int:pk>/", posts.keep_post, name="keep_post"),
    path("staff/plans/posts/<int:pk>/change/", posts.change_post, name="change_post"),
    path("staff/plans/posts/<int:pk>/holder/", posts.change_holder, name="change_holder"),
    path("staff/plans/posts/<int:pk>/correct/", posts.correct_holder, name="correct_holder"),
    path("staff/plans/posts/<int:pk>/link/", posts.send_update_link, name="send_update_link"),
]

"""Addresses of bookings as staff handle them: callers, support, check-in."""

from django.urls import URLPattern, path

from heard.sessions.views import arriving, bookings

_OF = "staff/sessions/<int:pk>"

patterns: list[URLPattern] = [
    path(f"{_OF}/bookings/", bookings.bookings, name="bookings"),
    path("staff/bookings/<int:pk>/", bookings.booking, name="booking"),
    path(f"{_OF}/check-in/", arriving.check_in, name="check_in"),
    path(f"{_OF}/check-in/presses/", arriving.check_in_presses, name="check_in_presses"),
    path(f"{_OF}/check-in/walk-in/", arriving.walk_in, name="walk_in"),
    path(f"{_OF}/sign-in-sheet/", arriving.sign_in_sheet, name="sign_in_sheet"),
    path(f"{_OF}/sign-in-sheet/typed/", arriving.type_sheet, name="type_sheet"),
    path(f"{_OF}/head-count/", arriving.head_count, name="head_count"),
]

"""Addresses of bookings as staff handle them: callers, support, check-in."""

from django.urls import URLPattern, path

from heard.sessions.views import arriving, bookings, handling, support

_OF = "staff/sessions/<int:pk>"
_ONE = "staff/bookings/<int:pk>"

patterns: list[URLPattern] = [
    path(f"{_OF}/bookings/", bookings.bookings, name="bookings"),
    path(f"{_OF}/bookings/enter/", handling.enter_booking, name="enter_booking"),
    path("staff/bookings/<int:pk>/", bookings.booking, name="booking"),
    path(f"{_ONE}/change/", handling.change_booking, name="change_booking"),
    path(f"{_ONE}/cancel/", handling.cancel_booking, name="cancel_booking"),
    path(f"{_ONE}/answer/", handling.record_offer_answer, name="record_offer_answer"),
    path(f"{_ONE}/not-reached/", handling.note_unreachable, name="note_unreachable"),
    path(f"{_ONE}/reached/", handling.note_reached, name="note_reached"),
    path(f"{_ONE}/link/", handling.send_link_again, name="send_link_again"),
    path(f"{_ONE}/forget/", handling.forget_booking, name="forget_booking"),
    path("staff/support/", support.support, name="support"),
    path("staff/support/<int:pk>/settle/", support.settle_support, name="settle_support"),
    path("staff/support/<int:pk>/cannot-meet/", support.cannot_meet, name="cannot_meet"),
    path(f"{_OF}/check-in/", arriving.check_in, name="check_in"),
    path(f"{_OF}/check-in/presses/", arriving.check_in_presses, name="check_in_presses"),
    path(f"{_OF}/check-in/walk-in/", arriving.walk_in, name="walk_in"),
    path(f"{_OF}/sign-in-sheet/", arriving.sign_in_sheet, name="sign_in_sheet"),
    path(f"{_OF}/sign-in-sheet/typed/", arriving.type_sheet, name="type_sheet"),
    path(f"{_OF}/head-count/", arriving.head_count, name="head_count"),
]

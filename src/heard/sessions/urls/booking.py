"""Addresses of booking and one household's own page.

The own page has the shortest address of all: it has to fit into a text message.
"""

from django.urls import URLPattern, path

from heard.sessions.views import booking, my_booking

_MINE = "b/<str:link>/"

patterns: list[URLPattern] = [
    path("sessions/<uuid:key>/book/", booking.book, name="book"),
    path("sessions/<uuid:key>/book/sent/", booking.booking_taken, name="booking_taken"),
    path(_MINE, my_booking.my_booking, name="my_booking"),
    path(f"{_MINE}answer/", my_booking.answer_offer, name="answer_offer"),
    path(f"{_MINE}change/", my_booking.change_my_booking, name="change_my_booking"),
    path(f"{_MINE}cancel/", my_booking.cancel_my_booking, name="cancel_my_booking"),
    path(f"{_MINE}session.ics", my_booking.my_booking_calendar, name="my_booking_calendar"),
]

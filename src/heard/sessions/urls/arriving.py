"""Addresses of bookings as staff handle them: callers, support, check-in."""

from django.urls import URLPattern

patterns: list[URLPattern] = []

"""Addresses of booking and one household's own page."""

from django.urls import URLPattern

patterns: list[URLPattern] = []

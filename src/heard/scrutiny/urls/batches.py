"""Many records brought in at once."""

from django.urls import URLPattern

patterns: list[URLPattern] = []

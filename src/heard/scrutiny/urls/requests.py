"""The tracker of what committees asked for."""

from django.urls import URLPattern

patterns: list[URLPattern] = []

"""Members' duties, and the page behind their link."""

from django.urls import URLPattern

patterns: list[URLPattern] = []

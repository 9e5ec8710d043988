"""Committees, their years, and what is kept of them."""

from django.urls import URLPattern

patterns: list[URLPattern] = []

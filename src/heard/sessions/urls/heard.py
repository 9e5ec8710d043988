"""Addresses of "what we heard" and what became of it."""

from django.urls import URLPattern

patterns: list[URLPattern] = []

"""Agenda packs."""

from django.urls import URLPattern

patterns: list[URLPattern] = []

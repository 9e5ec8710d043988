"""Addresses of what everybody sees of sessions."""

from django.urls import URLPattern

patterns: list[URLPattern] = []

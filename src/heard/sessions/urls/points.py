"""Addresses of capturing and moderating what was said."""

from django.urls import URLPattern

patterns: list[URLPattern] = []

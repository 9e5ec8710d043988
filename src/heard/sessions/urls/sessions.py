"""Addresses of making and running sessions."""

from django.urls import URLPattern

patterns: list[URLPattern] = []

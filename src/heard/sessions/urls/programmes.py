"""Addresses of programmes, phases, venues and days to avoid."""

from django.urls import URLPattern

patterns: list[URLPattern] = []

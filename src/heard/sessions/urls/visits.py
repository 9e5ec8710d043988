"""Addresses of elected members who listen."""

from django.urls import URLPattern

patterns: list[URLPattern] = []

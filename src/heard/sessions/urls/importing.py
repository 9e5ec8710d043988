"""Addresses of bringing in a file of attendees."""

from django.urls import URLPattern

patterns: list[URLPattern] = []

"""Addresses of who was asked, who came, who was missing."""

from django.urls import URLPattern

patterns: list[URLPattern] = []

"""Reports to committees."""

from django.urls import URLPattern

patterns: list[URLPattern] = []

"""Addresses of noticing."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

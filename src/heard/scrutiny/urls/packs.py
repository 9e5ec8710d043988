"""Agenda packs."""

from django.urls import URLPattern, path

from heard.scrutiny.views import packs

patterns: list[URLPattern] = [
    path("packs/<uuid:key>/", packs.pack, name="pack"),
    path("packs/<uuid:key>/pack.docx", packs.pack_word, name="pack_word"),
    path("packs/<uuid:key>/pack.pdf", packs.pack_pdf, name="pack_pdf"),
    path("staff/packs/<int:pk>/", packs.make_pack, name="make_pack"),
]

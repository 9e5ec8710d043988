"""Walls that only a running Django can be asked about."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.db import router
from django.db.models import Field, Model


def links_across_databases(models: Iterable[type[Model]]) -> Iterator[str]:
    """Foreign keys, one-to-one and many-to-many fields from one database to another."""
    for model in models:
        for field in model._meta.get_fields():
            other = field.related_model
            if not isinstance(field, Field) or not isinstance(other, type):
                continue
            if router.db_for_read(model) != router.db_for_read(other):
                yield f"{model._meta.label}.{field.name} points at {other._meta.label}"


def job_names(source: Path) -> Iterator[str]:
    """Every job that the code under `source` names: strings such as heard.mail.jobs.deliver."""
    for path in sorted(source.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                parts = node.value.split(".")
                if parts[0] == "heard" and parts[-2:-1] == ["jobs"] and node.value.isascii():
                    yield node.value

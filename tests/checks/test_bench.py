"""What `make bench` runs imports what is there: no test runs it, and things move."""

import ast
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"


def missing(script: str) -> list[str]:
    """Names that a script takes from Heard or its tests, and that are not there."""
    asked = [
        (node.module, name.name)
        for node in ast.walk(ast.parse(script))
        if isinstance(node, ast.ImportFrom) and node.module
        for name in node.names
        if node.module.split(".")[0] in {"heard", "tests"}
    ]
    return [f"{module}.{name}" for module, name in asked if not _is_there(module, name)]


def _is_there(module: str, name: str) -> bool:
    if find_spec(module) is None:
        return False
    return hasattr(import_module(module), name) or find_spec(f"{module}.{name}") is not None


@pytest.mark.parametrize("script", sorted(BENCH.glob("*.py")), ids=lambda script: script.name)
def test_a_measurement_imports_what_is_there(script):
    assert missing(script.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("from heard.engines.disclosure import protect, gone", "heard.engines.disclosure.gone"),
        ("def late():\n    from heard.gone import it", "heard.gone.it"),
    ],
)
def test_what_has_moved_is_named(line, name):
    assert missing(line) == [name]

"""Each import contract, and strict typing, is broken on purpose and is seen to fail the check."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
LINT = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"

BROKEN = [
    (
        "surveys/rules.py",
        "from heard.results import apps\n",
        "heard.surveys is not allowed to import heard.results",
    ),
    (
        "design/words_of_audit.py",
        "import heard.audit.apps\n",
        "heard.design is not allowed to import heard.audit",
    ),
    (
        "partnerships/roles.py",
        "import heard.home\n",
        "heard.partnerships is not allowed to import heard.home",
    ),
    (
        "scrutiny/models.py",
        "from heard.scrutiny import services\n",
        "heard.scrutiny.models is not allowed to import heard.scrutiny.services",
    ),
    (
        "engines/disclosure/tables.py",
        "import heard.engines.decisiontext\n",
        "heard.engines.disclosure is not allowed to import heard.engines.decisiontext",
    ),
    (
        "engines/questionnaire/answers.py",
        "from django.db import models\n",
        "heard.engines is not allowed to import django",
    ),
    ("invitations/__init__.py", "", "every child of every container must be declared"),
]


def lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache", "--config", str(ROOT / "pyproject.toml")],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("copy")
    left_out = shutil.ignore_patterns("__pycache__", "static", "jinja2", "locale", "demo")
    shutil.copytree(ROOT / "src" / "heard", root / "src" / "heard", ignore=left_out)
    return root


def test_heard_keeps_its_import_contracts(copied):
    checked = lint_imports(copied)

    assert "0 broken" in checked.stdout
    assert checked.returncode == 0


@pytest.mark.parametrize(("name", "line", "message"), BROKEN)
def test_an_import_that_goes_up_or_sideways_fails(copied, name, line, message):
    path = copied / "src" / "heard" / name
    before = path.read_text() if path.exists() else None
    path.parent.mkdir(exist_ok=True)
    path.write_text(line + (before or ""))
    try:
        checked = lint_imports(copied)
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_text(before)
        if name.startswith("invitations"):
            path.parent.rmdir()

    assert message in checked.stdout
    assert checked.returncode == 1


def test_no_import_is_left_out_of_the_contracts():
    words = (ROOT / "pyproject.toml").read_text()

    assert "ignore_imports" not in words
    assert "unmatched_ignore" not in words


def test_code_without_types_fails_the_type_check(tmp_path):
    (tmp_path / "untyped.py").write_text("def shown(count):\n    return count > 4\n")

    checked = subprocess.run(
        [
            *(sys.executable, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml")),
            *("--cache-dir", str(tmp_path / "cache"), str(tmp_path / "untyped.py")),
        ],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": "src"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "Function is missing a type annotation" in checked.stdout
    assert checked.returncode == 1

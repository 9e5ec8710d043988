"""The files that are checked."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

LEFT_OUT = {".git", ".venv", "node_modules", "var", "__pycache__", "build"}


@dataclass(frozen=True)
class Problem:
    path: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


@dataclass(frozen=True)
class File:
    """A file of the project; `name` is its path from the top, with slashes."""

    name: str
    content: str

    @cached_property
    def lines(self) -> list[str]:
        return self.content.splitlines()

    @cached_property
    def syntax(self) -> ast.Module:
        return ast.parse(self.content, self.name)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """All of `syntax`. Several rules look through it, and to walk it takes longest."""
        return list(ast.walk(self.syntax))

    @property
    def is_python(self) -> bool:
        return self.name.endswith(".py")

    @property
    def is_ours_to_run(self) -> bool:
        """Code of the product itself, migrations apart."""
        return self.is_python and self.name.startswith("src/") and "/migrations/" not in self.name

    @property
    def is_template(self) -> bool:
        return self.name.endswith(".jinja")

    @property
    def is_view(self) -> bool:
        parts = Path(self.name).with_suffix("").parts
        return self.is_ours_to_run and "views" in parts

    def syntax_problem(self) -> Problem | None:
        try:
            _ = self.is_python and self.syntax
        except SyntaxError as error:
            return self.problem(error.lineno or 1, f"not Python: {error.msg}.")
        return None

    def problem(self, line: int, text: str) -> Problem:
        return Problem(self.name, line, text)


def read_tree(root: Path) -> list[File]:
    """Every text file that is, or is about to be, in the repository at `root`."""
    return list(_read(root))


def _read(root: Path) -> Iterator[File]:
    for name in _names(root):
        path = root / name
        if not path.is_file() or path.is_symlink():
            continue
        try:
            yield File(name, path.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            continue  # a picture or a workbook


def _names(root: Path) -> list[str]:
    if (root / ".git").exists():
        listed = subprocess.run(
            [
                "git",
                "ls-files",
                "-z",
                "--cached",
                "--others",
                "--exclude-standard",
            ],
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        )
        return sorted(set(filter(None, listed.stdout.split("\0"))))
    relative = (path.relative_to(root) for path in root.rglob("*"))
    return sorted(path.as_posix() for path in relative if not LEFT_OUT & set(path.parts))

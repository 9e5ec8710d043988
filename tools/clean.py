"""Remove what was made here: the embedded databases, built pages and caches; .venv stays."""

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CACHES = (".mypy_cache", ".ruff_cache", ".pytest_cache", ".import_linter_cache", ".hypothesis")
PYTHON = ROOT / ".venv" / "bin" / "python"


def main() -> None:
    for var in (ROOT / "var", ROOT / "var" / "test"):
        forget_databases(var)
    for name in ("var", "src/heard/design/static/build", *CACHES):
        shutil.rmtree(ROOT / name, ignore_errors=True)
    for folder in ROOT.glob("src/**/__pycache__"):
        shutil.rmtree(folder, ignore_errors=True)


def forget_databases(var: Path) -> None:
    """Stop them, and remove their folder where root had to put it elsewhere."""
    home = var / "postgres"
    if not home.exists():
        return
    stop = "from pathlib import Path; from heard.config.embedded import stop_databases; "
    subprocess.run(
        [str(PYTHON), "-c", f"{stop} stop_databases(Path({str(var)!r}))"],
        env={"PYTHONPATH": str(ROOT / "src")},
        check=True,
    )
    shutil.rmtree(home.resolve())


if __name__ == "__main__":
    main()

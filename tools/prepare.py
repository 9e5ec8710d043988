"""Make `.venv` and install what is pinned, unless that was done before.

Run by the machine's own Python, so it uses the standard library alone. What was installed is
remembered as the text of the requirements, so a second run costs nothing, and a changed pin is
noticed whatever the files' times are.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST_PYTHON = (3, 11)


def main(*lists: str) -> None:
    """Install the requirements named in `lists` ("run", "dev"), and Heard itself."""
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(map(str, sys.version_info[:2]))
        sys.exit(
            f"Heard needs Python 3.11 or later, and this is {found}. Try: make PYTHON=python3.11"
        )
    if VENV.is_symlink():
        return  # another checkout's, which is the one to fill it
    make_venv()
    files = [f"requirements/{name}.txt" for name in lists]
    is_new = [install(file, ["--require-hashes", "-r", file]) for file in files]
    is_new.append(install("pyproject.toml", ["--no-deps", "--no-build-isolation", "-e", "."]))
    if any(is_new):
        compile_all()


def make_venv() -> None:
    if PYTHON.exists():
        return
    say("Making .venv")
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False)
    if made.returncode != 0:
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit("Python has no venv here. On Debian: apt-get install python3-venv")


def install(source: str, arguments: list[str]) -> bool:
    """Run pip, unless it was run for the same text of `source`; say whether it was run now."""
    wanted = (ROOT / source).read_bytes()
    stamp = VENV / "installed" / Path(source).name
    if stamp.exists() and stamp.read_bytes() == wanted:
        return False
    say(f"Installing {source}")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    installed = subprocess.run([*pip, "--no-compile", *arguments], cwd=ROOT, check=False)
    if installed.returncode != 0:
        sys.exit(f"pip could not install {source}; what it said is above.")
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_bytes(wanted)
    return True


def compile_all() -> None:
    """Compile what was installed, on every processor: pip does one file after the other.

    What cannot be compiled is no harm: some packages bring files for other versions of Python.
    """
    compiling = [str(PYTHON), "-m", "compileall", "-qq", "-j", "0", str(VENV / "lib")]
    subprocess.run(compiling, check=False)


def say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

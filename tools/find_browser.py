"""Make sure that the browser tests have a Chromium, and say what to type where they have none."""

import os
import shutil
import subprocess
import sys

# The headless shell is the same engine without windows: pages open in two thirds of the time.
NAMES = (
    *("chromium-headless-shell", "chromium", "chromium-browser"),
    *("google-chrome", "google-chrome-stable", "chrome"),
)
INSTALL = "apt-get install --yes --no-install-recommends"
PACKAGES = ("chromium-headless-shell", "chromium")  # older Debians have only the second
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def main() -> None:
    if has_browser():
        return
    if not (os.geteuid() == 0 and shutil.which("apt-get")):
        wanted = f"sudo {INSTALL} {PACKAGES[-1]}"
        sys.exit(f"The browser tests need Chromium or Chrome. On Debian, type: {wanted}")
    print("Installing Debian's chromium for the browser tests", flush=True)
    problem = run("apt-get update")
    for package in () if problem else PACKAGES:
        problem = run(f"{INSTALL} {package}")
        if not problem:
            return
    sys.exit(problem)


def run(command: str) -> str:
    """Nothing where it went well, else what went wrong."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command.split(), env=environment, check=False, capture_output=True, text=True
    )
    return f"`{command}` failed: {done.stderr.strip()[-500:]}" if done.returncode else ""


def has_browser() -> bool:
    chosen = os.environ.get("HEARD_CHROMIUM")
    return bool(chosen) or os.path.exists(MAC) or any(map(shutil.which, NAMES))  # noqa: PTH110 - one string, one question


if __name__ == "__main__":
    main()

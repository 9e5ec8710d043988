"""Make sure that the browser tests have a Chromium, and say what to type where they have none."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
INSTALL = "apt-get install --yes --no-install-recommends chromium"
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def main() -> None:
    if has_browser():
        return
    if not (os.geteuid() == 0 and shutil.which("apt-get")):
        sys.exit(f"The browser tests need Chromium or Chrome. On Debian, type: sudo {INSTALL}")
    print("Installing Debian's chromium for the browser tests", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in ("apt-get update", INSTALL):
        done = subprocess.run(
            command.split(), env=environment, check=False, capture_output=True, text=True
        )
        if done.returncode != 0:
            sys.exit(f"`{command}` failed: {done.stderr.strip()[-500:]}")


def has_browser() -> bool:
    chosen = os.environ.get("HEARD_CHROMIUM")
    return bool(chosen) or os.path.exists(MAC) or any(map(shutil.which, NAMES))  # noqa: PTH110 - one string, one question


if __name__ == "__main__":
    main()

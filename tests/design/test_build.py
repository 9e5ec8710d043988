"""The built assets: small, whole, and built only when needed."""

import json
import re
from pathlib import Path

import brotli
import pytest

from heard.design import build

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.usefixtures("built_assets")


@pytest.mark.parametrize(
    ("name", "most"), [("heard.css", 15_000), ("heard.rtl.css", 15_000), ("heard.js", 8_000)]
)
def test_assets_are_small(name, most):
    assert len(brotli.compress((build.BUILD / name).read_bytes())) <= most


def test_a_first_visit_is_light(client, db):
    """50 kB and 8 requests for everything, the page itself uncompressed."""
    page = client.get("/design/error/404/").content
    addresses = re.findall(rb'<(?:link rel="(?:stylesheet|icon)"|script|img)[^>]*"(/[^"]+)"', page)
    static = Path(build.ROOM / "static")

    bodies = [(static / each.decode().removeprefix("/static/")).read_bytes() for each in addresses]

    assert len(addresses) == 3
    assert len(page) + sum(len(brotli.compress(body)) for body in bodies) <= 30_000


def test_the_style_sheet_has_no_crown_no_government_typeface_and_asks_for_nothing():
    css = (build.BUILD / "heard.css").read_text()

    assert "GDS Transport" not in css
    assert "crown" not in css
    assert "url(" not in css


def test_nothing_is_built_twice():
    assert build.build_assets() is False


def test_the_compressed_neighbours_hold_the_same():
    for name in build.OUTPUTS:
        packed = (build.BUILD / f"{name}.br").read_bytes()
        assert brotli.decompress(packed) == (build.BUILD / name).read_bytes()


def test_the_lock_names_no_registry():
    lock = json.loads((ROOT / "package-lock.json").read_text())

    assert not [name for name, package in lock["packages"].items() if "resolved" in package]
    assert all("integrity" in package for name, package in lock["packages"].items() if name)


def test_a_step_that_fails_says_what_it_said():
    with pytest.raises(build.AssetsError, match=r"failed\. It said:\nno such thing"):
        build._run(["sh", "-c", "echo no such thing >&2; exit 3"])

"""Prints what a first visit costs a family: bytes over the wire and requests, in Chromium.

Run from the repository: `python bench/first_visit.py`. The server is the one of a real install:
gunicorn, production settings, collected static files compressed with brotli. Only
published findings are compressed: other pages may hold secrets (form stamps), and are small.
"""

import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from _install import ROOT, install

KILOBYTES, REQUESTS = 50, 8
READY_WITHIN = 60.0  # seconds
WORDS = {"HEARD_ENV": "production", "HEARD_TLS": "yes", "HEARD_HOSTS": "localhost"}
MAIL = {"HEARD_MAIL_URL": "outbox:", "HEARD_MAIL_FROM": "heard@example.org"}


def production(var: Path) -> dict[str, str]:
    """The environment of a real install that uses our databases."""
    from django.db import connections

    named = {"default": "DATABASE_URL", "answers": "ANSWERS_DATABASE_URL"}
    addresses = {}
    for alias, variable in named.items():
        before = os.environ[variable]
        name = connections[alias].settings_dict["NAME"]
        head, _, query = before.partition("?")
        addresses[variable] = f"{head.rpartition('/')[0]}/{name}" + (f"?{query}" if query else "")
    key = {"HEARD_SECRET_KEY": secrets.token_urlsafe(60), "HEARD_VAR": str(var)}
    python = {"PYTHONPATH": str(ROOT / "src")}
    return os.environ | WORDS | MAIL | key | addresses | python


@contextmanager
def server(environment: dict[str, str]) -> Iterator[str]:
    """Gunicorn on a free port, until it is no longer needed."""
    heard = [sys.executable, "-m", "heard"]
    collected = [*heard, "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(collected, env=environment, cwd=ROOT, check=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    settings = ["--config", "python:heard.config.gunicorn_settings"]
    command = [sys.executable, "-m", "gunicorn", *settings, "heard.config.wsgi"]
    with tempfile.TemporaryFile() as log:
        running = subprocess.Popen(
            command,
            env=environment | {"HEARD_BIND": f"127.0.0.1:{port}"},
            cwd=ROOT,
            stdout=log,
            stderr=log,
        )
        try:
            wait_for(f"http://localhost:{port}/health/")
            yield f"http://localhost:{port}"
        finally:
            running.terminate()
            running.wait(30)
            log.seek(0)
            missing = [line for line in log.read().decode().splitlines() if "Not Found" in line]
            assert missing == []


def wait_for(address: str) -> None:
    asked = urllib.request.Request(address, headers={"X-Forwarded-Proto": "https"})
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(asked, timeout=5).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"{address} did not answer in {READY_WITHIN:.0f} s")


def visit(browser: Any, address: str) -> tuple[int, int, int]:
    """Bytes over the wire with headers, bytes of the page itself, and requests, all uncached."""
    # A real install stands behind a web server that ends TLS and says so in this header.
    context = browser.new_context(extra_http_headers={"X-Forwarded-Proto": "https"})
    page = context.new_page()
    watcher = context.new_cdp_session(page)
    sizes: dict[str, float] = {}
    watcher.on(
        "Network.loadingFinished",
        lambda done: sizes.update({done["requestId"]: done["encodedDataLength"]}),
    )
    watcher.send("Network.enable")
    response = page.goto(address, wait_until="networkidle")
    assert response is not None
    if response.status != 200:
        raise RuntimeError(f"{address}: {response.status}")
    size = len(response.body())
    context.close()
    return int(sum(sizes.values())), size, len(sizes)


def addresses() -> dict[str, str]:
    """The demo's pages that a family opens first."""
    from tests.access import address_in

    from heard.home.demo.loading import load_demo
    from heard.results import queries as results
    from heard.surveys import queries as surveys

    area = load_demo()
    assert area is not None
    survey, findings = surveys.open_surveys(area)[0], results.published(area)[0]
    return {
        "front page": address_in(area, "home:front_page"),
        "a survey's first page": address_in(area, "surveys:show_survey", survey.key),
        "findings": address_in(area, "results:publication", findings.key),
    }


def main() -> None:
    with install():
        from playwright.sync_api import sync_playwright
        from tests.browser import FLAGS, find_chromium

        from heard.design.build import build_assets

        build_assets()
        pages = addresses()
        environment = production(Path(os.environ["HEARD_VAR"]))
        with server(environment) as host, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
            print(f"a first visit (at most {KILOBYTES} kB and {REQUESTS} requests):")
            for name, path in pages.items():
                wire, size, requests = visit(browser, f"{host}{path}")
                print(
                    f"  {name:<22}{wire / 1000:6.1f} kB in {requests} requests, "
                    f"of it {size / 1000:.1f} kB the page"
                )
            browser.close()


if __name__ == "__main__":
    main()

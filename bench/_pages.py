"""How long pages take as a server has them, and how many statements each asks."""

import gc
import statistics
import time
from collections.abc import Mapping
from dataclasses import dataclass

from bench._install import measured
from django.test import Client

REQUESTS = 15


@dataclass(frozen=True)
class Limit:
    """What a page may take."""

    milliseconds: int = 100
    statements: int = 15


LIST_PAGE = Limit()


def measure_pages(client: Client, pages: Mapping[str, str], limit: Limit = LIST_PAGE) -> None:
    """Print a line for each address; one that takes too long or asks too much says so."""
    # What filling left in memory is no server's: looking through it would be measured, too.
    gc.collect()
    gc.freeze()
    print(f"{'page':<24}{'median ms':>10}{'CPU ms':>8}{'statements':>12}")
    for words, address in pages.items():
        _measure_page(client, words, address, limit)


def _measure_page(client: Client, words: str, address: str, limit: Limit) -> None:
    client.get(address)
    with measured() as work:
        response = client.get(address)
    assert response.status_code == 200, (words, response.status_code)
    times = []
    for _ in range(REQUESTS):
        before = time.perf_counter()
        client.get(address)
        times.append((time.perf_counter() - before) * 1000)
    median = statistics.median(times)
    cpu = (work.application + work.database) * 1000
    is_over = median > limit.milliseconds or work.statements > limit.statements
    over = "  over the limit" if is_over else ""
    print(f"{words:<24}{median:>10.1f}{cpu:>8.0f}{work.statements:>12}{over}")

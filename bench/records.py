"""Prints how long 1,000 decision records take from a ZIP file to drafts, and brought in again.

Run from the repository: `python bench/records.py`. Records are pages and texts of the shapes that
committee systems have; fifty cannot be read. What is timed is what an officer waits for: the ZIP
taken apart and kept, every record read, compared with what is here, and made into a draft.
"""

import argparse
import io
import time
import zipfile
from typing import Any

from _install import install, measured, peak_memory

SECONDS = 30
BROKEN = {
    "empty.txt": b"",
    "picture.pdf": b"%PDF-1.4",
    "old.doc": b"\xd0\xcf\x11\xe0",
    "odd.txt": b"\0" * 9,
}


def zipped(records: int, words: str) -> bytes:
    """A ZIP file with so many records; `words` stand in each of them."""
    from tests.scrutiny import make
    from tests.scrutiny.make_batches import page

    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(records):
            title = f"Report {number} on {words}"
            address = f"https://democracy.westmere.example/ieDecisionDetails.aspx?ID={number}"
            text = make.RECORD.format(title=title) + "The committee heard more. " * 80
            is_page = number % 2 == 0
            content = page(title=title, address=address, purpose=words) if is_page else text
            archive.writestr(f"{number}.{'html' if is_page else 'txt'}", content)
        for number in range(records // 20):
            name, content = list(BROKEN.items())[number % len(BROKEN)]
            archive.writestr(f"broken/{number}-{name}", content)
    return made.getvalue()


def bring(content: bytes, officer: Any) -> Any:
    from heard.scrutiny.archives import unpack
    from heard.scrutiny.services.batches import bring_batch, read_batch

    batch = bring_batch("records.zip", unpack(io.BytesIO(content)), by=officer)
    return read_batch(batch)


def measure(name: str, content: bytes, officer: Any) -> None:
    from heard.scrutiny.queries.batches import counted

    before = time.perf_counter()
    with measured() as work:
        batch = bring(content, officer)
    seconds = time.perf_counter() - before
    cpu = f"{work.application:.1f} s application, {work.database:.1f} s database"
    over = "  over the limit" if seconds > SECONDS else ""
    print(f"  {name:<24}{seconds:6.1f} s ({cpu}){over}")
    counts = ", ".join(f"{each.count} {each.outcome}" for each in counted(batch) if each.count)
    print(f"  {'':<24}{counts}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1_000)
    records = parser.parse_args().records
    with install():
        from tests.scrutiny import make

        officer = make.officer()
        first, other = zipped(records, "listening"), zipped(records, "hearing")
        print(f"{records:,} decision records in a ZIP file (at most {SECONDS} s):")
        measure("brought in", first, officer)
        measure("brought in again", first, officer)
        measure("again in other words", other, officer)
        print(f"  memory at most {peak_memory():.0f} MB")


if __name__ == "__main__":
    main()

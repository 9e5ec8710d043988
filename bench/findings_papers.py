"""How much work findings of 30 questions take as Word, as tagged PDF, in Easy Read and as files.

Run from the repository: `python bench/findings_papers.py`. Word is to take at most 2 s of the
processor, the PDF 1 s, the rest 0.1 s; a line that is over says so. Nothing is kept between runs:
a server sets each publication once.
"""

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from django.conf import settings  # noqa: E402 - after the path is set

settings.configure(USE_I18N=False)

import msgspec  # noqa: E402 - after the settings
from tests.results import made_findings as made  # noqa: E402 - after the settings

from heard.design.build import build_assets  # noqa: E402 - after the path is set
from heard.design.papers.pdf import pages_of, to_pdf  # noqa: E402 - as above
from heard.design.papers.word import to_word  # noqa: E402 - as above
from heard.results.downloads import to_csv  # noqa: E402 - as above
from heard.results.easy_read import easy_page  # noqa: E402 - as above
from heard.results.findings import (  # noqa: E402 - as above
    Contrast,
    Findings,
    Grouping,
    Ranked,
    Tipping,
)
from heard.results.metadata import to_metadata  # noqa: E402 - as above
from heard.results.papers.report import Edition, report_paper  # noqa: E402 - as above

QUESTIONS, GROUPINGS, GROUPS = 30, 4, 8
WORD, PDF, REST = 2, 1, 0.1  # seconds of the processor
EDITION = Edition(
    "Views 2026", "We heard.", "Westmere", date(2026, 3, 2), "https://westmere.example/findings/1/"
)


def findings() -> Findings:
    """Rated and unrated questions in turn, all broken down by four groupings of eight groups."""
    codes = [f"grouping_{number}" for number in range(GROUPINGS)]
    questions = []
    for number in range(QUESTIONS):
        label = f"Statement {number}: we were listened to when it mattered to us"
        groups = [
            made.line(10 * group + number, code=f"g{group}", label=f"Group {group}")
            for group in range(1, GROUPS + 1)
        ]
        contrasts = tuple(Contrast(f"g{n}", n, n - 4, n + 4, n % 3 == 0) for n in range(1, 9))
        breakdowns = tuple(made.Breakdown(code, tuple(groups), contrasts) for code in codes)
        rated = made.rated(f"q{number}", label, 20 + 4 * number, breakdowns=breakdowns)
        shares = {f"Answer {at}": 10 + at for at in range(6)}
        chosen = made.asked(f"q{number}", label, "several_choices", shares)
        questions.append(chosen if number % 5 == 4 else rated)
    rated_codes = [each.code for each in questions if each.is_rated]
    return msgspec.structs.replace(
        made.full(),
        parts=(made.Part("views", "Your views", tuple(questions)),),
        groupings=tuple(Grouping(code, f"Grouping {code}") for code in codes),
        ranks=tuple(Ranked(code, at, at + 3) for at, code in enumerate(rated_codes, 1)),
        tipping=tuple(Tipping(code, "below", 50, 60) for code in rated_codes),
    )


def timed(what: str, make: Callable[[], object], limit: float) -> object:
    began = time.process_time()
    made_of_it = make()
    cpu = time.process_time() - began
    over = "  over the limit" if cpu > limit else ""
    size = f", {len(made_of_it) // 1024} kB" if isinstance(made_of_it, bytes) else ""
    print(f"{what:<24}{cpu:6.3f} s of the processor (at most {limit} s){size}{over}")
    return made_of_it


def main() -> None:
    build_assets()
    found = findings()
    timed("Word", lambda: to_word(report_paper(found, EDITION)), WORD)
    pdf = timed("tagged PDF", lambda: to_pdf(report_paper(found, EDITION)), PDF)
    timed("Easy Read", lambda: easy_page(found, lambda _code, _option: ""), REST)
    csv = timed("CSV", lambda: to_csv(found).encode(), REST)
    if isinstance(pdf, bytes) and isinstance(csv, bytes):
        timed("metadata", lambda: to_metadata(found, EDITION, csv), REST)
        print(f"The PDF of {QUESTIONS} questions has {pages_of(pdf)} pages")


if __name__ == "__main__":
    main()
